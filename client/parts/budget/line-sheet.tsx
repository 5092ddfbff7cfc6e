/** All fields of one budget line, in a sheet. Every field saves by itself. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Authorship } from '#client/records/authorship.tsx'
import { CommitteeField } from '#client/records/committee-field.tsx'
import { useFieldMarks, usePlaceLeft } from '#client/records/editing.tsx'
import { LanguagePicker } from '#client/records/language-picker.tsx'
import { RecordFoot } from '#client/records/record-foot.tsx'
import { Warnings } from '#client/records/warnings.tsx'
import { WordingField } from '#client/records/wording-field.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { CheckField } from '#client/ui/check-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { type BudgetLine, budgetCategories } from '#shared/plan/plan.ts'
import { LineAmounts } from './line-amounts.tsx'
import { LineShares } from './line-shares.tsx'
import type { BudgetDesk } from './use-budget-desk.ts'

export type LineSheetProps = { readonly line: BudgetLine; readonly desk: BudgetDesk }

/** The sheet of the line that is open. */
export function LineSheet({ line, desk }: LineSheetProps): ReactElement {
  const { t } = useTranslation()
  usePlaceLeft('budget')
  const { change, readOnly } = useEdit()
  const words = { part: 'budget', target: { kind: 'lines', id: line.id } } as const
  return (
    <Sheet isOpen title={t('budget.lineSheet')} onClose={desk.close} foot={<Foot line={line} desk={desk} />}>
      <div className="records-fields">
        <LanguagePicker />
        <WordingField {...words} field="title" label={t('budget.fieldTitle')} value={line.title} autoFocus />
        <Warnings
          kind="lines"
          id={line.id}
          except={['shares-do-not-add-up', 'percent-do-not-add-up', 'wordings-stale']}
        />
        <LineWho line={line} />
        <LineAmounts line={line} />
        <CheckField
          label={t('budget.fieldInKind')}
          value={line.inKind}
          isReadOnly={readOnly}
          onChange={inKind => change('lines', line.id, { inKind })}
        />
        {line.inKind ? null : <LineShares line={line} />}
        <Authorship kind="lines" id={line.id} />
      </div>
    </Sheet>
  )
}

function LineWho({ line }: { readonly line: BudgetLine }): ReactElement {
  const { t } = useTranslation()
  const { change, readOnly } = useEdit()
  const at = useFieldMarks('budget', line.id)
  return (
    <>
      <SelectField
        {...at('category')}
        label={t('budget.fieldCategory')}
        value={line.category}
        isReadOnly={readOnly}
        options={budgetCategories.map(value => ({ value, label: t(`fields.category.${value}`) }))}
        onChange={category => change('lines', line.id, { category })}
      />
      <CommitteeField
        {...at('payer')}
        label={t('budget.fieldPayer')}
        none={t('budget.none')}
        value={line.payer}
        isReadOnly={readOnly}
        onChange={payer => change('lines', line.id, { payer })}
      />
    </>
  )
}

function Foot({ line, desk }: LineSheetProps): ReactElement {
  const { t } = useTranslation()
  return (
    <RecordFoot
      onDone={desk.close}
      talkWords={t('budget.talkAbout')}
      onTalk={() => desk.talk(line.id)}
      deleteWords={t('budget.delete')}
      onDelete={() => desk.remove(line)}
    />
  )
}
