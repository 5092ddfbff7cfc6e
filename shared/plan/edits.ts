/**
 * What people do to a plan, one transaction each. A value is written only when it differs, so that two people who change
 * different fields of one record never meet. A value that would not read back as it was given is a bug of the caller
 * and throws a RangeError; a record that is gone meanwhile is no bug, and answers false.
 */
import type * as Y from 'yjs'
import type { Id } from '../ids.ts'
import * as read from './fields.ts'
import type { Fields, PlainValues, PlanValues, RecordValues, WordField, WordTarget } from './kinds.ts'
import { innerKey, isFieldKey, kinds, planFields, SCHEMA } from './kinds.ts'
import { basisFor, textBasis } from './languages.ts'
import { orderBetween, ordersBetween } from './order.ts'
import type { Basis, Currency, Day, Language, ListKind, Translated } from './plan.ts'
import { readLanguages, readSection, readTranslated } from './read.ts'
import { createRecord, deleteRecord, findRecord, metaOf, recordsOf, textOf, type Writable } from './records.ts'

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
  doc.transact(() => {
    meta.set('schema', SCHEMA)
    const { currency = 'EUR', startDay = null, endDay = null } = seed
    writePlain('plan', meta, planFields, { languages, currency, startDay, endDay })
    word(doc, 'plan', 'title', seed.language, seed.title)
  }, editOrigin)
}

/** Changes fields of the plan itself. */
export function changePlan(doc: Y.Doc, values: Partial<PlanValues>): void {
  doc.transact(() => writePlain('plan', metaOf(doc), planFields, values), editOrigin)
}

/**
 * Adds a record under a new id. Wordings that come without `basedOn` belong together: each is marked as made from the
 * present wording of the plan's first language.
 */
export function addRecord<K extends ListKind>(
  doc: Y.Doc,
  kind: K,
  id: Id,
  values: Partial<RecordValues[K]>,
  after: After,
): void {
  doc.transact(() => {
    createRecord(doc, kind, id, [['order', orderFor(doc, kind, id, after)]])
    const record = mustFind(doc, kind, id)
    const { words, plain } = splitWords(kinds[kind], values)
    writePlain(kind, record, kinds[kind], plain)
    const languages = readLanguages(doc)
    for (const [field, translated] of words) writeTranslated(kind, record, field, translated, languages)
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
  if (record) doc.transact(() => writePlain(kind, record, kinds[kind], values), editOrigin)
  return record !== null
}

/** Moves a record within its list; false when it is gone. */
export function moveRecord(doc: Y.Doc, kind: ListKind, id: Id, after: After): boolean {
  const record = findRecord(doc, kind, id)
  if (record && after !== id) doc.transact(() => setIfNew(record, 'order', orderFor(doc, kind, id, after)), editOrigin)
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
  const others = readTranslated(record, field, languages)
  doc.transact(() => writeWording(record, field, language, text, basisFor(others, language, languages)), editOrigin)
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
  const section = record && readSection(doc, id, record)
  const basis = section && textBasis(section, language, readLanguages(doc))
  if (record && basis) doc.transact(() => setIfNew(record, innerKey('text', language), basis), editOrigin)
  return Boolean(basis)
}

/** The text of a section in one language, for an editor to bind to. */
export function sectionText(doc: Y.Doc, section: Id, language: Language): Y.XmlFragment {
  return textOf(doc, section, language)
}

/** The key for a place in a list. Neighbours with equal keys leave no room: then those behind get keys of their own. */
function orderFor(doc: Y.Doc, kind: ListKind, id: Id, after: After): string {
  const others = recordsOf(doc, kind).filter(record => record.id !== id)
  const found = others.findIndex(record => record.id === after)
  const at = after === null ? 0 : found < 0 ? others.length : found + 1
  const before = others[at - 1]?.order ?? null
  const run = others.slice(at).filter(record => record.order === before)
  const following = others[at + run.length]?.order ?? null
  if (run.length === 0) return orderBetween(before, following)
  const [own = '', ...keys] = ordersBetween(before, following, run.length + 1)
  for (const [i, record] of run.entries()) findRecord(doc, kind, record.id)?.set('order', keys[i])
  return own
}

function writePlain(name: string, record: Writable, fields: Fields<object>, values: object): void {
  const readers: Readonly<Record<string, read.Reader<unknown>>> = fields.plain
  for (const [field, value] of Object.entries(values)) {
    if (field === 'shares' && fields.shares) writeShares(record, value)
    else if (value !== undefined) setIfNew(record, field, readable(`${name}.${field}`, readers[field], value))
  }
}

/** Shares are given whole: a committee that is not named has none any more. */
function writeShares(record: Writable, shares: Readonly<Record<Id, number>>): void {
  const gone: string[] = []
  record.forEach((_, key) => {
    if (key.startsWith('shares@') && !Object.hasOwn(shares, key.slice('shares@'.length))) gone.push(key)
  })
  for (const key of gone) record.delete(key)
  for (const [committee, share] of Object.entries(shares)) {
    const key = innerKey('shares', committee)
    if (!isFieldKey('lines', key)) throw new RangeError(`${committee} is no committee`)
    setIfNew(record, key, readable(key, read.amount, share))
  }
}

function writeTranslated(
  kind: ListKind,
  record: Writable,
  field: WordField,
  words: Translated,
  languages: readonly Language[],
): void {
  for (const [language, wording] of Object.entries(words)) {
    assertWord(kind, field, language, languages)
    writeWording(record, field, language, wording.text, wording.basedOn ?? basisFor(words, language, languages))
  }
}

function writeWording(
  record: Writable,
  field: WordField,
  language: Language,
  text: string,
  basedOn: Basis | null,
): void {
  const key = innerKey(field, language)
  const next = read.wording(basedOn ? { text, basedOn } : { text })
  if (next === null) record.delete(key)
  else if (!same(read.wording(record.get(key)), next)) record.set(key, next)
}

function splitWords(fields: Fields<object>, values: object) {
  const words: [WordField, Translated][] = []
  const plain: [string, unknown][] = []
  for (const [field, value] of Object.entries(values)) {
    const named = fields.words.find(name => name === field)
    if (named) words.push([named, value])
    else plain.push([field, value])
  }
  return { words, plain: Object.fromEntries(plain) }
}

function readable(name: string, reader: read.Reader<unknown> | undefined, value: unknown): unknown {
  const given = typeof value === 'string' ? value.toWellFormed() : value
  if (!reader || !same(reader(given), given)) throw new RangeError(`${name} does not take ${JSON.stringify(value)}`)
  return given
}

function assertWord(
  kind: ListKind | 'plan',
  field: WordField,
  language: Language,
  languages: readonly Language[],
): void {
  if (!isFieldKey(kind, innerKey(field, language))) throw new RangeError(`${kind} has no ${field} in ${language}`)
  if (!languages.includes(language)) throw new RangeError(`${language} is no working language of the plan`)
}

function wordHolder(doc: Y.Doc, target: WordTarget): Writable | null {
  return target === 'plan' ? metaOf(doc) : findRecord(doc, target.kind, target.id)
}

function mustFind(doc: Y.Doc, kind: ListKind, id: Id): Writable {
  const record = findRecord(doc, kind, id)
  if (!record) throw new Error(`${kind} lost ${id} within one transaction`)
  return record
}

function setIfNew(record: Writable, key: string, value: unknown): void {
  if (!same(record.get(key), value)) record.set(key, value)
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
