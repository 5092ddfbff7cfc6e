/** Days, clocks and zones: the facts of real places, and the days on which clocks change. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  clockShift,
  dayOf,
  daysBetween,
  isClockTime,
  isCurrency,
  isDay,
  isLocalTime,
  isZone,
  knowsZone,
  minuteMs,
  timeOf,
  toInstant,
  toLocal,
} from '#shared/time.ts'

/** Hours by which the clock of `zone` is ahead of UTC at `local`. */
function hoursAhead(local: string, zone: string): number {
  const utc = toInstant(local, 'Etc/UTC') ?? Number.NaN
  return (utc - (toInstant(local, zone) ?? Number.NaN)) / (60 * minuteMs)
}

test('P10 zones are computed from their id at the day in question: Volgograd moved its clocks in 2020', () => {
  expect(hoursAhead('2019-07-01T12:00', 'Europe/Volgograd')).toBe(4)
  expect(hoursAhead('2021-07-01T12:00', 'Europe/Volgograd')).toBe(3)
})

test.each([
  ['Europe/Berlin', 1, 2],
  ['Europe/Warsaw', 1, 2],
  ['Europe/London', 0, 1],
  ['Europe/Minsk', 3, 3],
  ['Europe/Moscow', 3, 3],
  ['Europe/Istanbul', 3, 3],
  ['Asia/Shanghai', 8, 8],
  ['Asia/Tokyo', 9, 9],
])('P10 %s is %i hours ahead of UTC in winter and %i in summer', (zone, winter, summer) => {
  expect(hoursAhead('2027-01-15T12:00', zone)).toBe(winter)
  expect(hoursAhead('2027-07-15T12:00', zone)).toBe(summer)
})

test('P10 the border at the Bug is one hour in summer and two in winter', () => {
  const across = (day: string) => toLocal(toInstant(`${day}T10:40`, 'Europe/Warsaw') ?? 0, 'Europe/Minsk')
  expect(timeOf(across('2027-05-04'))).toBe('11:40')
  expect(timeOf(across('2027-12-04'))).toBe('12:40')
})

test('P10 one instant is 8 May in Berlin and 9 May in Moscow', () => {
  const instant = toInstant('1945-05-08T23:01', 'Etc/GMT-1') ?? 0
  expect(dayOf(toLocal(instant, 'Europe/Moscow'))).toBe('1945-05-09')
})

test('P11 a time that a clock change skips or doubles is told', () => {
  expect(clockShift('2027-03-28T02:30', 'Europe/Berlin')).toBe('gap')
  expect(clockShift('2027-03-28T01:59', 'Europe/Berlin')).toBe(null)
  expect(clockShift('2027-03-28T03:00', 'Europe/Berlin')).toBe(null)
  expect(clockShift('2027-10-31T02:30', 'Europe/Berlin')).toBe('twice')
  expect(clockShift('2027-10-31T03:00', 'Europe/Berlin')).toBe(null)
  expect(clockShift('2027-03-28T01:30', 'Europe/London')).toBe('gap')
  expect(clockShift('2027-03-28T02:30', 'Europe/Minsk')).toBe(null)
  expect(clockShift('2027-03-28T02:30', 'Nowhere/Atall')).toBe(null)
})

test('P11 a skipped time counts as that much later, a doubled one as the first', () => {
  expect(toLocal(toInstant('2027-03-28T02:30', 'Europe/Berlin') ?? 0, 'Europe/Berlin')).toBe('2027-03-28T03:30')
  expect(toInstant('2027-10-31T02:30', 'Europe/Berlin')).toBe(toInstant('2027-10-31T00:30', 'Etc/UTC'))
})

test('P10 a zone that this machine does not know gives no instant, and an offset is no zone', () => {
  expect(toInstant('2027-05-01T10:00', 'Nowhere/Atall')).toBe(null)
  expect([isZone('Nowhere/Atall'), knowsZone('Nowhere/Atall'), knowsZone('Europe/Minsk')]).toEqual([true, false, true])
  expect(['+03:00', 'UTC+3', 'europe/minsk', '', 3].map(isZone)).toEqual([false, true, false, false, false])
})

test('a day, a clock time and a local time are told by their form and by the calendar', () => {
  expect(['2028-02-29', '2000-02-29', '2027-12-31'].every(isDay)).toBe(true)
  expect(['2027-02-29', '1900-02-29', '2027-04-31', '2027-13-01', '2027-5-1', '', null].some(isDay)).toBe(false)
  expect(['00:00', '23:59'].every(isClockTime)).toBe(true)
  expect(['24:00', '9:00', '12:60', '12:00:00'].some(isClockTime)).toBe(false)
  expect(isLocalTime('2027-05-01T10:40')).toBe(true)
  expect(['2027-05-01 10:40', '2027-05-01T10:40Z', '2027-05-01'].some(isLocalTime)).toBe(false)
  expect([isCurrency('EUR'), isCurrency('eur'), isCurrency('EURO')]).toEqual([true, false, false])
})

test('days are counted over clock changes and leap days', () => {
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
  expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2)
  const day = fc.integer({ min: -300_000, max: 300_000 })
  fc.assert(
    fc.property(day, day, (from, to) => {
      const start = addDays('2027-05-01', from)
      expect(daysBetween(start, addDays(start, to - from))).toBe(to - from)
      expect(isDay(start)).toBe(true)
    }),
    { seed: 10 },
  )
})

test('P10 an instant reads back from the clock of every zone, unless the clock shows it twice', () => {
  const zone = fc.constantFrom('Europe/Berlin', 'Europe/Volgograd', 'Europe/London', 'Asia/Tokyo', 'America/St_Johns')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 * 365 * 24 * 60 }), zone, (minutes, where) => {
      const instant = minutes * minuteMs
      const local = toLocal(instant, where)
      if (clockShift(local, where) === null) expect(toInstant(local, where)).toBe(instant)
    }),
    { seed: 11 },
  )
})
