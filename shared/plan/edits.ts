/**
 * What people do to a plan, one transaction each. A value is written only when it differs, so that two people who change
 * different fields of one record never meet. A value that would not read back as it was given is a bug of the caller
 * and throws a RangeError before anything is written; a record that is gone meanwhile is no bug, and answers false.
 */
import type * as Y from 'yjs'
import type { Id } from '../ids.ts'
import * as read from './fields.ts'
import type { PlainValues, PlanValues, RecordValues, WordField, WordTarget } from './kinds.ts'
import { innerKey, kinds, planFields, SCHEMA } from './kinds.ts'
import { basisFor, textBasis } from './languages.ts'
import { ordersBetween } from './order.ts'
import type { Currency, Day, Language, ListKind } from './plan.ts'
import { readLanguages, readSection, readTranslated } from './read.ts'
import { createRecord, deleteRecord, findRecord, metaOf, recordsOf, textOf, type Writable } from './records.ts'
import { assertWord, dropShares, plainEntries, wordEntries, writeEntries, writeWording } from './writing.ts'

/** The transaction origin of my own edits; undo takes back only what carries it. */
export const editOrigin = 'twinboard:edit'

/** Where a record goes: behind the named one, first (null), or last. Behind one that is gone means last. */
export type After = Id | null | 'end'

/** What a new board begins with. */
export type Seed = {
  readonly title: string
  /** The language of the title and the first working language. */
  readonly language: Language
  /** Working languages; `language` is put first. */
  readonly languages?: readonly Language[]
  readonly currency?: Currency
  readonly startDay?: Day | null
  readonly endDay?: Day | null
}

/** Makes the plan of a new board. Only the server does this, once; throws when it was done before. */
export function seedPlan(doc: Y.Doc, seed: Seed): void {
  const meta = metaOf(doc)
  if (meta.get('schema') !== undefined) throw new Error('the plan is seeded already')
  const languages = [...new Set([seed.language, ...(seed.languages ?? [])])]
  const { currency = 'EUR', startDay = null, endDay = null } = seed
  const values = { schema: SCHEMA, languages, currency, startDay, endDay }
  const entries = plainEntries('plan', planFields, values)
  doc.transact(() => {
    writeEntries(meta, entries)
    writeWording(meta, innerKey('title', seed.language), seed.title, null)
  }, editOrigin)
}

/** Changes fields of the plan itself. */
export function changePlan(doc: Y.Doc, values: Partial<PlanValues>): void {
  const entries = plainEntries('plan', planFields, values)
  doc.transact(() => writeEntries(metaOf(doc), entries), editOrigin)
}

/**
 * Adds a record under a new id. Wordings that come without `basedOn` belong together: each is marked as made from the
 * one in the plan's first language that is among them.
 */
export function addRecord<K extends ListKind>(
  doc: Y.Doc,
  kind: K,
  id: Id,
  values: Partial<RecordValues[K]>,
  after: After,
): void {
  addRecords(doc, kind, [{ id, values }], after)
}

/** Adds records one behind the other, all of them or, when one would not read back, none. */
export function addRecords<K extends ListKind>(
  doc: Y.Doc,
  kind: K,
  records: readonly { readonly id: Id; readonly values: Partial<RecordValues[K]> }[],
  after: After,
): void {
  const languages = readLanguages(doc)
  const added = records.map(({ id, values }) => {
    const words = wordEntries(kind, kinds[kind], values, languages)
    return { id, entries: [...plainEntries(kind, kinds[kind], values), ...words] }
  })
  doc.transact(() => {
    const orders = ordersFor(doc, kind, null, after, added.length)
    for (const [i, { id, entries }] of added.entries()) createRecord(doc, kind, id, [['order', orders[i]], ...entries])
  }, editOrigin)
}

/** Changes fields of a record; false when it is gone. Wordings have their own edit, `word`. */
export function changeRecord<K extends ListKind>(
  doc: Y.Doc,
  kind: K,
  id: Id,
  values: Partial<PlainValues[K]>,
): boolean {
  const record = findRecord(doc, kind, id)
  const entries = plainEntries(kind, kinds[kind], values)
  const { shares }: Partial<PlainValues['lines']> = values
  if (record)
    doc.transact(() => {
      if (shares) dropShares(record, shares)
      writeEntries(record, entries)
    }, editOrigin)
  return record !== null
}

/** Moves a record within its list; false when it is gone. */
export function moveRecord(doc: Y.Doc, kind: ListKind, id: Id, after: After): boolean {
  const record = findRecord(doc, kind, id)
  if (record && after !== id)
    doc.transact(() => writeEntries(record, [['order', ordersFor(doc, kind, id, after, 1)[0]]]), editOrigin)
  return record !== null
}

/** Removes a record; false when it was gone already. What referred to it stays and reads as unplaced or stranded. */
export function removeRecord(doc: Y.Doc, kind: ListKind, id: Id): boolean {
  return doc.transact(() => deleteRecord(doc, kind, id), editOrigin)
}

/** Writes one language's wording, noting from which wording it was made; an empty text takes it away. */
export function word(doc: Y.Doc, target: WordTarget, field: WordField, language: Language, text: string): boolean {
  const record = wordHolder(doc, target)
  if (!record) return false
  const languages = readLanguages(doc)
  assertWord(target === 'plan' ? 'plan' : target.kind, field, language, languages)
  const basis = basisFor(readTranslated(record, field, languages), language, languages)
  doc.transact(() => writeWording(record, innerKey(field, language), text, basis), editOrigin)
  return true
}

/** "Meaning unchanged": the wording stands as made from the source's present wording. False when there is none. */
export function confirmWording(doc: Y.Doc, target: WordTarget, field: WordField, language: Language): boolean {
  const record = wordHolder(doc, target)
  const own = record && read.wording(record.get(innerKey(field, language)))
  return own ? word(doc, target, field, language, own.text) : false
}

/** Notes that a section's body in `language` agrees with the source as it reads now. False when there is no source. */
export function confirmText(doc: Y.Doc, id: Id, language: Language): boolean {
  const record = findRecord(doc, 'sections', id)
  const basis = record && textBasis(readSection(doc, id, record), language, readLanguages(doc))
  if (record && basis) doc.transact(() => writeEntries(record, [[innerKey('text', language), basis]]), editOrigin)
  return Boolean(basis)
}

/** The text of a section in one language, for an editor to bind to. */
export function sectionText(doc: Y.Doc, section: Id, language: Language): Y.XmlFragment {
  return textOf(doc, section, language)
}

/**
 * The keys for `count` records at a place in a list; `moved` is there already and does not count. Neighbours with equal keys,
 * made by two people at once, leave no room between them: then those behind the place get keys of their own.
 */
function ordersFor(doc: Y.Doc, kind: ListKind, moved: Id | null, after: After, count: number): string[] {
  const others = recordsOf(doc, kind).filter(record => record.id !== moved)
  const found = others.findIndex(record => record.id === after)
  const at = after === null ? 0 : found < 0 ? others.length : found + 1
  const before = others[at - 1]?.order ?? null
  const equal = others.slice(at).filter(record => record.order === before)
  const next = others[at + equal.length]?.order ?? null
  const orders = ordersBetween(before, next, count + equal.length)
  for (const [i, record] of equal.entries()) findRecord(doc, kind, record.id)?.set('order', orders[count + i])
  return orders.slice(0, count)
}

function wordHolder(doc: Y.Doc, target: WordTarget): Writable | null {
  return target === 'plan' ? metaOf(doc) : findRecord(doc, target.kind, target.id)
}
