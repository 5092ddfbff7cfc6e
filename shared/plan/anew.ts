/**
 * A plan written down anew: what it says now, without anything that was ever deleted or changed in it. Yjs keeps every word
 * that was typed for as long as a document lives, so that erasing one means beginning another document.
 */
import * as Y from 'yjs'
import { markEpoch } from './epoch.ts'
import { freeze } from './freeze.ts'
import { kindOfRoot, parseTextRoot } from './kinds.ts'
import { readPlan } from './read.ts'
import { newReplica } from './replica.ts'

/**
 * One update that builds all that stands in `doc` under the client id `client`, as the beginning of `epoch`: records and
 * texts, also values that this code cannot read. Throws when it would not say the same plan, and for a root that is none of a
 * plan's, since leaving it out would lose it.
 */
export function writtenAnew(doc: Y.Doc, client: number, epoch: number): Uint8Array {
  const anew = newReplica()
  anew.clientID = client
  const roots = [...doc.share.keys()].sort()
  anew.transact(() => {
    for (const root of roots) copyRoot(doc, anew, root)
  })
  markEpoch(anew, client, epoch)
  const digests = [doc, anew].map(each => freeze(readPlan(each)).digest)
  if (digests[0] !== digests[1]) throw new Error('a plan that was written anew is not the same plan')
  const update = Y.encodeStateAsUpdate(anew)
  anew.destroy()
  return update
}

function copyRoot(from: Y.Doc, to: Y.Doc, root: string): void {
  if (parseTextRoot(root) !== null) copyText(from.getXmlFragment(root), to.getXmlFragment(root))
  else if (kindOfRoot(root) !== null) copyMap(from.getMap(root), to.getMap(root))
  else throw new Error(`${root} is no root of a plan`)
}

function copyMap(from: Y.Map<unknown>, to: Y.Map<unknown>): void {
  for (const [key, value] of from.entries()) to.set(key, value instanceof Y.AbstractType ? value.clone() : value)
}

function copyText(from: Y.XmlFragment, to: Y.XmlFragment): void {
  to.insert(
    0,
    from.toArray().map(node => node.clone() as Y.XmlElement | Y.XmlText),
  )
}
