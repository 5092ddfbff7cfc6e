/** What every replica of a board has in common, on the server and on a device. */
import * as Y from 'yjs'

/**
 * An empty replica. When formats come from elsewhere, Yjs would tidy up those that say nothing, and so write of itself: also
 * on the page of somebody who may only read. And it compares each deleted piece of a paragraph with all others that are
 * deleted beside it: a paragraph made for it kept a server busy for a minute. What is left untidy is never seen.
 */
export function newReplica(): Y.Doc {
  const doc = new Y.Doc()
  doc.on('afterTransaction', transaction => {
    transaction._needFormattingCleanup = false // Yjs looks at it next, once this event is over
  })
  return doc
}
