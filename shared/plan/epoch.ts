/**
 * The mark of a board's epoch in the plan itself, for copies that are kept by tools which know no epochs (R5). The server
 * writes it when a board begins anew; whoever has the board's beginning and not the mark has a copy of an older epoch.
 */
import * as Y from 'yjs'
import { metaOf } from './records.ts'

const key = 'epoch'

/** Writes the mark under the client id and gives what it adds. */
export function markEpoch(doc: Y.Doc, client: number, epoch: number): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.clientID = client
  metaOf(doc).set(key, epoch)
  return Y.encodeStateAsUpdate(doc, before)
}

/**
 * True when the copy with this state vector is of an older epoch than `doc`: it has something that the server wrote at the
 * beginning, under one of `server`'s client ids, and lacks the mark. Throws when the bytes are no state vector.
 */
export function isOlderCopy(doc: Y.Doc, vector: Uint8Array, isServers: (client: number) => boolean): boolean {
  const mark = doc.getMap('meta')._map.get(key)
  const has = Y.decodeStateVector(vector)
  if (mark === undefined || (has.get(mark.id.client) ?? 0) > mark.id.clock) return false
  return [...has].some(([client, clock]) => clock > 0 && isServers(client))
}
