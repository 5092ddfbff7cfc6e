/** What every replica of a board has in common, on the server and on a device. */
import * as Y from 'yjs'

/**
 * An empty replica, which holds what it is given and never more. When formats come from elsewhere, Yjs would tidy up those
 * that say nothing, and so write of itself: an edit by somebody who only looked, which stands in no log and which every open
 * page would send at once. And it compares each deleted piece of a paragraph with all others that are deleted beside it: a
 * paragraph made for it kept a server busy for a minute. What is left untidy is never seen.
 */
export function newReplica(): Y.Doc {
  const doc = new Y.Doc()
  doc.on('afterTransaction', transaction => {
    transaction._needFormattingCleanup = false // Yjs looks at it next, once this event is over
  })
  return doc
}
