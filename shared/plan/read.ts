/**
 * Reads a plan out of its shared document as a plain value. Reading never writes and never fails: see `fields.ts`. A
 * wording in a language that the plan does not work in is kept in the document and not read.
 */
import type * as Y from 'yjs'
import { type Id, isId } from '../ids.ts'
import * as field from './fields.ts'
import type { Fields, RecordOf, RecordValues } from './kinds.ts'
import { innerKey, kinds, planFields } from './kinds.ts'
import type {
  Basis,
  BudgetLine,
  Language,
  Leg,
  ListKind,
  Plan,
  ProgrammeItem,
  RichText,
  Section,
  Translated,
} from './plan.ts'
import { metaOf, recordsOf, type Stored, writtenText } from './records.ts'
import { readRichText } from './richtext.ts'

type Read<K extends ListKind> = RecordValues[K] & { readonly id: Id }

/** The plan as it stands in `doc`. */
export function readPlan(doc: Y.Doc): Plan {
  const languages = readLanguages(doc)
  const list = <K extends ListKind>(kind: K) => readList(doc, kind, languages)
  const stops: RecordOf['stops'][] = list('stops')
  const places = new Map(stops.map((stop, place) => [stop.id, place]))
  return {
    ...(readFields(metaOf(doc), planFields, languages) as Omit<Plan, ListKind>),
    rates: list('rates'),
    stops,
    legs: list('legs').map(leg => withStanding(leg, places)),
    items: list('items').map(item => withPlacement(item, places)),
    tasks: list('tasks'),
    lines: list('lines'),
    groups: list('groups'),
    sections: recordsOf(doc, 'sections').map(({ id, stored }) => readSection(doc, id, stored)),
  }
}

/** The plan's working languages; the first counts when wordings differ. */
export function readLanguages(doc: Y.Doc): readonly Language[] {
  return field.languages(metaOf(doc).get('languages'))
}

/** The number of the plan's storage form; 0 when the document was never seeded, and so is no plan. */
export function schemaOf(doc: Y.Doc): number {
  return planFields.plain.schema(metaOf(doc).get('schema'))
}

/** How many texts were ever begun, those of removed sections included: that is what their limit counts (trust.md R12). */
export function textsBegun(doc: Y.Doc): number {
  let count = 0
  for (const [root, type] of doc.share) if (root.startsWith('text/') && type._start !== null) count++
  return count
}

/** The wordings of one field in the plan's working languages. */
export function readTranslated(stored: Stored, name: string, languages: readonly Language[]): Translated {
  const words: [Language, Translated[string]][] = []
  for (const language of languages) {
    const wording = field.wording(stored.get(innerKey(name, language)))
    if (wording) words.push([language, wording])
  }
  return Object.fromEntries(words)
}

/** One section with its bodies. */
export function readSection(doc: Y.Doc, id: Id, stored: Stored): Section {
  const languages = readLanguages(doc)
  const texts: [Language, RichText][] = []
  const compared: [Language, Basis][] = []
  for (const language of languages) {
    const fragment = writtenText(doc, id, language)
    const text = fragment ? readRichText(fragment) : []
    const basis = field.basis(stored.get(innerKey('text', language)))
    if (text.length > 0) texts.push([language, text])
    if (text.length > 0 && basis) compared.push([language, basis])
  }
  const title = readTranslated(stored, 'title', languages)
  return { id, title, texts: Object.fromEntries(texts), compared: Object.fromEntries(compared) }
}

function readList<K extends ListKind>(doc: Y.Doc, kind: K, languages: readonly Language[]): Read<K>[] {
  return recordsOf(doc, kind).map(
    ({ id, stored }) => ({ id, ...readFields(stored, kinds[kind], languages) }) as Read<K>, // by the table's type
  )
}

function readFields(stored: Stored, fields: Fields<object>, languages: readonly Language[]): object {
  const values: Record<string, unknown> = {}
  const readers: Readonly<Record<string, field.Reader<unknown>>> = fields.plain
  for (const name in readers) values[name] = readers[name]?.(stored.get(name))
  for (const name of fields.words) values[name] = readTranslated(stored, name, languages)
  if (fields.shares) values.shares = readShares(stored)
  return values
}

function readShares(stored: Stored): BudgetLine['shares'] {
  const shares: [Id, number][] = []
  stored.forEach((value, key) => {
    const committee = key.startsWith('shares@') ? key.slice('shares@'.length) : ''
    if (isId(committee)) shares.push([committee, field.amount(value)])
  })
  return Object.fromEntries(shares)
}

/** A leg joins two neighbours; when its stops were moved apart it is stranded. */
function withStanding(leg: Read<'legs'>, places: ReadonlyMap<Id, number>): Leg {
  const from = places.get(leg.from)
  const joined = from !== undefined && places.get(leg.to) === from + 1
  return { ...leg, standing: joined ? 'placed' : 'stranded' }
}

function withPlacement(item: Read<'items'>, places: ReadonlyMap<Id, number>): ProgrammeItem {
  return { ...item, unplaced: item.stop !== null && !places.has(item.stop) }
}
