/** When an event of a calendar is, and what clocks show then. Zones go by their names; of a zone that only the file knows, by its rules there. */
import ICAL from 'ical.js'
import type { LocalTime, Zone } from '#shared/plan/plan.ts'
import { knowsZone, toInstant, toLocal } from '#shared/time.ts'

export type Span = {
  readonly isAllDay: boolean
  /** False for a time that is meant on whatever clock hangs there. */
  readonly isFixed: boolean
  /** The zone that the event names, when we know it. */
  readonly zone: Zone | null
  /** Instants in milliseconds; null for what is not fixed. */
  readonly from: number | null
  readonly to: number | null
  /** Start and end on the clock of `zone`; on the event's own clock, which is told, when there is none. */
  on(zone: Zone | null): { readonly start: LocalTime; readonly end: LocalTime | null; readonly zone: Zone | null }
}

/** The span of `event`; null when it has no start that can be read. */
export function spanOf(event: ICAL.Component): Span | null {
  const start = timeOf(event, 'dtstart')
  if (start === null) return null
  const end = timeOf(event, 'dtend') ?? afterDuration(event, start)
  const isAllDay = start.time.isDate
  const isFixed = !isAllDay && start.ms !== null
  const own = start.zone ?? 'UTC'
  const local = ({ time, ms }: Moment, zone: Zone | null) =>
    isFixed && ms !== null ? toLocal(ms, zone ?? own) : shown(time)
  return {
    isAllDay,
    isFixed,
    zone: start.zone,
    from: isFixed ? start.ms : null,
    to: isFixed ? (end?.ms ?? start.ms) : null,
    on: zone => ({ start: local(start, zone), end: end && local(end, zone), zone: isFixed ? (zone ?? own) : null }),
  }
}

/** The first value of a property; null when there is none, or none that can be read. */
export function valueIn(component: ICAL.Component, name: string): unknown {
  try {
    return component.getFirstPropertyValue(name)
  } catch {
    return null // the package reads values only when they are asked for, and throws then
  }
}

type Moment = { readonly time: ICAL.Time; readonly zone: Zone | null; readonly ms: number | null }

function timeOf(event: ICAL.Component, name: 'dtstart' | 'dtend'): Moment | null {
  const property = event.getFirstProperty(name)
  const time = valueIn(event, name)
  if (!(time instanceof ICAL.Time) || !isReal(time)) return null
  const id = String(property?.getParameter('tzid') ?? '')
  if (time.isDate) return { time, zone: null, ms: null }
  if (time.zone === ICAL.Timezone.utcTimezone) return { time, zone: null, ms: time.toUnixTime() * 1000 }
  if (id === '') return { time, zone: null, ms: null }
  const zone = zoneNamed(id)
  return { time, zone, ms: zone === null ? msByFile(event, id, time) : toInstant(shown(time), zone) }
}

/** Years as calendars have them; others make the arithmetic of days go astray. */
function isReal({ year, month, day, hour, minute }: ICAL.Time): boolean {
  return (
    year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59
  )
}

/** `Europe/Berlin`, also behind a maker's own prefix, `/example.org/20070129_1/Europe/Berlin`; and the names that Windows uses. */
function zoneNamed(id: string): Zone | null {
  const tail = /[A-Z]\w+\/[A-Z][\w+-]+(?:\/[A-Z]\w+)?$/.exec(id)?.[0] ?? ''
  return [id, tail, windowsZones[id] ?? ''].find(zone => zone !== '' && knowsZone(zone)) ?? null
}

const windowsZones: Readonly<Record<string, Zone>> = {
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'GMT Standard Time': 'Europe/London',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kiev',
  'GTB Standard Time': 'Europe/Bucharest',
  'Belarus Standard Time': 'Europe/Minsk',
  'Russian Standard Time': 'Europe/Moscow',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Israel Standard Time': 'Asia/Jerusalem',
  'Eastern Standard Time': 'America/New_York',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'China Standard Time': 'Asia/Shanghai',
}

/** By the offset that the file gives its own zone: the last that began before, found among the beginnings that it writes down. */
function msByFile(event: ICAL.Component, id: string, time: ICAL.Time): number | null {
  const zones = event.parent?.getAllSubcomponents('vtimezone') ?? []
  const zone = zones.find(each => valueIn(each, 'tzid') === id)
  const part = zone?.getFirstSubcomponent('standard') ?? zone?.getFirstSubcomponent('daylight')
  const offset = part && valueIn(part, 'tzoffsetto')
  if (!(offset instanceof ICAL.UtcOffset)) return null
  const utc = toInstant(shown(time), 'UTC')
  return utc === null ? null : utc - offset.toSeconds() * 1000
}

function afterDuration(event: ICAL.Component, { time, zone, ms }: Moment): Moment | null {
  const duration = valueIn(event, 'duration')
  if (!(duration instanceof ICAL.Duration)) return null
  const seconds = duration.toSeconds()
  if (!(seconds > 0 && seconds < 400 * 86_400)) return null
  const later = time.clone()
  later.addDuration(duration)
  return { time: later, zone, ms: ms === null ? null : ms + seconds * 1000 }
}

function shown({ year, month, day, hour, minute }: ICAL.Time): LocalTime {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}
