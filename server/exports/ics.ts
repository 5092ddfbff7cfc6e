/**
 * The journey and the programme as a calendar (RFC 5545). Every event keeps its id through all versions, so that a second
 * import moves it instead of doubling it. Times are given as zoned ones throughout: from a plain Date the library would
 * print the clock of the machine it runs on.
 */
import type { ICalEventData } from 'ical-generator'
import ical, { ICalEventStatus } from 'ical-generator'
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library'
import type { LocalTime, ProgrammeItem, Stop, Zone } from '#shared/plan/plan.ts'
import { type Way, waysOf } from '#shared/plan/route.ts'
import { addDays, knowsZone } from '#shared/time.ts'
import { joined, plain } from './content-blocks.ts'
import { placeLine } from './content-programme.ts'
import { titleOf } from './edition.ts'
import type { ExportInput, FeedMarks } from './input.ts'
import type { Reader } from './reader.ts'

type Times = Pick<ICalEventData, 'start' | 'end' | 'timezone' | 'allDay' | 'floating'>
type Entry = {
  readonly id: string
  readonly kind: 'stay' | 'journey' | 'item'
  readonly times: Times
  readonly summary: string
  readonly location: string
  readonly description: string
}

/** Says what an event is, so that a board that the file is brought into takes the items alone into its programme. */
const kindProperty = 'X-TWINBOARD-KIND'

/** How often a calendar program is asked to look again, in seconds. */
const lookAgain = 3600

/**
 * The file's text. What has no time yet has no event. With `feed` it is the calendar that a program reads again and again: its
 * events count on by what that says, and its name stays the same whether the plan is a draft or agreed.
 */
export function icsOf(input: ExportInput, reader: Reader, feed: FeedMarks | null = null): string {
  const { version, at, board, origin } = input
  const host = new URL(origin).hostname
  const stamp = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC')
  const draft = version === null ? `${reader.words('export.draft')}: ` : ''
  const name = (feed === null ? draft : '') + titleOf(input, reader).text
  const calendar = ical({ name: escaped(clean(name)), prodId: '//Twinboard//Plan//EN' })
  if (feed !== null) calendar.ttl(lookAgain)
  calendar.timezone({ name: null, generator: zone => String(tzlib_get_ical_block(zone)[0]) })
  for (const { id, kind, times, summary, location, description } of entriesOf(input, reader))
    calendar.createEvent({
      ...times,
      id: `${board}-${id}@${host}`,
      sequence: feed?.sequence ?? version ?? 0,
      stamp,
      status: version === null ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      summary: clean(draft + summary),
      location: location === '' ? null : clean(location),
      description: description === '' ? null : clean(description),
      x: [{ key: kindProperty, value: kind }],
    })
  return `${calendar.toString()}\r\n`
}

function entriesOf(input: ExportInput, reader: Reader): Entry[] {
  const { plan } = input
  return [
    ...plan.stops.flatMap(stop => stayEntry(stop, reader)),
    ...waysOf(plan).flatMap(way => journeyEntry(way, reader)),
    ...plan.items.flatMap(item => itemEntry(item, input, reader)),
  ]
}

function stayEntry(stop: Stop, reader: Reader): Entry[] {
  const times = span(stop.arrive, stop.zone, stop.depart, stop.zone)
  if (times === null) return []
  const summary = reader.words('export.stay', { stop: reader.stop(stop) })
  const description = reader.read(stop.note).text
  return [{ id: stop.id, kind: 'stay', times, summary, location: placeOf(stop, reader), description }]
}

function placeOf(stop: Stop, reader: Reader): string {
  return [stop.station, reader.stop(stop)].filter(Boolean).join(', ')
}

/** From the departure to the arrival, which may be in another zone: both clocks are told in words too. */
function journeyEntry({ from, to, leg }: Way, reader: Reader): Entry[] {
  const times = span(from.depart, from.zone, to.arrive, to.zone)
  if (times === null) return []
  const mode = leg ? [reader.words(`fields.mode.${leg.mode}`), leg.number].filter(Boolean).join(' ') : ''
  const journey = reader.words('export.journey', { from: reader.stop(from), to: reader.stop(to) })
  const status = leg ? reader.words(`fields.status.${leg.status}`) : reader.words('export.legMissing')
  const clocks = [
    `${reader.words('fields.stop.depart')}: ${reader.clock(from.depart)} (${from.zone})`,
    `${reader.words('fields.stop.arrive')}: ${reader.clock(to.arrive)} (${to.zone})`,
  ]
  const description = [...clocks, status, leg ? reader.read(leg.note).text : ''].filter(Boolean).join('\n')
  const summary = [mode, journey].filter(Boolean).join(': ')
  return [
    {
      id: leg?.id ?? `${from.id}-${to.id}`,
      kind: 'journey',
      times,
      summary,
      location: placeOf(from, reader),
      description,
    },
  ]
}

function itemEntry(item: ProgrammeItem, input: ExportInput, reader: Reader): Entry[] {
  const times = itemTimes(item, input.plan.stops.find(stop => stop.id === item.stop)?.zone ?? null)
  if (times === null) return []
  const facts = joined([plain(reader.committee(item.committee)), plain(item.party), plain(item.method)], ', ')
  const texts = [facts.map(run => run.text).join(''), reader.read(item.bring).text, reader.read(item.note).text]
  const location = placeLine(item, input, reader).map(run => run.text)
  const summary = reader.read(item.title).text || reader.words('fields.one.items')
  return [
    {
      id: item.id,
      kind: 'item',
      times,
      summary,
      location: location.join(''),
      description: texts.filter(Boolean).join('\n'),
    },
  ]
}

/** On the clock of the stop; a whole day without a start; on whatever clock the reader has when there is no stop. */
function itemTimes({ day, start, end }: ProgrammeItem, zone: Zone | null): Times | null {
  if (day === null) return null
  if (start === null) return { start: Temporal.PlainDate.from(day), allDay: true }
  const last = end === null ? start : end
  const begin = `${day}T${start}`
  const finish = `${last < start ? addDays(day, 1) : day}T${last}`
  if (zone !== null) return span(begin, zone, finish, zone)
  return { start: Temporal.PlainDateTime.from(begin), end: Temporal.PlainDateTime.from(finish), floating: true }
}

/** Begin and end of an event; null while one is unknown, or when the end comes first. */
function span(
  start: LocalTime | null,
  startZone: Zone | null,
  end: LocalTime | null,
  endZone: Zone | null,
): Times | null {
  if (start === null || end === null || startZone === null || endZone === null) return null
  if (!knowsZone(startZone) || !knowsZone(endZone)) return null
  const [from, to] = [zoned(start, startZone), zoned(end, endZone)]
  if (Temporal.ZonedDateTime.compare(from, to) > 0) return null
  // Without a definition of the zone to send along, the instants are given in UTC.
  return { start: from, end: to, timezone: tzlib_get_timezones().includes(startZone) ? startZone : null }
}

function zoned(local: LocalTime, zone: Zone): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone)
}

/** The calendar's own name stands in the file as it is given: only an event's texts are escaped by the library (RFC 5545, 3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
}

/** Text that a calendar may hold: line breaks yes, other control characters no. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '\ufffd')
}
