/**
 * The route for globes and maps, as KML 2.2: a placemark for each stop and a line for each way, along the great circle and
 * cut where it crosses the antimeridian.
 */
import type { Stop } from '#shared/plan/plan.ts'
import { pointOf, type Way, waysOf } from '#shared/plan/route.ts'
import type { ExportInput } from './input.ts'
import { linesBetween, type Position } from './map-lines.ts'
import { degreesText, mapEdition, mapTitle, stopWords, toldStop, utcText, wayWords } from './map-words.ts'
import type { Reader } from './reader.ts'
import { element } from './xml.ts'

/** The file's text. Stops without coordinates have no placemark, and no way touches them. */
export function kmlOf(input: ExportInput, reader: Reader, digest: string): string {
  const { plan } = input
  const stops = plan.stops.map(stop => stopXml(stop, reader)).filter(Boolean)
  const ways = waysOf(plan)
    .map(way => wayXml(way, reader))
    .filter(Boolean)
  return `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2">
<Document>${words('name', mapTitle(input, reader))}<open>1</open>${words('description', mapEdition(input, reader, digest))}
<Style id="way"><LineStyle><color>ff5b3512</color><width>3</width></LineStyle></Style>
<Style id="no-way"><LineStyle><color>ff66574c</color><width>2</width></LineStyle></Style>
${folder(reader.words('fields.kind.stops'), stops)}${folder(reader.words('fields.kind.legs'), ways)}</Document>
</kml>
`
}

function folder(name: string, placemarks: readonly string[]): string {
  return placemarks.length === 0 ? '' : `<Folder>${words('name', name)}\n${placemarks.join('\n')}\n</Folder>\n`
}

function stopXml(stop: Stop, reader: Reader): string {
  const point = pointOf(stop)
  if (point === null) return ''
  // A placemark has a name already, which some programs would replace by one of these.
  const told = toldStop(stop, reader).map(([field, text]) => [field === 'name' ? 'localName' : field, text] as const)
  const facts = data([['twinboard', 'stop'], ...told])
  const place = `<Point><coordinates>${coordinates([[point.lon, point.lat]])}</coordinates></Point>`
  return `<Placemark id="stop-${stop.id}">${words('name', reader.stop(stop))}${words('description', stopWords(stop, reader))}${stayXml(stop)}${facts}${place}</Placemark>`
}

function stayXml({ arrive, depart, zone }: Stop): string {
  const [begin, end] = [utcText(arrive, zone), utcText(depart, zone)]
  if (begin !== null && end !== null && begin > end) return '' // the checks of the plan say so
  const inner = element('begin', begin ?? '') + element('end', end ?? '')
  return inner === '' ? '' : `<TimeSpan>${inner}</TimeSpan>`
}

function wayXml(way: Way, reader: Reader): string {
  const { from, to, leg } = way
  const [start, end] = [pointOf(from), pointOf(to)]
  if (start === null || end === null) return ''
  const name = reader.words('export.journey', { from: reader.stop(from), to: reader.stop(to) })
  const runs = leg?.status === 'runs' || leg?.status === 'charter'
  const lines = linesBetween(start, end).map(
    line => `<LineString><tessellate>1</tessellate><coordinates>${coordinates(line)}</coordinates></LineString>`,
  )
  const form = lines.length === 1 ? lines.join('') : `<MultiGeometry>${lines.join('')}</MultiGeometry>`
  const style = `<styleUrl>#${runs ? 'way' : 'no-way'}</styleUrl>`
  const id = leg?.id ?? `${from.id}-${to.id}`
  return `<Placemark id="way-${id}">${words('name', name)}${words('description', wayWords(way, reader))}${style}${form}</Placemark>`
}

function data(facts: readonly (readonly [name: string, value: string])[]): string {
  const inner = facts.map(([name, value]) => `<Data name="${name}">${words('value', value)}</Data>`).join('')
  return `<ExtendedData>${inner}</ExtendedData>`
}

function coordinates(line: readonly Position[]): string {
  return line.map(([lon, lat]) => `${degreesText(lon)},${degreesText(lat)}`).join(' ')
}

/** Globes show names and descriptions as HTML, which could fetch pictures: no tag can begin in them (trust.md S11). */
function words(name: string, text: string): string {
  return element(name, text.replaceAll('<', '＜'))
}
