/**
 * Reading bytes that nobody vouches for: every read is checked against what is left, nothing is allocated from a declared
 * count, and whatever is accepted reads exactly as lib0 reads it afterwards. Part of the gate (trust.md, "The gate before Yjs").
 */
import { Refusal } from '#shared/protocol/refusals.ts'

/** Which rule of the gate an update broke: 1 form, 2 structs, 3 identity, 4 deletions, 5 schema, 6 what applying led to. */
export type GateRule = 1 | 2 | 3 | 4 | 5 | 6

/** Refuses an update for breaking `rule`; `why` is one plain word for the log. */
export function reject(rule: GateRule, why: string): never {
  throw new Refusal('edit-rejected', { rule, why })
}

/** Bytes and how far they were read. */
export type Cursor = { readonly bytes: Uint8Array; at: number }

// Refuses what is not UTF-8 and keeps a byte order mark, as lib0 does: another reading would count clocks differently.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const longestVarint = 8

/** How many bytes are left. */
export function remaining(cursor: Cursor): number {
  return cursor.bytes.length - cursor.at
}

/** The next byte. */
export function readByte(cursor: Cursor): number {
  return cursor.bytes[cursor.at++] ?? reject(1, 'truncated')
}

/** Passes over `count` bytes. */
export function skipBytes(cursor: Cursor, count: number): void {
  if (count > remaining(cursor)) reject(1, 'truncated')
  cursor.at += count
}

/** An unsigned number of 7 bits a byte, at most 8 bytes and a safe integer; longer forms exist and are never honest. */
export function readVarUint(cursor: Cursor): number {
  let value = 0
  let factor = 1
  for (let i = 0; i < longestVarint; i++) {
    const byte = readByte(cursor)
    value += (byte & 127) * factor
    factor *= 128
    if (byte < 128) return Number.isSafeInteger(value) ? value : reject(1, 'number')
  }
  return reject(1, 'number')
}

/** Passes over a signed number: 6 bits in the first byte, 7 in each that follows. */
export function skipVarInt(cursor: Cursor): void {
  for (let i = 0; i < longestVarint - 1; i++) if (readByte(cursor) < 128) return
  reject(1, 'number')
}

/** A float of 4 or 8 bytes, the high ones first. NaN and the infinities are no values of a plan: JSON has none. */
export function skipFloat(cursor: Cursor, size: 4 | 8): void {
  const at = cursor.at
  skipBytes(cursor, size)
  const view = new DataView(cursor.bytes.buffer, cursor.bytes.byteOffset + at, size)
  if (!Number.isFinite(size === 4 ? view.getFloat32(0) : view.getFloat64(0))) reject(2, 'number')
}

/** A declared count of things that take at least one byte each; it must fit what is left. */
export function readCount(cursor: Cursor): number {
  const count = readVarUint(cursor)
  return count <= remaining(cursor) ? count : reject(1, 'count')
}

/** A string of at most `most` bytes. One that is merely too long is answered with the limit, since people can cause that. */
export function readString(cursor: Cursor, most: number): string {
  const length = readCount(cursor)
  if (length > most) throw new Refusal('too-large', { limit: most })
  const from = cursor.at
  cursor.at += length
  try {
    return utf8.decode(cursor.bytes.subarray(from, cursor.at))
  } catch {
    return reject(2, 'utf-8')
  }
}
