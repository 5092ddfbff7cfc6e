/**
 * Walks the bytes of an update in format V1 once and says what it holds, without giving any of it to Yjs. What does not
 * read as an honest client writes it is refused here (trust.md, the gate, rules 1, 2 and the form of 4); what the update
 * may touch is decided in `gate.ts`.
 */
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Cursor } from './gate-cursor.ts'
import { readByte, readCount, readString, readVarUint, reject, remaining } from './gate-cursor.ts'
import { skipAny, skipJson } from './gate-value.ts'

/** Names one unit of the shared document: the client that made it and its number there. */
export type Ref = { readonly client: number; readonly clock: number }

/** What a struct holds: collected garbage, a deleted placeholder, characters, field values, a format mark or a nested type. */
export type Content = 'collected' | 'deleted' | 'string' | 'any' | 'format' | 'map' | 'element' | 'run'

/** One struct of an update. `origin` and `right` are the neighbours its maker saw; `parent` is said only without them. */
export type Struct = {
  readonly client: number
  readonly clock: number
  readonly length: number
  readonly content: Content
  readonly origin: Ref | null
  readonly right: Ref | null
  /** A root's name or the nested type that holds this struct. */
  readonly parent: string | Ref | null
  readonly sub: string | null
  /** The name of a format, otherwise empty. */
  readonly format: string
  /** Bytes of text. */
  readonly bytes: number
  /** Bytes that the whole struct takes in the update. */
  readonly size: number
}

/** The structs of one client in an update, in order and without gaps. */
export type Block = {
  readonly client: number
  readonly clock: number
  readonly end: number
  readonly structs: readonly Struct[]
}
/** Units that an update deletes: from `clock` up to, not including, `end`. */
export type DeleteRange = { readonly client: number; readonly clock: number; readonly end: number }
/** An update as read. `structBytes`: how many of its bytes came before the deletions. */
export type ReadUpdate = {
  readonly blocks: ReadonlyMap<number, Block>
  readonly deletes: readonly DeleteRange[]
  readonly structBytes: number
}

const mostNameBytes = 256
// Far above what people can type, and low enough that Yjs's arithmetic on clocks stays exact.
const lastClock = 2 ** 31

/** Reads `bytes` as one whole update. Throws a refusal when they are anything else. */
export function readUpdate(bytes: Uint8Array): ReadUpdate {
  if (bytes.length > limits.firstSyncBytes) throw new Refusal('too-large', { limit: limits.firstSyncBytes })
  const cursor: Cursor = { bytes, at: 0 }
  const blocks = new Map<number, Block>()
  for (let left = readCount(cursor); left > 0; left--) {
    const block = readBlock(cursor)
    if (blocks.has(block.client)) reject(2, 'twice')
    blocks.set(block.client, block)
  }
  const structBytes = cursor.at
  const deletes = readDeletes(cursor)
  if (remaining(cursor) > 0) reject(1, 'trailing')
  return { blocks, deletes, structBytes }
}

function readBlock(cursor: Cursor): Block {
  const count = readCount(cursor)
  if (count === 0) reject(1, 'count')
  const client = readVarUint(cursor)
  const clock = readVarUint(cursor)
  const structs: Struct[] = []
  let end = clock
  for (let i = 0; i < count; i++) {
    const struct = readStruct(cursor, client, end)
    end += struct.length
    if (end > lastClock) reject(2, 'length')
    structs.push(struct)
  }
  return { client, clock, end, structs }
}

