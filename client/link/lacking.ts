/** What the server lacks of a replica, told from state vectors alone. Pure. */
import * as Y from 'yjs'

/**
 * The update that brings the server up to what this replica's own client wrote, or null when it has that already or it is
 * on its way. `vector` is the server's state vector; `onTheWay` is the next clock by client id that the outbox reaches.
 */
export function lackingUpdate(
  doc: Y.Doc,
  vector: Uint8Array,
  onTheWay: ReadonlyMap<number, number>,
): Uint8Array | null {
  const own = doc.clientID
  const theirs = Math.max(Y.decodeStateVector(vector).get(own) ?? 0, onTheWay.get(own) ?? 0)
  return Y.getState(doc.store, own) > theirs ? Y.encodeStateAsUpdate(doc, vector) : null
}
