/**
 * Programme items out of a calendar (RFC 5545). An event stands on the clock of the stop at which it happens: the one that its
 * place names, else the one where the journey is at that time. What repeats comes once, on its first day; how often it would
 * come again is never counted, since a rule may go on for ever.
 */
import ICAL from 'ical.js'
import { loadWords } from '#server/exports/words.ts'
import * as read from '#shared/plan/fields.ts'
import type { FoundRecord, ImportReply, ImportValues } from '#shared/protocol/imports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { addDays } from '#shared/time.ts'
import { languages } from '#shared/words/words.ts'
import type { ImportContext } from './context.ts'
import { type Placed, placeOf, stayAt } from './event-places.ts'
import { type Span, spanOf, valueIn } from './event-times.ts'
import { type Notes, notes as newNotes } from './notes.ts'
import { cleanText, fieldText } from './texts.ts'

/** Our own calendars say what an event is in a property of this name; stays and journeys are no items. */
const kindProperty = 'x-twinboard-kind'

/** What the calendar in `text` would bring in. Refusal('import-damaged') for what is no calendar. */
export function readCalendar(text: string, context: ImportContext): ImportReply {
  const notes = newNotes()
  const calendars = parsed(text)
  const events = calendars.flatMap(calendar => calendar.getAllSubcomponents('vevent'))
  for (const calendar of calendars)
    for (const { name } of calendar.getAllSubcomponents())
      if (name !== 'vevent' && name !== 'vtimezone') notes.add('other-calendar-parts', null, { example: name })
  const records: FoundRecord<'items'>[] = []
  for (const [i, event] of events.entries()) {
    const values = itemOf(event, i + 1, context, notes)
    if (values) records.push({ row: i + 1, values })
    if (records.length > limits.importRecords)
      throw new Refusal('import-too-much', { part: 'records', most: limits.importRecords })
  }
  return { format: 'ics', list: 'items', records: inOrder(records), notes: notes.all, table: null }
}

/** A file may hold several calendars, one behind the other. */
function parsed(text: string): ICAL.Component[] {
  try {
    const found: unknown = ICAL.parse(text)
    const all = Array.isArray(found) && Array.isArray(found[0]) ? found : [found]
    return all.map(each => new ICAL.Component(each as ConstructorParameters<typeof ICAL.Component>[0]))
  } catch {
    throw new Refusal('import-damaged', { format: 'ICS' })
  }
}

function itemOf(
  event: ICAL.Component,
  row: number,
  context: ImportContext,
  notes: Notes,
): ImportValues['items'] | null {
  const said = (name: string) => cleanText(String(valueIn(event, name) ?? ''))
  const kind = said(kindProperty)
  const title = fieldText(kind === '' ? said('summary') : withoutDraft(said('summary')), 'title', row, notes)
  if (kind !== '' && kind !== 'item') return leftOut('route-events', title, row, notes)
  if (said('status').toUpperCase() === 'CANCELLED') return leftOut('cancelled', title, row, notes)
  if (event.hasProperty('recurrence-id')) return leftOut('repeats-changed', title, row, notes)
  if (title === '') return leftOut('nameless', title, row, notes)
  const span = spanOf(event)
  if (span === null) return leftOut('without-start', title, row, notes)
  if (event.hasProperty('rrule') || event.hasProperty('rdate')) notes.add('repeats', row, { example: title })
  const placed = placeOf(said('location'), span, context)
  const note = fieldText(said('description'), 'note', row, notes)
  const place = fieldText(placed.place, 'place', row, notes)
  return {
    title,
    ...(note && { note }),
    ...(place && { place }),
    ...(placed.stop && { stop: placed.stop.id }),
    ...timesOf(span, placed, title, row, context, notes),
  }
}

/** A draft of ours says in each event that it is one. */
function withoutDraft(summary: string): string {
  const mark = draftMarks.find(each => summary.startsWith(each)) ?? ''
  return summary.slice(mark.length)
}

const draftMarks = languages.map(language => `${loadWords(language, ['export']).words('export.draft')}: `)

function leftOut(
  code: 'route-events' | 'cancelled' | 'repeats-changed' | 'nameless' | 'without-start',
  title: string,
  row: number,
  notes: Notes,
): null {
  notes.add(code, row, { example: title })
  return null
}

type Times = Pick<ImportValues['items'], 'day' | 'start' | 'end'>

/** Day, start and end on the clock of the stop. Without one: on that of where the journey is then, or on the event's own. */
function timesOf(
  span: Span,
  { stop }: Placed,
  title: string,
  row: number,
  context: ImportContext,
  notes: Notes,
): Times {
  const zone = stop?.zone ?? (span.isFixed ? (stayAt(span, context)?.zone ?? null) : null)
  const { start, end, zone: own } = span.on(zone)
  if (span.isFixed && own !== zone) notes.add('own-clock', row, { example: `${title}: ${own}` })
  else if (span.isFixed && zone !== span.zone) notes.add('clock-of-place', row, { example: title })
  const day = start.slice(0, 10)
  const lastDay = end?.slice(0, 10) ?? day
  const isLong = span.isAllDay
    ? lastDay > addDays(day, 1)
    : lastDay > addDays(day, 1) || (lastDay > day && (end ?? '').slice(11) > start.slice(11))
  if (isLong) notes.add('several-days', row, { example: title })
  if (span.isAllDay) return { day: read.day(day) }
  const hasEnd = end !== null && !isLong && end !== start
  return {
    day: read.day(day),
    start: read.clockTime(start.slice(11)),
    ...(hasEnd && { end: read.clockTime(end.slice(11)) }),
  }
}

/** As a programme is read: by day and start. Calendars have their events in the order in which they were made. */
function inOrder(records: readonly FoundRecord<'items'>[]): FoundRecord<'items'>[] {
  const when = ({ values }: FoundRecord<'items'>) => `${values.day ?? '9999-99-99'}T${values.start ?? ''}`
  return records.toSorted((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a.row - b.row))
}
