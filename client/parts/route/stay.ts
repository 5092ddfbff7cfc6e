/** Times of a stay as a reader elsewhere sees them. */
import type { Day, LocalTime, Stop, Zone } from '#shared/plan/plan.ts'
import { dayOf, toInstant, toLocal } from '#shared/time.ts'

/** True when the stay lies on one calendar day, so that times within it need no weekday. */
export function isOneDay(stop: Pick<Stop, 'arrive' | 'depart'>): boolean {
  return stop.arrive !== null && stop.depart !== null && dayOf(stop.arrive) === dayOf(stop.depart)
}

/** The time in `zone` shown by a clock in `reader`; null when it cannot be told or is the same. */
export function readerTime(local: LocalTime, zone: Zone | null, reader: Zone): LocalTime | null {
  if (zone === null) return null
  const instant = toInstant(local, zone)
  const mine = instant === null ? null : toLocal(instant, reader)
  return mine === local ? null : mine
}

/** The short name of the weekday, `Mon`. */
export function weekdayOf(day: Day, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00Z`))
}
