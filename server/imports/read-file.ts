/** The door to all imports: the bytes of a file go in; what it would bring comes out, or a refusal. Pure. */
import type { ImportChoice, ImportReply } from '#shared/protocol/imports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { readCalendar } from './calendar.ts'
import type { ImportContext, PlanContext, PlanRead } from './context.ts'
import { type Decoded, decode } from './decode.ts'
import { isGeoJson, pointsInGeoJson, pointsInKml } from './features.ts'
import { packedKind, textKind } from './file-kind.ts'
import { pointsInGpx } from './gpx.ts'
import { checkKeys } from './keys.ts'
import { type Notes, notes as newNotes } from './notes.ts'
import { attachmentsIn } from './pdf.ts'
import { isPlanFile, readPlanFile } from './plan-file.ts'
import { type FoundPoint, stopsAt } from './points.ts'
import { readTable } from './read-table.ts'
import { unpack } from './unpack.ts'
import { parseXml, rootName } from './xml.ts'

/** The records that a file would bring into a board. */
export function readRecords(bytes: Uint8Array, context: ImportContext, choice: ImportChoice): ImportReply {
  if (packedKind(bytes) === null) return readText(bytes, context, choice)
  return readPacked(bytes, context, choice)
}

/** The plan that a file holds: as it is, in the packed file of all exports, or attached to a PDF. */
export function readPlanIn(bytes: Uint8Array, context: PlanContext): PlanRead {
  for (const candidate of candidatesIn(bytes)) {
    const value = jsonIn(candidate)
    if (isPlanFile(value)) return readPlanFile(value, context)
  }
  throw new Refusal('import-no-plan')
}

function* candidatesIn(bytes: Uint8Array): Generator<Uint8Array> {
  const packed = packedKind(bytes)
  if (packed === 'zip') yield* unpack(bytes, name => name.endsWith('.json'))
  else if (packed === 'pdf') yield* attachmentsIn(bytes)
  else yield bytes
}

/** The value of JSON text; null for anything else. */
function jsonIn(bytes: Uint8Array): unknown {
  const { text } = decoded(bytes)
  if (!text.trimStart().startsWith('{')) return null
  return parsedJson(text)
}

/** A packed KML, as globes write it. What holds a whole plan is told so. */
function readPacked(bytes: Uint8Array, context: ImportContext, choice: ImportChoice): ImportReply {
  if (packedKind(bytes) === 'zip')
    for (const content of unpack(bytes, name => /\.kml$/i.test(name))) return readText(content, context, choice)
  for (const content of candidatesIn(bytes)) if (isPlanFile(jsonIn(content))) throw new Refusal('import-whole-plan')
  throw new Refusal('import-unknown')
}

function readText(bytes: Uint8Array, context: ImportContext, choice: ImportChoice): ImportReply {
  const file = decoded(bytes, choice)
  switch (textKind(file.text)) {
    case 'json':
      return readJson(file.text, context)
    case 'xml':
      return readXml(file.text, context)
    case 'ics':
      return readCalendar(file.text, context)
    case 'table':
      return readTable(file, context, choice)
  }
}

function decoded(bytes: Uint8Array, { encoding }: ImportChoice = {}): Decoded {
  if (bytes.byteLength > limits.importTextBytes) {
    throw new Refusal('import-too-much', { part: 'bytes', most: limits.importTextBytes })
  }
  return decode(bytes, encoding)
}

function readJson(text: string, context: ImportContext): ImportReply {
  const value = parsedJson(text)
  if (isPlanFile(value)) throw new Refusal('import-whole-plan')
  if (!isGeoJson(value)) throw new Refusal('import-unknown')
  checkKeys(value)
  return stopsIn('geojson', notes => pointsInGeoJson(value, notes), context)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('import-damaged', { format: 'JSON' })
  }
}

/** A stop is named by a waypoint and a point of the route at most; far more are no stops, and would take long to read. */
const mostPoints = limits.importRecords * 4

function readXml(text: string, context: ImportContext): ImportReply {
  const root = rootName(text)
  const points = text.match(/<(?:\w+:)?(?:wpt|rtept|Placemark)\b/g)?.length ?? 0
  if (points > mostPoints) throw new Refusal('import-too-much', { part: 'records', most: limits.importRecords })
  if (root === 'gpx') return stopsIn('gpx', notes => pointsInGpx(parseXml(text, 'GPX'), notes), context)
  if (root === 'kml') return stopsIn('kml', notes => pointsInKml(parseXml(text, 'KML'), notes), context)
  throw new Refusal('import-unknown')
}

function stopsIn(
  format: 'gpx' | 'kml' | 'geojson',
  points: (notes: Notes) => readonly FoundPoint[],
  context: ImportContext,
): ImportReply {
  const notes = newNotes()
  const records = stopsAt(points(notes), context, notes)
  return { format, list: 'stops', records, notes: notes.all, table: null }
}
