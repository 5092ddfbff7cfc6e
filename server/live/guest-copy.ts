/**
 * What of a board goes to a guest. Yjs keeps whole documents alike, so what stands in roots that the guest may not see goes as
 * collected garbage of the same length: the clocks have no gap, and not a byte of the content is sent. Where each struct
 * stands is asked of the document, which holds all that is sent.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { seesRoot } from '#shared/agreement/guest-view.ts'
import type { GuestPart } from '#shared/agreement/roles.ts'
import { type Known, rangeWithin, writeDeletes } from './delete-ranges.ts'
import { knownStruct } from './gate-ground.ts'
import type { DeleteRange } from './gate-read.ts'

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]
type Sees = (struct: Known) => boolean
/** Structs of one client in a row, of which the first `offset` units are left out. */
type Row = { readonly client: number; readonly structs: readonly Struct[]; readonly offset: number }

/** `update` as a guest with these parts gets it. `doc` holds all of it. */
export function copyForGuest(doc: Y.Doc, update: Uint8Array, parts: readonly GuestPart[]): Uint8Array {
  const sees = seeing(parts)
  const { structs, ds } = Y.decodeUpdate(update)
  const shown = structs.map(struct =>
    struct instanceof Y.Item && !sees(knownStruct(doc, struct.id)) ? new Y.GC(struct.id, struct.length) : struct,
  )
  const rows = [...Map.groupBy(shown, ({ id }) => id.client)].map(([client, own]) => ({
    client,
    structs: own,
    offset: 0,
  }))
  const deletes = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.flatMap(({ clock, len }) => rangeWithin(doc, { client, clock, end: clock + len }, isTold(sees))),
  )
  return write(rows, deletes)
}

/** What a guest's replica with the state vector `vector` lacks. Throws when it is none. */
export function missingForGuest(doc: Y.Doc, vector: Uint8Array, parts: readonly GuestPart[]): Uint8Array {
  const sees = seeing(parts)
  const has = Y.decodeStateVector(vector)
  const rows: Row[] = []
  const deletes: DeleteRange[] = []
  for (const [client, structs] of doc.store.clients) {
    const from = has.get(client) ?? 0
    if (from < Y.getState(doc.store, client)) rows.push(rowFrom(client, structs, from, sees))
    const range = { client, clock: 0, end: Y.getState(doc.store, client) }
    deletes.push(...rangeWithin(doc, range, struct => struct.deleted && isTold(sees)(struct)))
  }
  return write(rows, deletes)
}

function rowFrom(client: number, known: readonly Known[], from: number, sees: Sees): Row {
  const first = Y.findIndexSS(known as Known[], from)
  const structs = known
    .slice(first)
    .map(struct => (struct instanceof Y.Item && !sees(struct) ? new Y.GC(struct.id, struct.length) : struct))
  return { client, structs, offset: from - (known[first]?.id.clock ?? from) }
}

/** What is collected already is nobody's secret, and a replica that still has it needs to be told. */
function isTold(sees: Sees): Sees {
  return struct => struct instanceof Y.GC || sees(struct)
}

/** Tells whether a struct of the document stands in what is seen. One that was collected stands nowhere any more. */
function seeing(parts: readonly GuestPart[]): Sees {
  const known = new Map<Y.AbstractType<unknown>, boolean>()
  const seesType = (type: Y.AbstractType<unknown>): boolean => {
    const found = known.get(type) ?? look(type)
    known.set(type, found)
    return found
  }
  const look = (type: Y.AbstractType<unknown>): boolean => {
    if (type._item === null) return seesRoot(parts, Y.findRootTypeKey(type))
    const { parent } = type._item
    return parent instanceof Y.AbstractType && seesType(parent)
  }
  return struct => struct instanceof Y.Item && struct.parent instanceof Y.AbstractType && seesType(struct.parent)
}

function write(rows: readonly Row[], deletes: readonly DeleteRange[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, rows.length)
  for (const { client, structs, offset } of rows) {
    const joined = joinGarbage(structs)
    encoding.writeVarUint(encoder.restEncoder, joined.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, (structs[0]?.id.clock ?? 0) + offset)
    for (const [i, struct] of joined.entries()) struct.write(encoder, i === 0 ? offset : 0)
  }
  writeDeletes(encoder.restEncoder, deletes)
  return encoder.toUint8Array()
}

/** What is hidden side by side goes as one: how much of what was hidden there is then seen no more. */
function joinGarbage(structs: readonly Struct[]): Struct[] {
  const joined: Struct[] = []
  for (const struct of structs) {
    const last = joined.at(-1)
    if (last instanceof Y.GC && struct instanceof Y.GC)
      joined[joined.length - 1] = new Y.GC(last.id, last.length + struct.length)
    else joined.push(struct)
  }
  return joined
}
