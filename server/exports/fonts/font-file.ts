/** What a font file (OpenType) says of itself: its family, and the code points that it has forms for. */

/** Code points from `from` to `to`, both included. */
export type CodeRange = readonly [from: number, to: number]
export type FontFile = { readonly family: string; readonly codePoints: ReadonlySet<number> }

/** Reads a font. Throws on what is none, or names no code points as Unicode has them. */
export function readFont(bytes: Uint8Array): FontFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { family: familyOf(tableOf(view, 'name')), codePoints: codePointsOf(tableOf(view, 'cmap')) }
}

/** Sorted code points as ranges. */
export function rangesOf(codePoints: Iterable<number>): CodeRange[] {
  const ranges: [number, number][] = []
  for (const codePoint of [...codePoints].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last?.[1] === codePoint - 1) last[1] = codePoint
    else ranges.push([codePoint, codePoint])
  }
  return ranges
}

function tableOf(font: DataView, wanted: string): DataView {
  for (let i = 0; i < font.getUint16(4); i++) {
    const at = 12 + 16 * i
    const tag = String.fromCharCode(...[0, 1, 2, 3].map(n => font.getUint8(at + n)))
    if (tag === wanted)
      return new DataView(font.buffer, font.byteOffset + font.getUint32(at + 8), font.getUint32(at + 12))
  }
  throw new Error(`A font file has no table ${wanted}.`)
}

/** The typographic family where one is named, otherwise the family. */
function familyOf(names: DataView): string {
  const texts = names.getUint16(4)
  const found = Array.from({ length: names.getUint16(2) }, (_, i) => 6 + 12 * i)
    .filter(at => names.getUint16(at) === 3) // written in UTF-16, as Windows wants it
    .map(at => ({ id: names.getUint16(at + 6), length: names.getUint16(at + 8), at: texts + names.getUint16(at + 10) }))
  const name = found.find(({ id }) => id === 16) ?? found.find(({ id }) => id === 1)
  if (name === undefined) throw new Error('A font file names no family.')
  const bytes = new Uint8Array(names.buffer, names.byteOffset + name.at, name.length)
  return new TextDecoder('utf-16be').decode(bytes)
}

function codePointsOf(map: DataView): Set<number> {
  const places = Array.from({ length: map.getUint16(2) }, (_, i) => map.getUint32(4 + 8 * i + 4))
  const formats = new Map(places.map(at => [map.getUint16(at), at]))
  const [full, plane] = [formats.get(12), formats.get(4)]
  if (full !== undefined) return fromGroups(map, full)
  if (plane !== undefined) return fromSegments(map, plane)
  throw new Error('A font file names no code points.')
}

/** Format 12: groups of code points in a row. */
function fromGroups(map: DataView, begin: number): Set<number> {
  const found = new Set<number>()
  for (let i = 0; i < map.getUint32(begin + 12); i++) {
    const at = begin + 16 + 12 * i
    const [from, to, glyph] = [map.getUint32(at), map.getUint32(at + 4), map.getUint32(at + 8)]
    for (let code = from; code <= to; code++) if (glyph + code - from > 0) found.add(code)
  }
  return found
}

/** Format 4: segments of the first 65,536, each with a step from code point to form or a list of forms. */
function fromSegments(map: DataView, begin: number): Set<number> {
  const found = new Set<number>()
  const size = map.getUint16(begin + 6)
  const [ends, starts] = [begin + 14, begin + 16 + size]
  for (let i = 0; i < size; i += 2) {
    const [end, start, step] = [map.getUint16(ends + i), map.getUint16(starts + i), map.getUint16(starts + size + i)]
    const list = starts + 2 * size + i
    const offset = map.getUint16(list)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const listed = offset === 0 ? code : map.getUint16(list + offset + 2 * (code - start))
      if (offset === 0 ? ((code + step) & 0xffff) !== 0 : listed !== 0) found.add(code)
    }
  }
  return found
}
