/** All fields of one programme item, in a sheet. Every field saves by itself. */
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
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { ProgrammeItem } from '#shared/plan/plan.ts'
import { ItemWhen } from './item-when.tsx'
import type { ItemDesk } from './use-item-desk.ts'

export type ItemSheetProps = { readonly item: ProgrammeItem; readonly desk: ItemDesk }

/** The sheet of the item that is open. */
export function ItemSheet({ item, desk }: ItemSheetProps): ReactElement {
  const { t } = useTranslation()
  usePlaceLeft('programme')
  const target = { kind: 'items', id: item.id } as const
  const words = { part: 'programme', target }
  return (
    <Sheet isOpen title={t('programme.itemSheet')} onClose={desk.close} foot={<Foot item={item} desk={desk} />}>
      <div className="records-fields">
        <LanguagePicker />
        <WordingField {...words} field="title" label={t('programme.fieldTitle')} value={item.title} autoFocus />
        <Warnings kind="items" id={item.id} except={['wordings-stale']} />
        <ItemWhen item={item} />
        <ItemWho item={item} />
        <WordingField {...words} field="note" label={t('programme.fieldNote')} value={item.note} multiline />
        <WordingField {...words} field="bring" label={t('programme.fieldBring')} value={item.bring} multiline />
        <Authorship kind="items" id={item.id} />
      </div>
    </Sheet>
  )
}

function Foot({ item, desk }: ItemSheetProps): ReactElement {
  const { t } = useTranslation()
  return (
    <RecordFoot
      onDone={desk.close}
      talkWords={t('programme.talkAbout')}
      onTalk={() => desk.talk(item.id)}
      deleteWords={t('programme.delete')}
      onDelete={() => desk.remove(item)}
    />
  )
}

function ItemWho({ item }: { readonly item: ProgrammeItem }): ReactElement {
  const { t } = useTranslation()
  const { change, readOnly } = useEdit()
  const format = useFormat()
  const at = useFieldMarks('programme', item.id)
  const languages = usePlan(plan => plan.languages)
  const known = [...new Set([...languages, item.language].filter(each => each !== ''))]
  return (
    <fieldset className="records-group">
      <legend>{t('programme.who')}</legend>
      <CommitteeField
        {...at('committee')}
        label={t('programme.fieldCommittee')}
        none={t('programme.none')}
        value={item.committee}
        isReadOnly={readOnly}
        onChange={committee => change('items', item.id, { committee })}
      />
      <TextField
        {...at('party')}
        label={t('programme.fieldParty')}
        description={t('programme.partyHint')}
        value={item.party}
        isReadOnly={readOnly}
        onCommit={party => change('items', item.id, { party: party.trim() })}
      />
      <TextField
        {...at('method')}
        label={t('programme.fieldMethod')}
        description={t('programme.methodHint')}
        value={item.method}
        isReadOnly={readOnly}
        onCommit={method => change('items', item.id, { method })}
      />
      <SelectField
        {...at('language')}
        label={t('programme.fieldLanguage')}
        value={item.language}
        isReadOnly={readOnly}
        options={[
          { value: '', label: t('programme.none') },
          ...known.map(each => ({ value: each, label: format.language(each) })),
        ]}
        onChange={language => change('items', item.id, { language })}
      />
    </fieldset>
  )
}
