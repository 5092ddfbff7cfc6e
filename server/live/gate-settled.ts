/** What the gate looks at once an update is in the document, because only Yjs knows where it came to stand. Rule 6. */
import * as Y from 'yjs'
import type { Admission } from './gate.ts'
import { reject } from './gate-cursor.ts'
import { knownClock, knownStruct } from './gate-ground.ts'

// Neighbours are mostly next to each other; further apart, the whole list is numbered once instead of walked again and again.
const nearby = 64

/**
 * Checks the document after an admitted update was applied: nothing waits for more, and each new unit lies right of its
 * origin and left of its right origin. Throws `edit-rejected`; the room must then drop the document and load it anew.
 */
export function settled(doc: Y.Doc, admission: Admission): void {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) reject(6, 'pending')
  const numbered = new Map<object, Map<Y.Item, number>>()
  for (const [client, from] of admission.from) {
    const structs = doc.store.clients.get(client) ?? []
    for (let i = firstFrom(structs, from); i < structs.length; i++) {
      const struct = structs[i]
      if (struct instanceof Y.Item && struct.parentSub === null) checkOrder(doc, struct, numbered)
    }
  }
}

function firstFrom(structs: readonly (Y.Item | Y.GC)[], clock: number): number {
  const last = structs.at(-1)
  return last === undefined || last.id.clock + last.length <= clock
    ? structs.length
    : Y.findIndexSS([...structs], clock)
}

function checkOrder(doc: Y.Doc, item: Y.Item, numbered: Map<object, Map<Y.Item, number>>): void {
  const left = item.origin && itemAt(doc, item.origin)
  const right = item.rightOrigin && itemAt(doc, item.rightOrigin)
  if (left && !isBefore(left, item, numbered)) reject(6, 'order')
  if (right && !isBefore(item, right, numbered)) reject(6, 'order')
}

function itemAt(doc: Y.Doc, id: Y.ID): Y.Item {
  const struct = id.clock < knownClock(doc, id.client) ? knownStruct(doc, id) : null
  return struct instanceof Y.Item ? struct : reject(6, 'order')
}

function isBefore(left: Y.Item, right: Y.Item, numbered: Map<object, Map<Y.Item, number>>): boolean {
  let at = left.right
  for (let steps = 0; at !== null && steps < nearby; steps++) {
    if (at === right) return true
    at = at.right
  }
  if (at === null || !(left.parent instanceof Y.AbstractType)) return false
  const numbers = numbered.get(left.parent) ?? numberList(left.parent)
  numbered.set(left.parent, numbers)
  return (numbers.get(left) ?? Infinity) < (numbers.get(right) ?? -1)
}

function numberList(list: Y.AbstractType<unknown>): Map<Y.Item, number> {
  const numbers = new Map<Y.Item, number>()
  for (let item = list._start; item !== null; item = item.right) numbers.set(item, numbers.size)
  return numbers
}
