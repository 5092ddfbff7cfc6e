/** Day, stop, times and place of an item. The times belong to the stop's zone, and the fields say so. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldMarks } from '#client/records/editing.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { ClockField, DayField } from '#client/ui/day-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { ProgrammeItem } from '#shared/plan/plan.ts'
import { itemZone, placesOn } from './days.ts'
import { useStopName } from './use-stop-name.ts'
import { useStopOptions } from './use-stop-options.ts'

/** The group of fields "When and where". */
export function ItemWhen({ item }: { readonly item: ProgrammeItem }): ReactElement {
  const { t } = useTranslation()
  const { change, readOnly } = useEdit()
  const plan = usePlanNow()
  const at = useFieldMarks('programme', item.id)
  return (
    <fieldset className="records-group">
      <legend>{t('programme.whenWho')}</legend>
      <DayField
        {...at('day')}
        label={t('programme.fieldDay')}
        value={item.day}
        near={plan.startDay}
        isReadOnly={readOnly}
        onCommit={day => change('items', item.id, { day })}
      />
      <SelectField
        {...at('stop')}
        label={t('programme.fieldStop')}
        value={plan.stops.some(stop => stop.id === item.stop) ? item.stop : ''}
        options={useStopOptions()}
        isReadOnly={readOnly}
        error={item.unplaced ? t('programme.stopGone') : undefined}
        onChange={stop => change('items', item.id, { stop: stop === '' ? null : stop })}
      />
      <ItemClocks item={item} />
      <TextField
        {...at('place')}
        label={t('programme.fieldPlace')}
        description={t('programme.placeHint')}
        value={item.place}
        isReadOnly={readOnly}
        onCommit={place => change('items', item.id, { place })}
      />
    </fieldset>
  )
}

function ItemClocks({ item }: { readonly item: ProgrammeItem }): ReactElement {
  const { t } = useTranslation()
  const { change, readOnly } = useEdit()
  const at = useFieldMarks('programme', item.id)
  const endsNextDay = item.start !== null && item.end !== null && item.end < item.start
  return (
    <>
      <div className="records-pair">
        <ClockField
          {...at('start')}
          label={t('programme.fieldStart')}
          value={item.start}
          isReadOnly={readOnly}
          onCommit={start => change('items', item.id, { start })}
        />
        <ClockField
          {...at('end')}
          label={t('programme.fieldEnd')}
          value={item.end}
          isReadOnly={readOnly}
          description={endsNextDay ? t('programme.endsNextDay') : undefined}
          onCommit={end => change('items', item.id, { end })}
        />
      </div>
      <ZoneHint item={item} />
    </>
  )
}

function ZoneHint({ item }: { readonly item: ProgrammeItem }): ReactElement {
  const { t } = useTranslation()
  const nameOf = useStopName()
  const plan = usePlanNow()
  if (itemZone(plan, item) === null) return <p className="records-hint">{t('programme.timesUnknown')}</p>
  const stop = plan.stops.find(each => each.id === item.stop) ?? (item.day === null ? [] : placesOn(plan, item.day))[0]
  return <p className="records-hint">{t('programme.timesIn', { place: stop === undefined ? '' : nameOf(stop) })}</p>
}
