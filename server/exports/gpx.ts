/**
 * The route for navigation, as GPX 1.1: every stop as a waypoint with the time of its arrival, and the way through them as a
 * route with the times of departure, all in UTC. The schema wants its elements in one order.
 */
import type { Stop } from '#shared/plan/plan.ts'
import { pointOf, type Way, waysOf } from '#shared/plan/route.ts'
import { instantOf } from '#shared/time.ts'
import type { ExportInput } from './input.ts'
import { degreesText, mapEdition, mapTitle, stopWords, toldStop, utcText, wayWords } from './map-words.ts'
import type { Reader } from './reader.ts'
import { element, escapeXml } from './xml.ts'

/** The file's text. Stops without coordinates are left out, and the route is parted there. */
export function gpxOf(input: ExportInput, reader: Reader, digest: string): string {
  const { stops } = input.plan
  const onward = new Map(waysOf(input.plan).map(way => [way.from, way]))
  const routes = runsOf(stops).map(run => routeXml(run, onward, input, reader))
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="Twinboard">
<metadata>${element('name', mapTitle(input, reader))}${element('desc', mapEdition(input, reader, digest))}${element('time', instantOf(input.at))}</metadata>
${[...stops.map(stop => waypointXml(stop, reader)), ...routes].filter(Boolean).join('\n')}
</gpx>
`
}

function waypointXml(stop: Stop, reader: Reader): string {
  const time = utcText(stop.arrive, stop.zone) ?? utcText(stop.depart, stop.zone)
  return pointXml('wpt', stop, reader, time, stopWords(stop, reader))
}

function routeXml(run: readonly Stop[], onward: ReadonlyMap<Stop, Way>, input: ExportInput, reader: Reader): string {
  const points = run.map((stop, i) => {
    const way = i < run.length - 1 ? onward.get(stop) : undefined
    const time = utcText(stop.depart, stop.zone) ?? utcText(stop.arrive, stop.zone)
    return pointXml('rtept', stop, reader, time, way ? wayWords(way, reader) : '')
  })
  return `<rte>${element('name', mapTitle(input, reader))}\n${points.join('\n')}\n</rte>`
}

function pointXml(name: 'wpt' | 'rtept', stop: Stop, reader: Reader, time: string | null, words: string): string {
  const point = pointOf(stop)
  if (point === null) return ''
  const lon = point.lon === 180 ? -180 : point.lon // the schema ends just before 180
  const inner = `${element('time', time ?? '')}${element('name', reader.stop(stop))}${element('desc', words)}${toldXml(stop, reader)}`
  return `<${name} lat="${degreesText(point.lat)}" lon="${degreesText(lon)}">${inner}</${name}>`
}

/** What GPX itself has no element for. Other programs pass over it; a board that the file is brought into reads it. */
function toldXml(stop: Stop, reader: Reader): string {
  const told = toldStop(stop, reader).map(([field, text]) => ` ${field}="${escapeXml(text)}"`)
  return `<extensions><stop xmlns="urn:twinboard:stop:1"${told.join('')}/></extensions>`
}

/** Stops with coordinates that follow each other, in runs of at least two. */
function runsOf(stops: readonly Stop[]): Stop[][] {
  const runs: Stop[][] = [[]]
  for (const stop of stops) {
    if (pointOf(stop) === null) runs.push([])
    else runs.at(-1)?.push(stop)
  }
  return runs.filter(run => run.length > 1)
}
