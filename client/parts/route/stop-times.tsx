/** The times at the left of the line: arrival, nights, departure, each with its day; the reader's own time second. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import type { LocalTime, Stop, Zone } from '#shared/plan/plan.ts'
import { stopNights } from '#shared/plan/route.ts'
import { dayOf, toInstant } from '#shared/time.ts'
import { readerTime, weekdayOf } from './stay.ts'

export type StopTimesProps = {
  readonly stop: Stop
  readonly isFirst: boolean
  readonly isLast: boolean
  /** The reader's zone when it is to be shown below the local time, otherwise null. */
  readonly reader: Zone | null
}

/** Zone abbreviations stand at the departure, as in a printed timetable, or at the arrival when nothing departs. */
export function StopTimes({ stop, isFirst, isLast, reader }: StopTimesProps): ReactElement {
  const { t } = useTranslation()
  const nights = stopNights(stop) ?? 0
  const shared = { zone: stop.zone, reader }
  return (
    <div className="route-times">
      {stop.arrive === null ? (
        <Blank words={isFirst ? t('route.start') : t('route.noTime')} isShown={isFirst || stop.depart === null} />
      ) : (
        <StopTime {...shared} local={stop.arrive} label={t('route.arrives')} withZone={stop.depart === null} />
      )}
      {nights > 0 ? <p className="route-nights">{t('route.nights', { count: nights })}</p> : null}
      {stop.depart === null ? (
        <Blank words={t('route.end')} isShown={isLast && stop.arrive !== null} />
      ) : (
        <StopTime {...shared} local={stop.depart} label={t('route.departs')} withZone />
      )}
    </div>
  )
}

function Blank({ words, isShown }: { readonly words: string; readonly isShown: boolean }): ReactElement | null {
  return isShown ? <p className="route-time-none">{words}</p> : null
}

type StopTimeProps = {
  readonly local: LocalTime
  readonly zone: Zone | null
  readonly reader: Zone | null
  readonly label: string
  readonly withZone: boolean
}

function StopTime({ local, zone, reader, label, withZone }: StopTimeProps): ReactElement {
  const format = useFormat()
  const mine = reader === null ? null : readerTime(local, zone, reader)
  const at = zone === null || !withZone ? null : toInstant(local, zone)
  return (
    <p className="route-time">
      <span className="ui-hidden">{label} </span>
      <time dateTime={local}>
        <b>{format.time(local)}</b> <span className="route-day">{format.dayShort(dayOf(local))}</span>{' '}
        {zone === null || at === null ? null : <span className="route-day">{format.zoneName(zone, at)}</span>}
      </time>
      {mine === null || reader === null ? null : <ReaderTime mine={mine} local={local} reader={reader} />}
    </p>
  )
}

function ReaderTime(props: {
  readonly mine: LocalTime
  readonly local: LocalTime
  readonly reader: Zone
}): ReactElement {
  const format = useFormat()
  const { mine, local, reader } = props
  const day = dayOf(mine) === dayOf(local) ? '' : `${weekdayOf(dayOf(mine), format.locale)} `
  return (
    <span className="route-mine">
      {day}
      {format.time(mine)} {format.zoneName(reader, toInstant(mine, reader) ?? 0)}
    </span>
  )
}
