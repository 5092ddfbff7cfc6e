/** The route as a line of stations, as a timetable, and leg by leg. */
import type { Leg, Stop } from '#shared/plan/plan.ts'
import { journeyMinutes, stopNights, type Way, wayKm, waysOf } from '#shared/plan/route.ts'
import { timeOf } from '#shared/time.ts'
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
      times: [stop.arrive, stop.depart].flatMap(time => (time === null ? [] : [timeOf(time)])),
      onward: way ? { text: onwardLine(way, reader), status: way.leg?.status ?? 'missing' } : null,
    }
  })
  return [{ kind: 'route', stations }]
}

function onwardLine(way: Way, reader: Reader): Line {
  if (way.leg === null) return plain(reader.words('export.legMissing'))
  const { mode, number } = way.leg
  const parts = [reader.words(`fields.mode.${mode}`), number, reader.duration(journeyMinutes(way.from, way.to))]
  return joined(parts.map(plain), ' · ')
}

function tables({ plan }: ExportInput, reader: Reader, ways: readonly Way[]): Block[] {
  const { words } = reader
  const timetable = tableOf(words('export.timetable'), plan.stops, [
    { title: words('export.stop'), line: stop => stopLine(stop, reader) },
    { title: words('fields.stop.country'), line: stop => plain(reader.countryName(stop.country)) },
    { title: words('fields.stop.arrive'), line: stop => plain(reader.clock(stop.arrive)) },
    { title: words('fields.stop.depart'), line: stop => plain(reader.clock(stop.depart)) },
    { title: words('fields.stop.zone'), line: stop => plain(stop.zone ?? '') },
    { title: words('fields.stop.nights'), align: 'end', line: stop => plain(nights(stop, reader)) },
    { title: words('fields.stop.host'), line: stop => plain(reader.committee(stop.host)) },
    { title: words('fields.stop.note'), line: stop => cell(reader.read(stop.note)) },
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
  return tableOf(words('fields.kind.legs'), legs, [
    { title: words('fields.leg.from'), line: way => plain(reader.stop(way.from)) },
    { title: words('fields.leg.to'), line: way => plain(reader.stop(way.to)) },
    { title: words('fields.leg.mode'), line: way => plain(words(`fields.mode.${way.leg.mode}`)) },
    { title: words('fields.leg.number'), line: way => plain(way.leg.number) },
    { title: words('fields.leg.distanceKm'), align: 'end', line: way => plain(reader.km(wayKm(way))) },
    {
      title: words('fields.leg.duration'),
      align: 'end',
      line: way => plain(reader.duration(journeyMinutes(way.from, way.to))),
    },
    { title: words('fields.leg.status'), line: way => statusLine(way.leg, reader) },
    { title: words('fields.leg.note'), line: way => cell(reader.read(way.leg.note)) },
  ])
}

function statusLine({ status, checkedOn }: Leg, reader: Reader): Line {
  const text = reader.words(`fields.status.${status}`)
  return plain(
    checkedOn === null ? text : `${text} (${reader.words('export.checked', { day: reader.day(checkedOn) })})`,
  )
}