/** The low five bits name the content; the others say which of origin, right origin and key are given. */
function readStruct(cursor: Cursor, client: number, clock: number): Struct {
  const from = cursor.at
  const info = readByte(cursor)
  const kind = info & 31
  if (kind === 10) throw new Refusal('resync') // a hole in what the client sends: it is asked for the whole of it
  if (kind === 0) return collected(cursor, info, client, clock)
  const origin = (info & 128) !== 0 ? readRef(cursor) : null
  const right = (info & 64) !== 0 ? readRef(cursor) : null
  const bare = origin === null && right === null
  const parent = bare ? readParent(cursor) : null
  const sub = bare && (info & 32) !== 0 ? readString(cursor, mostNameBytes) : null
  const held = readContent(cursor, kind)
  return { client, clock, origin, right, parent, sub, ...held, size: cursor.at - from }
}

function collected(cursor: Cursor, info: number, client: number, clock: number): Struct {
  if (info !== 0) reject(2, 'kind')
  const place = { origin: null, right: null, parent: null, sub: null }
  return { client, clock, ...place, content: 'collected', length: readLength(cursor), format: '', bytes: 0, size: 2 }
}

function readRef(cursor: Cursor): Ref {
  const client = readVarUint(cursor)
  return { client, clock: readVarUint(cursor) }
}

function readParent(cursor: Cursor): string | Ref {
  const named = readVarUint(cursor)
  if (named > 1) reject(2, 'parent')
  return named === 1 ? readString(cursor, mostNameBytes) : readRef(cursor)
}

function readLength(cursor: Cursor): number {
  const length = readVarUint(cursor)
  return length > 0 ? length : reject(2, 'length')
}

type Held = Pick<Struct, 'content' | 'length' | 'format' | 'bytes'>

/** Kinds that no plan holds are refused: legacy JSON (2), bytes (3), embeds (5), sub-documents (9) and unknown ones. */
function readContent(cursor: Cursor, kind: number): Held {
  switch (kind) {
    case 1:
      return { content: 'deleted', length: readLength(cursor), format: '', bytes: 0 }
    case 4:
      return readText(cursor)
    case 6:
      return readFormat(cursor)
    case 7:
      return { content: readType(cursor), length: 1, format: '', bytes: 0 }
    case 8:
      return readValues(cursor)
    default:
      return reject(2, 'kind')
  }
}

function readText(cursor: Cursor): Held {
  const text = readString(cursor, limits.textBytes)
  if (text.length === 0) reject(2, 'length')
  return { content: 'string', length: text.length, format: '', bytes: Buffer.byteLength(text) }
}

function readFormat(cursor: Cursor): Held {
  const format = readString(cursor, mostNameBytes)
  skipJson(cursor)
  return { content: 'format', length: 1, format, bytes: 0 }
}

function readValues(cursor: Cursor): Held {
  const length = readCount(cursor)
  if (length === 0) reject(2, 'length')
  for (let i = 0; i < length; i++) skipAny(cursor)
  return { content: 'any', length, format: '', bytes: 0 }
}

/** A plan's nested types: a record (map, 1), an element of a text (3) and a run of characters (6). */
function readType(cursor: Cursor): Content {
  switch (readVarUint(cursor)) {
    case 1:
      return 'map'
    case 3:
      if (!elementName.test(readString(cursor, mostNameBytes))) reject(5, 'element')
      return 'element'
    case 6:
      return 'run'
    default:
      return reject(2, 'type')
  }
}

const elementName = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

function readDeletes(cursor: Cursor): DeleteRange[] {
  const deletes: DeleteRange[] = []
  const seen = new Set<number>()
  for (let left = readCount(cursor); left > 0; left--) {
    const client = readVarUint(cursor)
    if (seen.has(client)) reject(4, 'twice')
    seen.add(client)
    readRanges(cursor, client, deletes)
  }
  return deletes
}

function readRanges(cursor: Cursor, client: number, deletes: DeleteRange[]): void {
  let known = 0
  for (let left = readCount(cursor); left > 0; left--) {
    const clock = readVarUint(cursor)
    const length = readVarUint(cursor)
    if (length === 0) reject(4, 'empty')
    if (clock < known) reject(4, 'order')
    known = clock + length
    deletes.push({ client, clock, end: known })
  }
}
