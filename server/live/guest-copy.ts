/**
 * What of an update goes to a guest. Yjs keeps whole documents alike, so what stands in roots that the guest may not see
 * goes as collected garbage of the same length: the clocks have no gap, and not a byte of the content is sent. Where each
 * struct stands is asked of the document that the update is already in.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { seesRoot } from '#shared/agreement/guest-view.ts'
import type { GuestPart } from '#shared/agreement/roles.ts'
import { type Known, rangeWithin, writeDeletes } from './delete-ranges.ts'
import { type Ground, groundOf, placeAt } from './gate-ground.ts'

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/** `update` as a guest with these parts gets it. `doc` holds all of it. */
export function copyForGuest(doc: Y.Doc, update: Uint8Array, parts: readonly GuestPart[]): Uint8Array {
  const ground = groundOf(doc, new Map())
  const sees = ({ id }: Struct | Known) => isSeen(ground, id, parts)
  const { structs, ds } = Y.decodeUpdate(update)
  const encoder = new Y.UpdateEncoderV1()
  writeStructs(
    encoder,
    structs.map(struct => (struct instanceof Y.Item && !sees(struct) ? new Y.GC(struct.id, struct.length) : struct)),
  )
  const ranges = [...ds.clients].flatMap(([client, own]) =>
    own.map(({ clock, len }) => ({ client, clock, end: clock + len })),
  )
  // What is collected already is nobody's secret, and a replica that still has it needs to be told.
  const shown = ranges.flatMap(range => rangeWithin(doc, range, struct => struct instanceof Y.GC || sees(struct)))
  writeDeletes(encoder.restEncoder, shown)
  return encoder.toUint8Array()
}

/** A unit that was collected stands nowhere any more, and its content is gone: it is sent as that. */
function isSeen(ground: Ground, { client, clock }: Y.ID, parts: readonly GuestPart[]): boolean {
  const place = placeAt(ground, { client, clock })
  return place !== null && seesRoot(parts, place.root)
}

function writeStructs(encoder: Y.UpdateEncoderV1, structs: readonly Struct[]): void {
  const byClient = Map.groupBy(structs, ({ id }) => id.client)
  encoding.writeVarUint(encoder.restEncoder, byClient.size)
  for (const [client, own] of byClient) {
    const joined = joinGarbage(own)
    encoding.writeVarUint(encoder.restEncoder, joined.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0)
    for (const struct of joined) struct.write(encoder, 0)
  }
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
