/** Ranges of deleted units: the parts of them that some of a document's structs take up, and how they are written. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { knownClock } from './gate-ground.ts'
import type { DeleteRange } from './gate-read.ts'

/** A struct of the document. */
export type Known = Y.Item | Y.GC

/** The parts of `range` that lie in structs which `keep` keeps, and what is beyond the document's known units as it is. */
export function rangeWithin(doc: Y.Doc, range: DeleteRange, keep: (struct: Known) => boolean): DeleteRange[] {
  const { client, clock, end } = range
  const known = knownClock(doc, client)
  const parts: DeleteRange[] = []
  const structs = clock < known ? (doc.store.clients.get(client) ?? []) : []
  for (let i = structs.length > 0 ? Y.findIndexSS(structs, clock) : 0; i < structs.length; i++) {
    const struct = structs[i]
    if (!struct || struct.id.clock >= end) break
    if (!keep(struct)) continue
    const piece = {
      client,
      clock: Math.max(clock, struct.id.clock),
      end: Math.min(end, struct.id.clock + struct.length),
    }
    join(parts, piece)
  }
  if (end > known) join(parts, { client, clock: Math.max(clock, known), end })
  return parts
}

/** Adds a range; one that goes on where the last one ends makes that longer. */
function join(ranges: DeleteRange[], next: DeleteRange): void {
  const last = ranges.at(-1)
  if (last?.end === next.clock) ranges[ranges.length - 1] = { ...last, end: next.end }
  else ranges.push(next)
}

/** Writes the end of an update: what it deletes, in Yjs's format V1. Ranges of one client stand beside each other. */
export function writeDeletes(encoder: encoding.Encoder, ranges: readonly DeleteRange[]): void {
  const byClient = Map.groupBy(ranges, ({ client }) => client)
  encoding.writeVarUint(encoder, byClient.size)
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, own.length)
    for (const { clock, end } of own) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, end - clock)
    }
  }
}
