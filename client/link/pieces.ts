/**
 * Makes of what was gathered as few updates as the server takes: small ones become one, and one that is too large for a
 * frame is cut between its structs. Pure.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { limits } from '#shared/protocol/limits.ts'

type Struct = Y.Item | Y.GC | Y.Skip
type Deletion = { readonly client: number; readonly clock: number; readonly len: number }

/** A piece ends when it has grown to this many bytes. What one struct can hold on top stays below the limit. */
const pieceBytes = limits.updateBytes / 2
const deletionsInPiece = limits.deleteRanges / 2

/** The same change in updates that can be sent one after the other: each stands on what came before it. */
export function inPieces(updates: readonly Uint8Array[]): Uint8Array[] {
  return gathered(updates).flatMap(update => (isTooLarge(update) ? cut(update) : [update]))
}

function gathered(updates: readonly Uint8Array[]): Uint8Array[] {
  const pieces: Uint8Array[][] = [[]]
  let bytes = 0
  for (const update of updates) {
    if (bytes > 0 && bytes + update.byteLength > pieceBytes) {
      pieces.push([])
      bytes = 0
    }
    pieces.at(-1)?.push(update)
    bytes += update.byteLength
  }
  return pieces.map(piece => (piece.length === 1 && piece[0] ? piece[0] : Y.mergeUpdates(piece)))
}

// A deletion takes two bytes at least, so that most updates need not be read for their count.
function isTooLarge(update: Uint8Array): boolean {
  if (update.byteLength > limits.updateBytes) return true
  return update.byteLength > 2 * limits.deleteRanges && deletionsIn(Y.decodeUpdate(update)).length > limits.deleteRanges
}

function cut(update: Uint8Array): Uint8Array[] {
  const decoded = Y.decodeUpdate(update)
  const deletions = deletionsIn(decoded)
  const pieces: Uint8Array[] = []
  let piece: Struct[] = []
  let bytes = 0
  for (const struct of inOrder(decoded.structs)) {
    piece.push(struct)
    bytes += sizeOf(struct)
    if (bytes < pieceBytes) continue
    pieces.push(encoded(piece, []))
    piece = []
    bytes = 0
  }
  if (piece.length > 0) pieces.push(encoded(piece, []))
  // Last, since what is deleted may be new in this very update.
  for (let at = 0; at < deletions.length; at += deletionsInPiece)
    pieces.push(encoded([], deletions.slice(at, at + deletionsInPiece)))
  return pieces
}

/** The structs so that whatever one refers to stands before it; those of one client stay in the order of their clocks. */
function inOrder(structs: readonly Struct[]): Struct[] {
  const queues = [...rowsOf(structs, ({ id }) => id.client).values()]
  const next = new Map(queues.map(queue => [queue[0]?.id.client ?? 0, queue[0]?.id.clock ?? 0]))
  const isThere = (id: Y.ID) => id.clock < (next.get(id.client) ?? Number.POSITIVE_INFINITY)
  const ordered: Struct[] = []
  for (let before = -1; before < ordered.length; ) {
    before = ordered.length
    for (const queue of queues) {
      let taken = 0
      for (const struct of queue) {
        if (!groundOf(struct).every(isThere)) break
        ordered.push(struct)
        next.set(struct.id.client, struct.id.clock + struct.length)
        taken += 1
      }
      queue.splice(0, taken)
    }
  }
  // An honest update has no circles; of another one nothing gets lost here, and the server says what it thinks of it.
  return [...ordered, ...queues.flat()]
}

/** What a struct refers to in other clients' rows and in its own. */
function groundOf(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const { origin, rightOrigin, parent } = struct
  const above = parent instanceof Y.ID ? parent : null
  return [origin, rightOrigin, above].filter(id => id !== null)
}

function encoded(structs: readonly Struct[], deletions: readonly Deletion[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const rest = encoder.restEncoder
  const rows = rowsOf(structs, ({ id }) => id.client)
  encoding.writeVarUint(rest, rows.size)
  for (const [client, row] of rows) {
    encoding.writeVarUint(rest, row.length)
    encoder.writeClient(client)
    encoding.writeVarUint(rest, row[0]?.id.clock ?? 0)
    for (const struct of row) struct.write(encoder, 0)
  }
  const ranges = rowsOf(deletions, ({ client }) => client)
  encoding.writeVarUint(rest, ranges.size)
  for (const [client, row] of ranges) {
    encoding.writeVarUint(rest, client)
    encoding.writeVarUint(rest, row.length)
    for (const { clock, len } of row) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}

function rowsOf<Item>(items: readonly Item[], clientOf: (item: Item) => number): Map<number, Item[]> {
  const rows = new Map<number, Item[]>()
  for (const item of items) {
    const row = rows.get(clientOf(item))
    if (row) row.push(item)
    else rows.set(clientOf(item), [item])
  }
  return rows
}

function deletionsIn({ ds }: ReturnType<typeof Y.decodeUpdate>): Deletion[] {
  return [...ds.clients].flatMap(([client, row]) => row.map(({ clock, len }) => ({ client, clock, len })))
}

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, 0)
  return encoding.length(encoder.restEncoder)
}
