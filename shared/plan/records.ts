/**
 * The records of a plan in its shared document. The only file that knows they are Yjs maps. Records stand in root maps and
 * not in arrays, since two people who move a record of an array at once would double it.
 */
import * as Y from 'yjs'
import { type Id, isId } from '../ids.ts'
import { textRoot } from './kinds.ts'
import { byOrder, readOrder } from './order.ts'
import type { Language, ListKind } from './plan.ts'

/** The stored values of one record, or of the plan itself. */
export type Stored = {
  get(key: string): unknown
  forEach(visit: (value: unknown, key: string) => void): void
}
/** The same for writing. */
export type Writable = Stored & { set(key: string, value: unknown): unknown; delete(key: string): void }
/** A record with its place in its list. */
export type Placed = { readonly id: Id; readonly order: string; readonly stored: Stored }

/** The plan's own values. */
export function metaOf(doc: Y.Doc): Writable {
  return doc.getMap('meta')
}

/** The record, or null when there is none under that id. */
export function findRecord(doc: Y.Doc, kind: ListKind, id: Id): Writable | null {
  const record = doc.getMap(kind).get(id)
  return record instanceof Y.Map ? record : null
}

/** The records of a kind in the order of their list. What is no record, or has no proper id, is left out. */
export function recordsOf(doc: Y.Doc, kind: ListKind): Placed[] {
  const placed: Placed[] = []
  doc.getMap(kind).forEach((stored, id) => {
    if (stored instanceof Y.Map && isId(id)) placed.push({ id, order: readOrder(stored.get('order')), stored })
  })
  return placed.sort(byOrder)
}

/** Puts a new record under `id`. Throws when the id is taken: two records under one id would lose one of them. */
export function createRecord(doc: Y.Doc, kind: ListKind, id: Id, values: Iterable<readonly [string, unknown]>): void {
  const map = doc.getMap(kind)
  if (!isId(id) || map.has(id)) throw new RangeError(`${kind} cannot take a new record under ${id}`)
  map.set(id, new Y.Map(values))
}

/** Takes a record out; false when there was none. */
export function deleteRecord(doc: Y.Doc, kind: ListKind, id: Id): boolean {
  const map = doc.getMap(kind)
  const there = map.has(id)
  map.delete(id)
  return there
}

/** The text of a section in one language, made when it is not there. Bind an editor to it; asking for it writes nothing. */
export function textOf(doc: Y.Doc, section: Id, language: Language): Y.XmlFragment {
  return doc.getXmlFragment(textRoot(section, language))
}

/** The same for reading: null when nobody has written or opened it. */
export function writtenText(doc: Y.Doc, section: Id, language: Language): Y.XmlFragment | null {
  return doc.share.has(textRoot(section, language)) ? textOf(doc, section, language) : null
}
