/**
 * Points of maps and devices as stops: each with the zone at its place, and its times on the clock there. What twice names
 * one place, as a waypoint and as a point of the route through it, is one stop.
 */
import { zoneAt } from '#server/places/zone.ts'
import * as read from '#shared/plan/fields.ts'
import type { LocalTime, Zone } from '#shared/plan/plan.ts'
import type { FoundRecord, ImportField, ImportValues } from '#shared/protocol/imports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { toLocal } from '#shared/time.ts'
import type { ImportContext } from './context.ts'
import type { Notes } from './notes.ts'
import { committeeNamed } from './references.ts'
import { fieldText, wordsOfHtml } from './texts.ts'

/** A point as a file tells it. */
export type FoundPoint = {
  readonly lat: number
  readonly lon: number
  readonly name: string
  readonly note: string
  /** Instants in milliseconds, as devices write them. */
  readonly arriveAt?: number | null
  readonly departAt?: number | null
  /** What our own exports tell of a stop beyond this, by the field's name. */
  readonly told?: Readonly<Record<string, string>>
}

/** The stops at `points`, in their order. Refusal('import-too-much') for more than come in at once. */
export function stopsAt(points: readonly FoundPoint[], context: ImportContext, notes: Notes): FoundRecord<'stops'>[] {
  const known = new Map<string, FoundRecord<'stops'>>()
  const stops: FoundRecord<'stops'>[] = []
  for (const [i, point] of points.entries()) {
    const row = i + 1
    const stop = { row, values: stopAt(point, row, context, notes) }
    const key = `${stop.values.name} ${stop.values.lat?.toFixed(5)} ${stop.values.lon?.toFixed(5)}`
    if (stop.values.name === '') notes.add('nameless', row)
    else if (isOneWith(known.get(key), stop)) notes.add('doubled', row, { example: stop.values.name ?? '' })
    else {
      known.set(key, stop)
      stops.push(stop)
    }
    if (stops.length > limits.importRecords)
      throw new Refusal('import-too-much', { part: 'records', most: limits.importRecords })
  }
  return stops
}

/** A loop comes back to where it began: that is another stop, with times of its own. */
function isOneWith(first: FoundRecord<'stops'> | undefined, { values }: FoundRecord<'stops'>): boolean {
  if (first === undefined) return false
  const isSameTime = (a: LocalTime | null | undefined, b: LocalTime | null | undefined) => !a || !b || a === b
  return isSameTime(first.values.arrive, values.arrive) && isSameTime(first.values.depart, values.depart)
}

function stopAt(point: FoundPoint, row: number, context: ImportContext, notes: Notes): ImportValues['stops'] {
  const { lat, lon, told } = point
  const zone: Zone = read.zone(told?.zone) ?? zoneAt(lat, lon)
  const text = (value: string, field: ImportField) => fieldText(value, field, row, notes)
  const place = { lat: read.numberIfAny(-90, 90)(lat), lon: read.numberIfAny(-180, 180)(lon), zone }
  const name = (value: string) => text(value, 'name').replace(/\s+/g, ' ')
  if (told === undefined) {
    const times = { arrive: localTime(point.arriveAt, zone), depart: localTime(point.departAt, zone) }
    return { name: name(point.name), ...place, ...times, ...said({ note: text(wordsOfHtml(point.note), 'note') }) }
  }
  const host = told.host === undefined ? null : committeeNamed(told.host, 'host', row, context, notes)
  const words = {
    station: text(told.station ?? '', 'station'),
    country: read.country(told.country),
    alias: text(told.alias ?? '', 'alias'),
    note: text(told.note ?? '', 'note'),
  }
  const times = { arrive: read.localTime(told.arrive), depart: read.localTime(told.depart) }
  return { name: name(told.name ?? point.name), ...place, ...times, ...said(words), ...(host === null ? {} : { host }) }
}

function localTime(ms: number | null | undefined, zone: Zone): LocalTime | null {
  return ms === null || ms === undefined || !Number.isFinite(ms) ? null : read.localTime(toLocal(ms, zone))
}

function said<T extends Record<string, string>>(words: T): Partial<T> {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text !== '')) as Partial<T>
}
