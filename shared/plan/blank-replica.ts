/** A document for a board's replica, before anything is in it. */
import * as Y from 'yjs'

/**
 * An empty document that holds what it is given and never more. Left to itself, Yjs answers a change of others by deleting
 * format marks that have become superfluous: an edit by somebody who only looked, which stands in no log, which every open
 * page would send at once, and which a reader's page would be sent away for.
 */
export function blankReplica(): Y.Doc {
  const doc = new Y.Doc()
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (!transaction.local) transaction._needFormattingCleanup = false
  })
  return doc
}
