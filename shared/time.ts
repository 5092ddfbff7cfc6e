/**
 * Days, clock times and zones. A time is stored as its place's clock shows it, together with a zone id; an instant is
 * computed from both whenever it is needed, so that a change of law between planning and travelling moves nothing.
 * What is a day or a zone is decided by form alone: two machines with different zone tables must read the same plan.
 */
import type { ClockTime, Currency, Day, LocalTime, Zone } from './plan/plan.ts'

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const clockPattern = /^([01]\d|2[0-3]):[0-5]\d$/
const zonePattern = /^[A-Z][A-Za-z0-9_+-]{0,30}(\/[A-Z][A-Za-z0-9_+-]{0,30}){0,2}$/
const currencyPattern = /^[A-Z]{3}$/

/** Milliseconds of one minute. */
export const minuteMs = 60_000

/** True for a day that the calendar has, `2028-02-29` but not `2027-02-29`. */
export function isDay(value: unknown): value is Day {
  const parts = typeof value === 'string' ? dayPattern.exec(value) : null
  if (!parts) return false
  const month = Number(parts[2])
  const day = Number(parts[3])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(parts[1]), month)
}

/** True for a clock time from `00:00` to `23:59`. */
export function isClockTime(value: unknown): value is ClockTime {
  return typeof value === 'string' && clockPattern.test(value)
}

/** True for a day and a clock time joined by `T`, to the minute and without zone. */
export function isLocalTime(value: unknown): value is LocalTime {
  return typeof value === 'string' && value[10] === 'T' && isDay(value.slice(0, 10)) && isClockTime(value.slice(11))
}

/** True for what has the form of an IANA zone id. Whether this machine's table holds it: `knowsZone`. */
export function isZone(value: unknown): value is Zone {
  return typeof value === 'string' && zonePattern.test(value)
}

/** True when this machine can compute with `zone`. */
export function knowsZone(zone: Zone): boolean {
  return isZone(zone) && toInstant('2000-01-01T00:00', zone) !== null
}

/** True for what has the form of an ISO 4217 code. */
export function isCurrency(value: unknown): value is Currency {
  return typeof value === 'string' && currencyPattern.test(value)
}

/**
 * The instant at which the clock of `zone` shows `local`, in milliseconds since 1970; null when the zone is unknown here.
 * A time that a clock change skips counts as that much later; of a time that comes twice the first counts (RFC 5545).
 */
export function toInstant(local: LocalTime, zone: Zone): number | null {
  return zoned(local, zone, 'compatible')?.epochMilliseconds ?? null
}

/** An instant, milliseconds since 1970, in ISO form and UTC: `2027-01-15T12:00:00Z`. */
export function instantOf(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString()
}

/** What the clock of `zone` shows at the instant `ms`. Throws a RangeError for a zone that this machine does not know. */
export function toLocal(ms: number, zone: Zone): LocalTime {
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute', roundingMode: 'floor' })
}

/** `gap` when a clock change skips `local`, `twice` when it comes twice, otherwise null. */
export function clockShift(local: LocalTime, zone: Zone): 'gap' | 'twice' | null {
  const earlier = zoned(local, zone, 'earlier')
  const later = zoned(local, zone, 'later')
  if (!earlier || !later || earlier.epochMilliseconds === later.epochMilliseconds) return null
  return earlier.toPlainDateTime().equals(Temporal.PlainDateTime.from(local)) ? 'twice' : 'gap'
}

/** The day that comes `count` days after `day`; before it when negative. */
export function addDays(day: Day, count: number): Day {
  return Temporal.PlainDate.from(day).add({ days: count }).toString()
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}

/** The day of a local time. */
export function dayOf(local: LocalTime): Day {
  return local.slice(0, 10)
}

/** The clock time of a local time. */
export function timeOf(local: LocalTime): ClockTime {
  return local.slice(11)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function zoned(local: LocalTime, zone: Zone, disambiguation: 'compatible' | 'earlier' | 'later') {
  const clock = Temporal.PlainDateTime.from(local)
  try {
    return clock.toZonedDateTime(zone, { disambiguation })
  } catch (error) {
    if (error instanceof RangeError) return null // the zone is not in this machine's table
    throw error
  }
}
