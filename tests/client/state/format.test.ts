/** Days, times and money as readers write them. */
import { expect, test } from 'vitest'
import { formatFor } from '#client/state/format.ts'
import { reuse } from '#client/state/same.ts'

const noon = Date.parse('2027-05-01T12:00:00Z')
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
const english = formatFor('en-GB', () => noon)
const german = formatFor('de-DE', () => noon)

test('L5 days and times are those of the place, whatever the reader’s zone', () => {
  expect(english.day('2027-05-01').replace(',', '')).toBe('Saturday 1 May 2027')
  expect(english.dayShort('2027-05-01').replace(',', '')).toBe('Sat 1 May')
  expect(german.day('2027-05-01')).toBe('Samstag, 1. Mai 2027')
  expect([english.time('2027-05-01T09:05'), german.time('23:41')]).toEqual(['09:05', '23:41'])
})

test('L5 an instant is shown in the zone that is asked for', () => {
  expect(english.clock(noon, 'Europe/Volgograd')).toBe('15:00')
  expect(english.clock(noon, 'Europe/Berlin')).toBe('14:00')
  expect(german.dateTime(noon, 'Europe/Berlin')).toContain('14:00')
  expect(german.zoneName('Europe/Berlin', noon)).toBe('MESZ')
})

test('L3 in Arabic, figures are those of tickets and stations, and nothing can turn the words around it', () => {
  const arabic = formatFor('ar-u-nu-latn', () => noon)
  expect(arabic.dateTime('2027-05-01T14:38')).toContain('14:38')
  expect([arabic.distance(1886), arabic.duration(324)]).toEqual(['1,886 كم', '5 س 24 د'])
  expect(plain(arabic.money(504_000, 'EUR'))).toMatch(/^\u2066.*5,040\.00 €\u2069$/)
  expect(arabic.list(['Берлин', 'Brest'])).toBe('\u2068Берлин\u2069 و\u2068Brest\u2069')
  expect(german.list(['Köln', 'Brest'])).toBe('Köln und Brest')
})

test('L5 money has its own digits', () => {
  expect(plain(german.money(504_000, 'EUR'))).toBe('5.040,00 €')
  expect(plain(english.money(504_000, 'EUR'))).toBe('€5,040.00')
  expect(plain(english.money(5000, 'JPY'))).toMatch(/5,000$/)
})

test('L5 journeys are written as on a timetable', () => {
  expect([324, 60, 35, 0].map(minutes => plain(english.duration(minutes)))).toEqual([
    '5 h 24 min',
    '1 h',
    '35 min',
    '0 min',
  ])
  expect(plain(german.distance(1892))).toBe('1.892 km')
})

test('days near today are said as people say them', () => {
  expect(['2027-05-02', '2027-04-30', '2027-05-13', '2027-10-01'].map(english.relativeDay)).toEqual([
    'tomorrow',
    'yesterday',
    'in 12 days',
    'in 5 months',
  ])
})

test('what did not change stays the same object, also in a list that was put in another order', () => {
  const before = {
    list: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
    day: null,
  }
  const after = reuse(before, {
    list: [
      { id: 'b', name: 'B' },
      { id: 'a', name: 'Z' },
    ],
    day: null,
  })
  expect(after.list[0]).toBe(before.list[1])
  expect(after).toEqual({
    list: [
      { id: 'b', name: 'B' },
      { id: 'a', name: 'Z' },
    ],
    day: null,
  })
  expect(reuse(before, structuredClone(before))).toBe(before)
})
