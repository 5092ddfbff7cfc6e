/** Items out of calendars, as other programs write them. */
import { expect, test } from 'vitest'
import type { ImportContext } from '#server/imports/context.ts'
import { notesIn, nothing, read, refusalOf, valuesIn } from './read.ts'

const board: ImportContext = {
  ...nothing,
  stops: [
    { id: 'koeln', names: ['Köln'], station: 'Hbf', zone: 'Europe/Berlin', arrive: null, depart: '2027-05-01T09:12' },
    {
      id: 'minsk',
      names: ['Мінск', 'Minsk', 'Мінск (Minsk)'],
      station: '',
      zone: 'Europe/Minsk',
      arrive: '2027-05-03T21:55',
      depart: '2027-05-05T08:00',
    },
  ],
}
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'].join('\r\n')
const itemOf = (...lines: string[]) => valuesIn(read(calendar(event('SUMMARY:A', ...lines)), board), 'items')[0]
const notesOf = (...lines: string[]) => notesIn(read(calendar(event('SUMMARY:A', ...lines)), board))

test('IM5 an event stands on the clock of the stop that its place names', () => {
  const lines = ['DTSTART:20270504T180000Z', 'DTEND:20270504T193000Z', 'LOCATION:Minsk\\, Philharmonie']
  expect(itemOf(...lines)).toEqual({
    title: 'A',
    place: 'Philharmonie',
    stop: 'minsk',
    day: '2027-05-04',
    start: '21:00',
    end: '22:30',
  })
  expect(notesOf(...lines)).toEqual({ 'clock-of-place': 1 })
})

test('IM5 without a place it stands on the clock of where the journey is then, and belongs to no stop', () => {
  expect(itemOf('DTSTART;TZID=Europe/Berlin:20270504T200000', 'DURATION:PT1H')).toEqual({
    title: 'A',
    day: '2027-05-04',
    start: '21:00',
    end: '22:00',
  })
})

test('IM5 where the journey is nowhere then, it keeps its own clock, and that is told', () => {
  const lines = ['DTSTART;TZID=America/New_York:20280104T200000']
  expect(itemOf(...lines)).toEqual({ title: 'A', day: '2028-01-04', start: '20:00' })
  expect(notesOf(...lines)).toEqual({ 'own-clock': 1 })
})

test('IM5 zones by other names are understood: of Windows, with a prefix, and such as only the file knows', () => {
  expect(itemOf('DTSTART;TZID=W. Europe Standard Time:20270504T200000')).toMatchObject({ start: '21:00' })
  expect(itemOf('DTSTART;TZID=/example.org/Europe/Berlin:20270504T200000')).toMatchObject({ start: '21:00' })
  const own = [
    'BEGIN:VTIMEZONE',
    'TZID:Ours',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0200',
    'END:STANDARD',
    'END:VTIMEZONE',
  ]
  const found = read(calendar(...own, event('SUMMARY:A', 'DTSTART;TZID=Ours:20270504T200000')), board)
  expect(valuesIn(found, 'items')[0]).toMatchObject({ start: '21:00' })
})

test('IM5 a time without a zone is meant on whatever clock hangs there; a whole day has no time', () => {
  expect(itemOf('DTSTART:20270504T200000', 'DTEND:20270505T010000')).toEqual({
    title: 'A',
    day: '2027-05-04',
    start: '20:00',
    end: '01:00',
  })
  expect(itemOf('DTSTART;VALUE=DATE:20270504', 'DTEND;VALUE=DATE:20270505')).toEqual({ title: 'A', day: '2027-05-04' })
  expect(notesOf('DTSTART;VALUE=DATE:20270504', 'DTEND;VALUE=DATE:20270507')).toEqual({ 'several-days': 1 })
  expect(notesOf('DTSTART:20270504T200000', 'DTEND:20270507T100000')).toEqual({ 'several-days': 1 })
})

test('IM5 what repeats comes once, however long it would go on', () => {
  for (const rule of [
    'RRULE:FREQ=SECONDLY',
    'RRULE:FREQ=WEEKLY;COUNT=1000000000',
    'RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1',
  ]) {
    expect(itemOf('DTSTART:20270504T200000', rule)).toMatchObject({ day: '2027-05-04' })
    expect(notesOf('DTSTART:20270504T200000', rule)).toEqual({ repeats: 1 })
  }
  expect(notesOf('DTSTART:20270504T200000', 'RECURRENCE-ID:20270504T200000')).toEqual({ 'repeats-changed': 1 })
})

test('IM5 what is cancelled, without a start or a name, or no event at all is left out and told', () => {
  const found = read(
    calendar(
      event('SUMMARY:A', 'STATUS:CANCELLED', 'DTSTART:20270504T200000'),
      event('SUMMARY:B'),
      event('DTSTART:20270504T200000'),
      event('SUMMARY:C', 'DTSTART:99990504T200000'),
      'BEGIN:VTODO\r\nSUMMARY:D\r\nEND:VTODO',
      event('SUMMARY:E', 'DESCRIPTION:two\\nlines\\, one comma', 'DTSTART:20270504T200000'),
    ),
    board,
  )
  expect(valuesIn(found, 'items')).toEqual([
    { title: 'E', note: 'two\nlines, one comma', day: '2027-05-04', start: '20:00' },
  ])
  expect(notesIn(found)).toEqual({ cancelled: 1, 'without-start': 2, nameless: 1, 'other-calendar-parts': 1 })
})

test('IM5 items come in the order of the days; several calendars in one file are one', () => {
  const early = event('SUMMARY:early', 'DTSTART:20270501T100000')
  const late = event('SUMMARY:late', 'DTSTART:20270502T100000')
  const found = read(calendar(late) + calendar(early))
  expect(valuesIn(found, 'items').map(({ title }) => title)).toEqual(['early', 'late'])
  expect(refusalOf(() => read('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'))).toBe('import-damaged')
})
