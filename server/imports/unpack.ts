/**
 * One file out of a packed one, within bounds (trust.md S12). The list at the end of the packed file is read first, and a
 * bomb, a link, a path out, an encrypted or doubled entry is refused before anything is unpacked; then the wanted entries are
 * unpacked one by one, never beyond what the list said.
 */
import { inflateRawSync } from 'node:zlib'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

type Entry = {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

const endSign = 0x06054b50
const entrySign = 0x02014b50
const headSign = 0x04034b50
const endBytes = 22
const entryBytes = 46
const headBytes = 30
/** The end of a packed file may be followed by a remark of this length at most. */
const remarkBytes = 65_535
/** What is packed in less than this may be packed as well as it likes: a short text of spaces is no bomb. */
const smallBytes = 1_000_000

/** The contents of the entries that `isWanted` by their names, in the order of the list, each unpacked when it is asked for. */
export function* unpack(bytes: Uint8Array, isWanted: (name: string) => boolean): Generator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = listOf(view)
  checkBounds(entries, bytes.byteLength)
  for (const entry of entries) if (isWanted(entry.name)) yield contentOf(bytes, view, entry)
}

function listOf(view: DataView): Entry[] {
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > limits.importEntries)
    throw new Refusal('import-too-much', { part: 'entries', most: limits.importEntries })
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + entryBytes > end || view.getUint32(at, true) !== entrySign) throw damaged()
    const [nameLength, more, remark] = [28, 30, 32].map(place => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ]
    entries.push(entryAt(view, at, nameLength))
    at += entryBytes + nameLength + more + remark
  }
  return entries
}

function endOf(view: DataView): number {
  const least = Math.max(0, view.byteLength - endBytes - remarkBytes)
  for (let at = view.byteLength - endBytes; at >= least; at--) if (view.getUint32(at, true) === endSign) return at
  throw damaged()
}

function entryAt(view: DataView, at: number, nameLength: number): Entry {
  if (at + entryBytes + nameLength > view.byteLength) throw damaged()
  const name = Buffer.from(view.buffer, view.byteOffset + at + entryBytes, nameLength).toString('utf8')
  const isEncrypted = (view.getUint16(at + 8, true) & 1) !== 0
  const mode = view.getUint32(at + 38, true) >>> 16 // of Unix; 0 elsewhere
  const isOdd = (mode & 0xf000) !== 0 && (mode & 0xf000) !== 0x8000 && (mode & 0xf000) !== 0x4000 // links and devices
  if (isEncrypted || isOdd || leadsOut(name)) throw new Refusal('import-unsafe', { part: 'entry' })
  return {
    name,
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
}

function leadsOut(name: string): boolean {
  return /^[/\\]|^[A-Za-z]:|\\|\0/.test(name) || name.split('/').includes('..')
}

function checkBounds(entries: readonly Entry[], fileBytes: number): void {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (size > limits.importUnpackedBytes) {
    throw new Refusal('import-too-much', { part: 'bytes', most: limits.importUnpackedBytes })
  }
  if (size > smallBytes && size > fileBytes * limits.importRatio) throw new Refusal('import-unsafe', { part: 'ratio' })
  const places = entries
    .map(({ offset, packed }) => ({ offset, end: offset + headBytes + packed }))
    .sort((a, b) => a.offset - b.offset)
  const isShared = places.some(({ offset }, i) => i > 0 && offset < (places[i - 1]?.end ?? 0))
  if (isShared) throw new Refusal('import-unsafe', { part: 'overlap' }) // one piece of packed bytes, unpacked many times
}

function contentOf(bytes: Uint8Array, view: DataView, { method, packed, size, offset }: Entry): Uint8Array {
  if (offset + headBytes > bytes.length || view.getUint32(offset, true) !== headSign) throw damaged()
  const start = offset + headBytes + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const content = bytes.subarray(start, start + packed)
  if (content.length !== packed) throw damaged()
  if (method === 0) return content
  if (method !== 8) throw damaged()
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, size) })
  } catch {
    throw damaged()
  }
}

function damaged(): Refusal {
  return new Refusal('import-damaged', { format: 'ZIP' })
}
