/** All fields of a stop: names, place, stay, note. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Authorship } from '#client/records/authorship.tsx'
import { CommitteeField } from '#client/records/committee-field.tsx'
import { useFieldMarks, usePlaceLeft } from '#client/records/editing.tsx'
import { LanguagePicker } from '#client/records/language-picker.tsx'
import { WordingField } from '#client/records/wording-field.tsx'
import { type Edit, useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { DayTimeField } from '#client/ui/day-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { Language, Plan, Stop } from '#shared/plan/plan.ts'
import { clockShift, dayOf } from '#shared/time.ts'
import { PositionFields } from './coordinate-field.tsx'
import { CountryField, ZoneField } from './place-fields.tsx'
import { useZoneOf } from './use-zone-of.ts'

/** The fields in four groups, each with its heading. What is asked most stands first: times and host; the search filled the rest. */
export function StopFields({ stop }: { readonly stop: Stop }): ReactElement {
  usePlaceLeft('route')
  return (
    <>
      <StayFields stop={stop} />
      <NoteFields stop={stop} />
      <NameFields stop={stop} />
      <PlaceFields stop={stop} />
      <Authorship kind="stops" id={stop.id} />
    </>
  )
}

type FieldsProps = { readonly stop: Stop }

function languagesOf(plan: Plan): readonly Language[] {
  return plan.languages
}

function NameFields({ stop }: FieldsProps): ReactElement {
  const { t } = useTranslation()
  const edit = useEdit()
  const languages = usePlan(languagesOf)
  const at = useFieldMarks('route', stop.id)
  return (
    <fieldset className="route-fields">
      <legend>{t('route.names')}</legend>
      <TextField
        label={t('route.name')}
        description={t('route.nameHint')}
        value={stop.name}
        error={stop.name.trim() === '' ? t('route.nameNeeded') : undefined}
        onCommit={name => edit.change('stops', stop.id, { name })}
        {...at('name')}
        isReadOnly={edit.readOnly}
      />
      {languages.map(language => (
        <AliasField key={language} stop={stop} language={language} edit={edit} />
      ))}
    </fieldset>
  )
}

function AliasField({ stop, language, edit }: FieldsProps & { readonly language: Language; readonly edit: Edit }) {
  const { t } = useTranslation()
  const format = useFormat()
  const field = `alias@${language}`
  const at = useFieldMarks('route', stop.id)
  return (
    <TextField
      label={t('route.alias', { language: format.language(language) })}
      lang={language}
      value={stop.alias[language]?.text ?? ''}
      onCommit={text => edit.word({ kind: 'stops', id: stop.id }, 'alias', language, text)}
      {...at(field)}
      isReadOnly={edit.readOnly}
    />
  )
}

/** A new position brings its zone with it; a zone chosen by hand stays until the position changes again. */
function PlaceFields({ stop }: FieldsProps): ReactElement {
  const { t } = useTranslation()
  const edit = useEdit()
  const at = useFieldMarks('route', stop.id)
  const zone = useZoneOf(found => edit.change('stops', stop.id, { zone: found }))
  return (
    <fieldset className="route-fields">
      <legend>{t('route.place')}</legend>
      <TextField
        label={t('route.station')}
        value={stop.station}
        onCommit={station => edit.change('stops', stop.id, { station })}
        {...at('station')}
        isReadOnly={edit.readOnly}
      />
      <CountryField
        value={stop.country}
        onCommit={country => edit.change('stops', stop.id, { country })}
        {...at('country')}
        isReadOnly={edit.readOnly}
      />
      <PositionFields
        position={stop}
        onCommit={position => {
          edit.change('stops', stop.id, position)
          const { lat, lon } = { ...stop, ...position }
          zone.find(lat, lon)
        }}
        marks={at}
        isReadOnly={edit.readOnly}
      />
      <ZoneField
        value={stop.zone}
        problem={zone.failed ? t('route.zoneFailed') : undefined}
        onCommit={chosen => edit.change('stops', stop.id, { zone: chosen })}
        {...at('zone')}
        isReadOnly={edit.readOnly}
      />
    </fieldset>
  )
}

function StayFields({ stop }: FieldsProps): ReactElement {
  const { t } = useTranslation()
  const edit = useEdit()
  const at = useFieldMarks('route', stop.id)
  return (
    <fieldset className="route-fields">
      <legend>{t('route.stay')}</legend>
      <StayTime stop={stop} field="arrive" />
      <StayTime stop={stop} field="depart" />
      <CommitteeField
        label={t('route.hostField')}
        value={stop.host}
        none={t('route.noHost')}
        onChange={host => edit.change('stops', stop.id, { host })}
        {...at('host')}
        isReadOnly={edit.readOnly}
      />
    </fieldset>
  )
}

/** Arrival or departure. A time that a clock change skips is an error at the field, one that comes twice a word beside it. */
function StayTime({ stop, field }: FieldsProps & { readonly field: 'arrive' | 'depart' }): ReactElement {
  const { t } = useTranslation()
  const edit = useEdit()
  const startDay = usePlan(plan => plan.startDay)
  const at = useFieldMarks('route', stop.id)
  const local = stop[field]
  const other = field === 'arrive' ? stop.depart : stop.arrive
  const shift = local === null || stop.zone === null ? null : clockShift(local, stop.zone)
  const zoneWords = stop.zone === null ? undefined : t('route.inZone', { zone: stop.zone })
  return (
    <DayTimeField
      label={t(`route.${field}`)}
      value={local}
      near={other === null ? startDay : dayOf(other)}
      description={shift === 'twice' ? t('route.clock.twice') : zoneWords}
      error={shift === 'gap' ? t('route.clock.gap') : undefined}
      onCommit={time => edit.change('stops', stop.id, { [field]: time })}
      {...at(field)}
      isReadOnly={edit.readOnly}
    />
  )
}

function NoteFields({ stop }: FieldsProps): ReactElement {
  const { t } = useTranslation()
  const [format, [language]] = [useFormat(), useWordingLanguage()]
  return (
    <fieldset className="route-fields">
      <legend>{t('route.notes')}</legend>
      <LanguagePicker />
      <WordingField
        part="route"
        target={{ kind: 'stops', id: stop.id }}
        field="note"
        label={t('route.note', { language: format.language(language) })}
        value={stop.note}
        multiline
      />
    </fieldset>
  )
}
