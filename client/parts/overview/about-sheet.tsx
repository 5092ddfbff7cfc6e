/** Title, purpose, label, dates, languages and currency of the plan, as fields. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Authorship } from '#client/records/authorship.tsx'
import { useFieldMarks, usePlaceLeft } from '#client/records/editing.tsx'
import { LanguagePicker } from '#client/records/language-picker.tsx'
import { WordingField } from '#client/records/wording-field.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import { DayField } from '#client/ui/day-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { LanguageList } from './language-list.tsx'
import './overview-fields.css'

export type AboutSheetProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Each field is written as soon as it is left. */
export function AboutSheet({ isOpen, onClose }: AboutSheetProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Sheet
      title={t('overview.aboutTitle')}
      isOpen={isOpen}
      onClose={onClose}
      foot={
        <Button variant="primary" onPress={onClose}>
          {t('overview.done')}
        </Button>
      }
    >
      {isOpen ? <AboutFields /> : null}
    </Sheet>
  )
}

function AboutFields(): ReactElement {
  usePlaceLeft('overview')
  const { t } = useTranslation()
  const plan = usePlanNow()
  const shared = { part: 'overview', target: 'plan' } as const
  return (
    <>
      <LanguagePicker />
      <WordingField {...shared} field="title" label={t('overview.titleField')} value={plan.title} />
      <WordingField
        {...shared}
        field="purpose"
        label={t('overview.purpose')}
        description={t('overview.purposeHint')}
        value={plan.purpose}
        multiline
      />
      <WordingField
        {...shared}
        field="label"
        label={t('overview.label')}
        description={t('overview.labelHint')}
        value={plan.label}
      />
      <DayFields />
      <LanguageList />
      <Authorship kind="plan" id="plan" />
    </>
  )
}

function DayFields(): ReactElement {
  const { t } = useTranslation()
  const edit = useEdit()
  const { startDay, endDay } = usePlanNow()
  const at = useFieldMarks('overview', 'plan')
  const isWrong = startDay !== null && endDay !== null && endDay < startDay
  return (
    <div className="overview-pair">
      <DayField
        label={t('overview.startDay')}
        value={startDay}
        near={endDay}
        onCommit={day => edit.changePlan({ startDay: day })}
        isReadOnly={edit.readOnly}
        {...at('startDay')}
      />
      <DayField
        label={t('overview.endDay')}
        value={endDay}
        near={startDay}
        error={isWrong ? t('overview.endsFirst') : undefined}
        onCommit={day => edit.changePlan({ endDay: day })}
        isReadOnly={edit.readOnly}
        {...at('endDay')}
      />
    </div>
  )
}
