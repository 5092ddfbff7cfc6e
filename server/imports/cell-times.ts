/** Days and times as people write them in tables, in the forms of many countries. */
import * as read from '#shared/plan/fields.ts'
import type { ClockTime, Day, LocalTime, Zone } from '#shared/plan/plan.ts'
import { addDays, knowsZone, toLocal } from '#shared/time.ts'
import { isoMs } from './instants.ts'
import { plainFigures } from './texts.ts'

/** Whether the day or the month stands first in `3/4/2027`. */
export type DayOrder = 'day-first' | 'month-first'

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?$/
const yearLast = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})\.?$/
const clock = /^(\d{1,2})(?:[:.h](\d{2}))?(?:[:.]\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.|ص|م|uhr|h)?$/i
// Days as spreadsheets count them, 1 May 2027 is 46508; from 1982 to 2146, so that no year is taken for one.
const serial = /^(3\d{4}|[4-8]\d{4})$/

/**
 * The order in a column of days: what one of them can only be. Null when nothing in it tells, as with 3/4/2027 alone. The sign
 * between tells more: points stand between days that begin with the day.
 */
export function dayOrderOf(values: readonly string[]): DayOrder | null {
  for (const value of values) {
    const [, a = '', b = ''] = yearLast.exec(dayPart(plainFigures(value))) ?? []
    if (Number(a) > 12) return 'day-first'
    if (Number(b) > 12) return 'month-first'
  }
  return values.some(value => value.includes('/')) ? null : 'day-first'
}

/** True when the day of `value` depends on the order. */
export function isUnclear(value: string): boolean {
  const [, a = '', b = ''] = yearLast.exec(dayPart(plainFigures(value))) ?? []
  return a !== '' && a !== b && Number(a) <= 12 && Number(b) <= 12
}

/** The day that `value` says, or null. */
export function dayIn(value: string, order: DayOrder): Day | null {
  const text = dayPart(plainFigures(value))
  const first = yearFirst.exec(text)
  if (first) return dayFrom(first[1], first[2], first[3])
  const last = yearLast.exec(text)
  if (last) return order === 'day-first' ? dayFrom(last[3], last[2], last[1]) : dayFrom(last[3], last[1], last[2])
  return serial.test(text) ? addDays('1899-12-30', Number(text)) : null
}

/** The time of day that `value` says, or null: `9:05`, `09.05 Uhr`, `9 pm`. */
export function clockIn(value: string): ClockTime | null {
  const found = clock.exec(plainFigures(value).toLowerCase())
  if (found === null) return null
  const [, hour = '', minute, half = ''] = found
  if (minute === undefined && half === '') return null
  const isAfternoon = /^p|م/.test(half)
  const isMorning = /^a|ص/.test(half)
  const hours = (Number(hour) % (isAfternoon || isMorning ? 12 : 100)) + (isAfternoon ? 12 : 0)
  return read.clockTime(`${String(hours).padStart(2, '0')}:${minute ?? '00'}`)
}

/** Day and time together on the clock of `zone`; an instant in a form with an offset is brought there, null without a zone. */
export function localTimeIn(value: string, order: DayOrder, zone: Zone | null): LocalTime | null {
  const text = plainFigures(value)
  const ms = isoMs(text.replace(' ', 'T'))
  if (ms !== null) return zone !== null && knowsZone(zone) ? read.localTime(toLocal(ms, zone)) : null
  const day = dayIn(text, order)
  const time = clockIn(text.replace(/^\S+?(?:[T,]\s*|,?\s+)(?=\d)/, ''))
  return day === null || time === null ? null : `${day}T${time}`
}

/** Without a time behind it and the name of the weekday before it. */
function dayPart(text: string): string {
  return text
    .replace(/^\p{L}+\.?,?\s+(?=\d)/u, '')
    .replace(/(?<=\d)(?:T|,?\s+)\d{1,2}[:.h]\d{2}.*$/i, '')
    .trim()
}

function dayFrom(year = '', month = '', day = ''): Day | null {
  const whole = year.length === 2 ? `20${year}` : year
  return read.day(`${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
