/** What the gate looks at once an update is in the document, because only Yjs knows where it came to stand. Rule 6. */
import * as Y from 'yjs'
import type { Admission } from './gate.ts'
import { reject } from './gate-cursor.ts'
import { knownClock, knownStruct } from './gate-ground.ts'

// Neighbours are mostly next to each other; further apart, the whole list is numbered once instead of walked again and again.
const nearby = 64

/**
 * Checks the document after an admitted update was applied: nothing waits for more, and each new unit lies where an honest
 * client put it, which is between two neighbours. Otherwise Yjs places it differently on a replica that was slower or
 * faster, and people read different texts. Throws `edit-rejected`; the room must then drop the document and load it anew.
 */
export function settled(doc: Y.Doc, admission: Pick<Admission, 'from'>): void {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) reject(6, 'pending')
  const numbered: Numbered = new Map()
  for (const [client, from] of admission.from) {
    const structs = doc.store.clients.get(client) ?? []
    for (let i = firstFrom(structs, from); i < structs.length; i++) {
      const struct = structs[i]
      if (struct instanceof Y.Item && struct.parentSub === null) checkOrder(doc, struct, numbered)
    }
  }
}

function firstFrom(structs: (Y.Item | Y.GC)[], clock: number): number {
  const last = structs.at(-1)
  return last === undefined || last.id.clock + last.length <= clock ? structs.length : Y.findIndexSS(structs, clock)
}

/**
 * Left neighbour, item, right neighbour stand in this order; and the right one was not itself put in behind something that
 * stands between the two, for then its maker's text had that in between, and so had everyone's who has the right one.
 * (40,000 random triples of concurrent updates: without the last condition thousands diverge, with it none.)
 */
function checkOrder(doc: Y.Doc, item: Y.Item, numbered: Numbered): void {
  const left = item.origin && unitAt(doc, item.origin)
  const right = item.rightOrigin && unitAt(doc, item.rightOrigin)
  const own = { item, clock: item.id.clock }
  if (left && !isBefore(left, own, numbered)) reject(6, 'order')
  if (!right) return
  if (!isBefore(own, right, numbered)) reject(6, 'order')
  const behind = right.clock > right.item.id.clock ? { ...right, clock: right.clock - 1 } : originOf(doc, right.item)
  if (behind && !(left && (isSame(behind, left) || isBefore(behind, left, numbered)))) reject(6, 'order')
}

/** One unit of a list: the item that holds it now, and its clock. */
type Unit = { readonly item: Y.Item; readonly clock: number }
/** The places of a list's items, for lists that were numbered. */
type Numbered = Map<object, Map<Y.Item, number>>

function unitAt(doc: Y.Doc, id: Y.ID): Unit {
  const struct = id.clock < knownClock(doc, id.client) ? knownStruct(doc, id) : null
  return struct instanceof Y.Item ? { item: struct, clock: id.clock } : reject(6, 'order')
}

function originOf(doc: Y.Doc, { origin }: Y.Item): Unit | null {
  return origin && unitAt(doc, origin)
}

function isSame(a: Unit, b: Unit): boolean {
  return a.item === b.item && a.clock === b.clock
}

function isBefore(left: Unit, right: Unit, numbered: Numbered): boolean {
  if (left.item === right.item) return left.clock < right.clock
  let at = left.item.right
  for (let steps = 0; at !== null && steps < nearby; steps++) {
    if (at === right.item) return true
    at = at.right
  }
  const { parent } = left.item
  if (at === null || !(parent instanceof Y.AbstractType)) return false
  const numbers = numbered.get(parent) ?? numberList(parent)
  numbered.set(parent, numbers)
  return (numbers.get(left.item) ?? Infinity) < (numbers.get(right.item) ?? -1)
}

function numberList(list: Y.ContentType['type']): Map<Y.Item, number> {
  const numbers = new Map<Y.Item, number>()
  for (let item = list._start; item !== null; item = item.right) numbers.set(item, numbers.size)
  return numbers
}
