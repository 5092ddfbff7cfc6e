/** Name and status of the partnership as fields. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changePartnership } from '#client/state/people-api.ts'
import { DayField } from '#client/ui/day-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { statuses } from '#shared/protocol/people.ts'
import type { House } from '../people.tsx'
import { FormSheet } from './form-sheet.tsx'
import { useAct } from './use-act.ts'

type PartnershipSheetProps = { readonly house: House; readonly onClose: () => void }

/** Saved together. */
export function PartnershipSheet({ house, onClose }: PartnershipSheetProps): ReactElement {
  const { t } = useTranslation()
  const { id: _, ...before } = house.partnership
  const [now, setNow] = useState(before)
  const [isTried, setTried] = useState(false)
  const act = useAct()
  const isNamed = now.name.trim() !== ''
  const save = async () => {
    setTried(true)
    if (!isNamed) return
    const { name, ...status } = now
    if (!(await act.run(() => changePartnership({ name, status })))) return
    house.onChanged()
    onClose()
  }
  return (
    <FormSheet
      title={t('people.editPartnership')}
      save={t('people.save')}
      act={act}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('people.partnershipName')}
        error={isTried && !isNamed ? t('people.nameMissing') : undefined}
        value={now.name}
        onChange={name => setNow({ ...now, name })}
        onCommit={name => setNow({ ...now, name })}
        maxLength={200}
        isRequired
      />
      <SelectField
        label={t('people.statusField')}
        description={t('people.statusHelp')}
        value={now.status}
        options={statuses.map(value => ({ value, label: t(`people.status.${value}`) }))}
        onChange={status => setNow({ ...now, status })}
      />
      <DayField
        label={t('people.since')}
        value={now.since === '' ? null : now.since}
        onCommit={day => setNow({ ...now, since: day ?? '' })}
      />
      <TextField
        label={t('people.sourceField')}
        description={t('people.sourceHelp')}
        value={now.source}
        onChange={source => setNow({ ...now, source })}
        onCommit={source => setNow({ ...now, source })}
        maxLength={500}
      />
    </FormSheet>
  )
}
