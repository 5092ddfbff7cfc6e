/**
 * The file of places: columns of numbers, then two texts with a line for each name, largest place first. 135,000 objects
 * would take 94 MB and half a second at each start; this is 7 MB and some milliseconds.
 *
 * Bytes: eight of `magic`, three counts (lines, bytes of the folded text, bytes of the shown text), the columns in the order
 * of `columns`, the folded text, the shown text. Little-endian, as every machine that Node runs on.
 */

/** Changes with the layout, so that an old file is not read as a new one. */
const magic = 'TWPLACE1'
const headBytes = 8 + 3 * 4

/** Languages of the hand-kept names, one bit each in `languages`. */
export const nameLanguages = ['de', 'en', 'fr', 'ru', 'pl'] as const

/** One name of one place a line. The names of a place follow each other, the local one first. */
export type PlaceIndex = {
  /** Line of the place's local name. */
  readonly name: Uint32Array
  /** Degrees times 100,000. */
  readonly lat: Int32Array
  readonly lon: Int32Array
  readonly population: Uint32Array
  /** Two letters, the first in the upper byte. */
  readonly country: Uint16Array
  /** In which of `nameLanguages` the name is used; none for a local or plain name. */
  readonly languages: Uint8Array
  /** All names folded, each between two line breaks. */
  readonly folded: string
  /** Where each line begins in `folded`, in UTF-16 units. */
  readonly foldedStart: Uint32Array
  /** All names as printed, UTF-8, each followed by a line break. */
  readonly shown: Uint8Array
  readonly shownStart: Uint32Array
}

/** The same before it is written: one object a line. */
export type PlaceLine = {
  readonly name: number
  readonly lat: number
  readonly lon: number
  readonly population: number
  readonly country: string
  readonly languages: number
  readonly folded: string
  readonly shown: string
}

const columns = ['name', 'lat', 'lon', 'population', 'country', 'languages'] as const
const kinds = {
  name: Uint32Array,
  lat: Int32Array,
  lon: Int32Array,
  population: Uint32Array,
  country: Uint16Array,
  languages: Uint8Array,
} as const
const scale = 100_000

/** The bytes of the file. */
export function encodePlaces(lines: readonly PlaceLine[]): Uint8Array {
  const folded = Buffer.from(`\n${lines.map(line => line.folded).join('\n')}\n`)
  const shown = Buffer.from(`${lines.map(line => line.shown).join('\n')}\n`)
  const head = Buffer.alloc(headBytes)
  head.write(magic, 'latin1')
  for (const [i, count] of [lines.length, folded.length, shown.length].entries()) head.writeUInt32LE(count, 8 + 4 * i)
  const numbers = columns.map(column => {
    const kind: { from(values: readonly number[]): ArrayBufferView } = kinds[column]
    return Buffer.from(kind.from(lines.map(line => numberIn(line, column))).buffer)
  })
  return Buffer.concat([head, ...numbers, folded, shown])
}

function numberIn(line: PlaceLine, column: (typeof columns)[number]): number {
  if (column === 'country') return (line.country.charCodeAt(0) << 8) | line.country.charCodeAt(1)
  if (column === 'lat' || column === 'lon') return Math.round(line[column] * scale)
  return line[column]
}

/** The index in a file's bytes. Throws when it is not such a file or was cut short. */
export function decodePlaces(bytes: Uint8Array): PlaceIndex {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.toString('latin1', 0, 8) !== magic) throw new Error('not a file of places of this version')
  const [lines = 0, foldedBytes = 0, shownBytes = 0] = [8, 12, 16].map(at => file.readUInt32LE(at))
  let at = headBytes
  const take = (length: number) => {
    const part = file.subarray(at, at + length)
    if (part.length < length) throw new Error('cut short')
    at += length
    return part
  }
  const numbers = <Kind extends (typeof kinds)[keyof typeof kinds]>(kind: Kind): InstanceType<Kind> => {
    const part = take(lines * kind.BYTES_PER_ELEMENT)
    const copy = new Uint8Array(part).buffer // a column must begin at a multiple of its size
    return new kind(copy) as InstanceType<Kind>
  }
  const [name, lat, lon] = [numbers(kinds.name), numbers(kinds.lat), numbers(kinds.lon)]
  const [population, country, languages] = [numbers(kinds.population), numbers(kinds.country), numbers(kinds.languages)]
  const folded = take(foldedBytes).toString('utf8')
  const shown = take(shownBytes)
  const foldedStart = lineStarts(from => folded.indexOf('\n', from), lines, 1)
  const shownStart = lineStarts(from => shown.indexOf(10, from), lines, 0)
  return { name, lat, lon, population, country, languages, folded, foldedStart, shown, shownStart }
}

/** Positions after each line break, of which `next` finds the one at or after a position. */
function lineStarts(next: (from: number) => number, lines: number, first: number): Uint32Array {
  const starts = new Uint32Array(lines)
  for (let line = 0, at = first; line < lines; line++) {
    starts[line] = at
    at = next(at) + 1
  }
  return starts
}

/** A name as printed. */
export function shownName(index: PlaceIndex, line: number): string {
  const start = index.shownStart[line] ?? 0
  return Buffer.from(index.shown.buffer, index.shown.byteOffset)
    .subarray(start, index.shown.indexOf(10, start))
    .toString('utf8')
}

/** Degrees from a column. */
export function degrees(column: Int32Array, line: number): number {
  return (column[line] ?? 0) / scale
}

/** ISO 3166-1 alpha-2. */
export function countryOf(index: PlaceIndex, line: number): string {
  const code = index.country[line] ?? 0
  return String.fromCharCode(code >> 8, code & 0xff)
}
