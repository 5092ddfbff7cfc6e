/** What map programs say about a stop or a way: clocks with their zones, hosts, notes, in the reader's words. */
import type { LocalTime, Stop, Zone } from '#shared/plan/plan.ts'
import { journeyMinutes, type Way } from '#shared/plan/route.ts'
import { toInstant } from '#shared/time.ts'
import { editionOf, titleOf } from './edition.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

/** The title of the plan; a draft says before it that it is one. */
export function mapTitle(input: ExportInput, reader: Reader): string {
  const draft = input.version === null ? `${reader.words('export.draft')}: ` : ''
  return draft + titleOf(input, reader).text
}

/** Which state of the plan this is, with its digest and what must stand on every page. */
export function mapEdition(input: ExportInput, reader: Reader, digest: string): string {
  const label = reader.read(input.plan.label).text
  return lines([editionOf(input, reader), reader.words('export.digest', { digest }), label])
}

/** Clocks, host and note of a stop, a line each. */
export function stopWords(stop: Stop, reader: Reader): string {
  const { words } = reader
  const host = reader.committee(stop.host)
  return lines([
    stop.station,
    clockLine(words('fields.stop.arrive'), stop.arrive, stop.zone, reader),
    clockLine(words('fields.stop.depart'), stop.depart, stop.zone, reader),
    host === '' ? '' : `${words('fields.stop.host')}: ${host}`,
    reader.read(stop.note).text,
  ])
}

/**
 * A stop field by field, for files that are brought back into a board: names that no reader puts together, the clocks as they
 * are written, words in the reader's language.
 */
export function toldStop(stop: Stop, reader: Reader): (readonly [field: string, text: string])[] {
  const { name, station, country, zone, arrive, depart } = stop
  const alias = reader.read(stop.alias).text
  const texts = {
    name,
    alias,
    station,
    country,
    zone,
    arrive,
    depart,
    host: reader.committee(stop.host),
    note: reader.read(stop.note).text,
  }
  return Object.entries(texts).flatMap(([field, text]) => (text === null || text === '' ? [] : [[field, text]]))
}

/** How a way is gone: by what, how long, and whether that runs. */
export function wayWords({ from, to, leg }: Way, reader: Reader): string {
  const { words } = reader
  if (leg === null) return words('export.legMissing')
  const status = words(`fields.status.${leg.status}`)
  const ride = [words(`fields.mode.${leg.mode}`), leg.number, reader.duration(journeyMinutes(from, to)), status]
  return lines([ride.filter(Boolean).join(' · '), reader.read(leg.note).text])
}

/** `local` as an instant in UTC, `2027-05-03T18:55:00Z`; null while time or zone is unknown. */
export function utcText(local: LocalTime | null, zone: Zone | null): string | null {
  const ms = local === null || zone === null ? null : toInstant(local, zone)
  return ms === null ? null : Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'second' })
}

/** Degrees as plain decimals, to a centimetre: the schemas know no exponents. */
export function degreesText(value: number): string {
  return value
    .toFixed(7)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0')
}

function clockLine(name: string, local: LocalTime | null, zone: Zone | null, reader: Reader): string {
  if (local === null) return ''
  return `${name}: ${reader.clock(local)}${zone === null ? '' : ` (${zone})`}`
}

function lines(texts: readonly string[]): string {
  return texts.filter(Boolean).join('\n')
}
