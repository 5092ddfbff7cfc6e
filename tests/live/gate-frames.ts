/** Writes updates by hand, for tests of the gate's rules: what Yjs itself would never write can only be written this way. */
import * as encoding from 'lib0/encoding'

/** A unit of the shared document. */
export type Ref = readonly [client: number, clock: number]
/** A struct to write: its content's number in Yjs, where it stands, and a function that writes the content. */
export type Piece = {
  readonly kind: number
  readonly origin?: Ref
  readonly right?: Ref
  readonly parent?: string | Ref
  readonly sub?: string
  readonly write: (to: encoding.Encoder) => void
}
/** The pieces of one client from `clock` on. */
export type Written = {
  readonly client: number
  readonly clock: number
  readonly pieces: readonly Piece[]
  count?: number
}
/** A deletion: client, clock, length. */
export type Deleted = readonly [client: number, clock: number, length: number]

/** Characters of a text. */
export function letters(text: string, place: Omit<Piece, 'kind' | 'write'>): Piece {
  return { kind: 4, ...place, write: to => encoding.writeVarString(to, text) }
}

/** The value of a field. */
export function value(of: unknown, place: Omit<Piece, 'kind' | 'write'>): Piece {
  const write = (to: encoding.Encoder) => {
    encoding.writeVarUint(to, 1)
    encoding.writeAny(to, of as never)
  }
  return { kind: 8, ...place, write }
}

/** A nested type by Yjs's number: 1 a map, 3 an element, 6 a run. */
export function nested(type: number, place: Omit<Piece, 'kind' | 'write'>): Piece {
  const write = (to: encoding.Encoder) => {
    encoding.writeVarUint(to, type)
    if (type === 3) encoding.writeVarString(to, 'paragraph')
  }
  return { kind: 7, ...place, write }
}

/** A deleted placeholder of `length` units (kind 1), or collected ones (0), or a hole (10). */
export function gone(length: number, kind: 0 | 1 | 10, place: Omit<Piece, 'kind' | 'write'> = {}): Piece {
  return { kind, ...place, write: to => encoding.writeVarUint(to, length) }
}

/** Content of any kind as raw bytes. */
export function raw(kind: number, bytes: readonly number[], place: Omit<Piece, 'kind' | 'write'>): Piece {
  return { kind, ...place, write: to => encoding.writeUint8Array(to, Uint8Array.from(bytes)) }
}

/** The bytes of an update. */
export function frame(blocks: readonly Written[], deletes: readonly Deleted[] = []): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, blocks.length)
  for (const block of blocks) writeBlock(to, block)
  const clients = [...new Set(deletes.map(([client]) => client))]
  encoding.writeVarUint(to, clients.length)
  for (const client of clients)
    writeDeletes(
      to,
      client,
      deletes.filter(range => range[0] === client),
    )
  return encoding.toUint8Array(to)
}

function writeBlock(to: encoding.Encoder, { client, clock, pieces, count }: Written): void {
  for (const number of [count ?? pieces.length, client, clock]) encoding.writeVarUint(to, number)
  for (const piece of pieces) writePiece(to, piece)
}

function writePiece(to: encoding.Encoder, piece: Piece): void {
  const { kind, origin, right, parent, sub } = piece
  encoding.writeUint8(to, kind | (origin ? 128 : 0) | (right ? 64 : 0) | (sub === undefined ? 0 : 32))
  for (const ref of [origin, right]) if (ref) writeRef(to, ref)
  if (parent !== undefined) {
    encoding.writeVarUint(to, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') encoding.writeVarString(to, parent)
    else writeRef(to, parent)
    if (sub !== undefined) encoding.writeVarString(to, sub)
  }
  piece.write(to)
}

function writeRef(to: encoding.Encoder, [client, clock]: Ref): void {
  encoding.writeVarUint(to, client)
  encoding.writeVarUint(to, clock)
}

function writeDeletes(to: encoding.Encoder, client: number, ranges: readonly Deleted[]): void {
  encoding.writeVarUint(to, client)
  encoding.writeVarUint(to, ranges.length)
  for (const [, clock, length] of ranges) {
    encoding.writeVarUint(to, clock)
    encoding.writeVarUint(to, length)
  }
}
