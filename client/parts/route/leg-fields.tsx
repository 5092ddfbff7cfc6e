/** All fields of a way; for one that lost its place, also where it goes now. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Authorship } from '#client/records/authorship.tsx'
import { useFieldMarks, usePlaceLeft } from '#client/records/editing.tsx'
import { LanguagePicker } from '#client/records/language-picker.tsx'
import { WordingField } from '#client/records/wording-field.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan, usePlanNow } from '#client/state/use-plan.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { DayField } from '#client/ui/day-field.tsx'
import { NumberField } from '#client/ui/number-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { type Leg, legModes, legStatuses } from '#shared/plan/plan.ts'
import { legMinutes, straightKm } from '#shared/plan/route.ts'
import { ModeIcon } from './leg-row.tsx'
import { NewPlaceField } from './lost-legs.tsx'

type FieldsProps = { readonly leg: Leg }

/** How one travels, how far and how long, whether it runs; first of all a place, when the way has lost its own. */
export function LegFields({ leg }: FieldsProps): ReactElement {
  usePlaceLeft('route')
  return (
    <>
      {leg.standing === 'stranded' ? <NewPlaceField leg={leg} /> : null}
      <HowFields leg={leg} />
      <FarFields leg={leg} />
      <StatusFields leg={leg} />
      <NoteField leg={leg} />
      <Authorship kind="legs" id={leg.id} />
    </>
  )
}

function HowFields({ leg }: FieldsProps): ReactElement {
  const { t } = useTranslation()
  const edit = useEdit()
  const at = useFieldMarks('route', leg.id)
  return (
    <>
      <SelectField
        label={t('route.wayMode')}
        value={leg.mode}
        options={legModes.map(mode => ({
          value: mode,
          label: t(`fields.mode.${mode}`),
          mark: <ModeIcon mode={mode} />,
        }))}
        onChange={mode => edit.change('legs', leg.id, { mode })}
        {...at('mode')}
        isReadOnly={edit.readOnly}
      />
      <TextField
        label={t('route.wayNumber')}
        description={t('route.wayNumberHint')}
        value={leg.number}
        onCommit={number => edit.change('legs', leg.id, { number })}
        {...at('number')}
        isReadOnly={edit.readOnly}
      />
    </>
  )
}

/** Distance and border are typed; the journey time is computed over the zones and only shown. */
function FarFields({ leg }: FieldsProps): ReactElement {
  const { t } = useTranslation()
  const edit = useEdit()
  const format = useFormat()
  const plan = usePlanNow()
  const at = useFieldMarks('route', leg.id)
  const minutes = legMinutes(plan, leg)
  const [from, to] = [leg.from, leg.to].map(id => plan.stops.find(stop => stop.id === id))
  const straight = from && to ? straightKm(from, to) : null
  return (
    <>
      <dl className="route-fact">
        <dt>{t('route.wayDuration')}</dt>
        <dd>{minutes === null ? t('route.wayDurationUnknown') : format.duration(minutes)}</dd>
      </dl>
      <NumberField
        label={t('route.wayDistance')}
        description={
          straight === null ? undefined : t('route.wayDistanceHint', { distance: format.distance(straight) })
        }
        value={leg.distanceKm}
        min={0}
        max={50_000}
        digits={1}
        onCommit={distanceKm => edit.change('legs', leg.id, { distanceKm })}
        {...at('distanceKm')}
        isReadOnly={edit.readOnly}
      />
      <NumberField
        label={t('route.wayBorder')}
        description={t('route.wayBorderHint')}
        value={leg.borderMinutes}
        min={0}
        max={10_000}
        digits={0}
        onCommit={border => edit.change('legs', leg.id, { borderMinutes: border ?? 0 })}
        {...at('borderMinutes')}
        isReadOnly={edit.readOnly}
      />
    </>
  )
}

function StatusFields({ leg }: FieldsProps): ReactElement {
  const { t } = useTranslation()
  const edit = useEdit()
  const startDay = usePlan(plan => plan.startDay)
  const at = useFieldMarks('route', leg.id)
  return (
    <>
      <SelectField
        label={t('route.wayStatus')}
        description={t('route.wayStatusHint')}
        value={leg.status}
        options={legStatuses.map(status => ({ value: status, label: t(`fields.status.${status}`) }))}
        onChange={status => edit.change('legs', leg.id, { status })}
        {...at('status')}
        isReadOnly={edit.readOnly}
      />
      <DayField
        label={t('route.wayChecked')}
        value={leg.checkedOn}
        near={startDay}
        onCommit={checkedOn => edit.change('legs', leg.id, { checkedOn })}
        {...at('checkedOn')}
        isReadOnly={edit.readOnly}
      />
    </>
  )
}

function NoteField({ leg }: FieldsProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [language] = useWordingLanguage()
  return (
    <fieldset className="route-fields">
      <legend>{t('route.notes')}</legend>
      <LanguagePicker />
      <WordingField
        part="route"
        target={{ kind: 'legs', id: leg.id }}
        field="note"
        label={t('route.note', { language: format.language(language) })}
        value={leg.note}
        multiline
      />
    </fieldset>
  )
}
