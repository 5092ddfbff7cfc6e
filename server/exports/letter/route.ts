/** The route of a letter: the plan's own timetable, stop by stop, with how it goes on and who receives the guests. */
import type { Stop } from '#shared/plan/plan.ts'
import { stopNights, type Way, waysOf } from '#shared/plan/route.ts'
import type { Line } from '../content.ts'
import { joined, plain, tableOf } from '../content-blocks.ts'
import type { ExportInput } from '../input.ts'
import type { LetterBlock } from './pieces.ts'
import { headed, said } from './pieces.ts'
import type { Writer } from './writer.ts'

/** The timetable, and a sentence that says whose it is. */
export function routeBlocks(input: ExportInput, writer: Writer): LetterBlock[] {
  const { words, reader } = writer
  const { stops } = input.plan
  if (stops.length === 0) return [headed(words('formal.route')), said(plain(words('formal.routeMissing')))]
  const onward = new Map(waysOf(input.plan).map(way => [way.from.id, way]))
  const isLodged = stops.some(stop => stop.host !== null && (stopNights(stop) ?? 0) > 0)
  return [
    headed(words('formal.route')),
    said(plain(words('formal.routeIs'))),
    ...tableOf('journey', '', stops, [
      { id: 'place', title: words('formal.place'), line: stop => placeOf(stop, writer) },
      { id: 'arrive', title: words('fields.stop.arrive'), line: stop => plain(reader.clock(stop.arrive)) },
      { id: 'depart', title: words('fields.stop.depart'), line: stop => plain(reader.clock(stop.depart)) },
      { id: 'onward', title: words('formal.onward'), line: stop => onwardOf(onward.get(stop.id), writer) },
      { id: 'host', title: words('formal.host'), line: stop => plain(reader.committee(stop.host)) },
      { id: 'nights', title: words('fields.stop.nights'), align: 'end', line: stop => plain(nightsOf(stop, writer)) },
    ]),
    ...(isLodged ? [said(plain(words('formal.lodging')))] : []),
  ]
}

/** The stop with its station, and below them the country and whose clock it is. */
function placeOf(stop: Stop, { reader }: Writer): Line {
  const place = joined([plain(reader.stop(stop)), plain(stop.station)], ', ')
  const around = joined([plain(reader.countryName(stop.country)), plain(stop.zone ?? '')], ' · ')
  return joined([place, around], '\n')
}

function nightsOf(stop: Stop, { reader }: Writer): string {
  const nights = stopNights(stop)
  return nights === null ? '' : reader.number(nights)
}

function onwardOf(way: Way | undefined, { words, typed }: Writer): Line {
  if (way?.leg == null) return []
  const { mode, number } = way.leg
  return joined([plain(words(`fields.mode.${mode}`)), plain(typed(number))], ' ')
}
