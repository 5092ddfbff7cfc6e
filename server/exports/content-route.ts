/** The route as a line of stations, as a timetable, and leg by leg. */
import type { Leg, LocalTime, Stop } from '#shared/plan/plan.ts'
import { journeyMinutes, stayMinutes, stopNights, type Way, wayKm, waysOf } from '#shared/plan/route.ts'
import { dayOf, timeOf } from '#shared/time.ts'
import type { Block, Line, Part, Station } from './content.ts'
import { cell, joined, plain, tableOf } from './content-blocks.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

/** The route. Times stand on the clock of their place, whose zone is named. */
export function routePart(input: ExportInput, reader: Reader): Part {
  const ways = waysOf(input.plan)
  const blocks = input.plan.stops.length === 0 ? [] : [...drawing(input, reader, ways), ...tables(input, reader, ways)]
  return { id: 'route', title: reader.words('fields.part.route'), blocks }
}

function drawing({ plan }: ExportInput, reader: Reader, ways: readonly Way[]): Block[] {
  const onward = new Map(ways.map(way => [way.from.id, way]))
  const stations = plan.stops.map((stop): Station => {
    const way = onward.get(stop.id)
    return {
      name: plain(reader.stop(stop)),
      place: joined([plain(stop.station), plain(reader.countryName(stop.country))], ', '),
      times: timesOf(stop).map(timeOf),
      calls: timesOf(stop).map(time => ({ day: reader.day(dayOf(time)), time: timeOf(time) })),
      stay: joined([plain(stayText(stop, reader)), plain(reader.committee(stop.host))], ' · '),
      onward: way
        ? { text: onwardLine(way, reader), remarks: remarksLine(way, reader), status: way.leg?.status ?? 'missing' }
        : null,
    }
  })
  return [{ kind: 'route', stations }]
}

function timesOf({ arrive, depart }: Stop): LocalTime[] {
  return [arrive, depart].filter(time => time !== null)
}

/** `2 nights`, or the time between two trains. */
function stayText(stop: Stop, reader: Reader): string {
  const count = stopNights(stop)
  return count === null || count === 0 ? reader.duration(stayMinutes(stop)) : reader.words('route.nights', { count })
}

function onwardLine(way: Way, reader: Reader): Line {
  if (way.leg === null) return plain(reader.words('export.legMissing'))
  const { mode, number } = way.leg
  const parts = [reader.words(`fields.mode.${mode}`), number, reader.duration(journeyMinutes(way.from, way.to))]
  return joined(parts.map(plain), ' · ')
}

function remarksLine(way: Way, reader: Reader): Line {
  if (way.leg === null) return []
  const { status, borderMinutes } = way.leg
  const border = borderMinutes > 0 ? reader.words('route.border', { duration: reader.duration(borderMinutes) }) : ''
  return joined([reader.words(`fields.status.${status}`), reader.km(wayKm(way)), border].map(plain), ' · ')
}

function tables({ plan }: ExportInput, reader: Reader, ways: readonly Way[]): Block[] {
  const { words } = reader
  const timetable = tableOf('timetable', words('export.timetable'), plan.stops, [
    { id: 'stop', title: words('export.stop'), line: stop => stopLine(stop, reader) },
    { id: 'country', title: words('fields.stop.country'), line: stop => plain(reader.countryName(stop.country)) },
    { id: 'arrive', title: words('fields.stop.arrive'), line: stop => plain(reader.clock(stop.arrive)) },
    { id: 'depart', title: words('fields.stop.depart'), line: stop => plain(reader.clock(stop.depart)) },
    { id: 'zone', title: words('fields.stop.zone'), line: stop => plain(stop.zone ?? '') },
    { id: 'nights', title: words('fields.stop.nights'), align: 'end', line: stop => plain(nights(stop, reader)) },
    { id: 'host', title: words('fields.stop.host'), line: stop => plain(reader.committee(stop.host)) },
    { id: 'note', title: words('fields.stop.note'), line: stop => cell(reader.read(stop.note)) },
  ])
  const known = ways.flatMap(way => (way.leg ? [{ ...way, leg: way.leg }] : []))
  return [...timetable, ...legTable(reader, known)]
}

function stopLine(stop: Stop, reader: Reader): Line {
  return joined([plain(reader.stop(stop)), plain(stop.station)], ', ')
}

function nights(stop: Stop, reader: Reader): string {
  const count = stopNights(stop)
  return count === null ? '' : reader.number(count)
}

function legTable(reader: Reader, legs: readonly (Way & { readonly leg: Leg })[]): Block[] {
  const { words } = reader
  return tableOf('legs', words('fields.kind.legs'), legs, [
    { id: 'from', title: words('fields.leg.from'), line: way => plain(reader.stop(way.from)) },
    { id: 'to', title: words('fields.leg.to'), line: way => plain(reader.stop(way.to)) },
    { id: 'mode', title: words('fields.leg.mode'), line: way => plain(words(`fields.mode.${way.leg.mode}`)) },
    { id: 'number', title: words('fields.leg.number'), line: way => plain(way.leg.number) },
    {
      id: 'distanceKm',
      title: words('fields.leg.distanceKm'),
      align: 'end',
      line: way => plain(reader.km(wayKm(way))),
    },
    {
      id: 'duration',
      title: words('fields.leg.duration'),
      align: 'end',
      line: way => plain(reader.duration(journeyMinutes(way.from, way.to))),
    },
    { id: 'status', title: words('fields.leg.status'), line: way => statusLine(way.leg, reader) },
    { id: 'note', title: words('fields.leg.note'), line: way => cell(reader.read(way.leg.note)) },
  ])
}

function statusLine({ status, checkedOn }: Leg, reader: Reader): Line {
  const text = reader.words(`fields.status.${status}`)
  return plain(
    checkedOn === null ? text : `${text} (${reader.words('export.checked', { day: reader.day(checkedOn) })})`,
  )
}
