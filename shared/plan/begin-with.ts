/**
 * A plan written into an empty document, for a board that begins with what a file says. Record by record and field by field as
 * the edits would, but with each wording's own note of what it was made from: so the new board reads back as the same plan.
 */
import * as Y from 'yjs'
import type { Id } from '../ids.ts'
import { editOrigin } from './edits.ts'
import { type Fields, innerKey, kinds, listKinds, planFields } from './kinds.ts'
import { ordersBetween } from './order.ts'
import type { Plan, RichMark, RichNode, Section, Translated } from './plan.ts'
import { createRecord, metaOf, textOf } from './records.ts'
import { type Entry, plainEntries } from './writing.ts'

/**
 * Writes `plan` into `doc`, which holds nothing yet. Throws a RangeError for a value that would not read back as it is, for an
 * id that is none or comes twice, and when there is a plan already.
 */
export function beginWith(doc: Y.Doc, plan: Plan): void {
  const meta = metaOf(doc)
  if (meta.get('schema') !== undefined) throw new Error('there is a plan already')
  doc.transact(() => {
    for (const [key, value] of entriesOf('plan', planFields, planValues(plan))) meta.set(key, value)
    for (const kind of listKinds) {
      const records: readonly ({ readonly id: Id } & object)[] = plan[kind]
      const orders = ordersBetween(null, null, records.length)
      for (const [i, record] of records.entries()) {
        const entries = entriesOf(kind, kinds[kind], stored(record))
        createRecord(doc, kind, record.id, [['order', orders[i]], ...entries])
      }
    }
    for (const section of plan.sections) writeTexts(doc, section)
  }, editOrigin)
}

function planValues(plan: Plan): object {
  const { schema, title, purpose, label, startDay, endDay, languages, currency } = plan
  return { schema, title, purpose, label, startDay, endDay, languages, currency }
}

/** Without what is computed when a record is read. */
function stored(record: { readonly id: Id } & object): object {
  const { id: _key, ...values } = record
  const computed = ['standing', 'unplaced', 'texts', 'compared']
  return Object.fromEntries(Object.entries(values).filter(([name]) => !computed.includes(name)))
}

function entriesOf(kind: Parameters<typeof plainEntries>[0], fields: Fields<object>, values: object): Entry[] {
  const given: Readonly<Record<string, Translated | undefined>> = Object.fromEntries(Object.entries(values))
  const words = fields.words.flatMap(field =>
    Object.entries(given[field] ?? {}).map(([language, wording]): Entry => [innerKey(field, language), wording]),
  )
  return [...plainEntries(kind, fields, values), ...words]
}

function writeTexts(doc: Y.Doc, { id, texts, compared = {} }: Section): void {
  for (const [language, nodes] of Object.entries(texts)) {
    textOf(doc, id, language).insert(0, nodes.flatMap(contentOf))
    const basis = compared[language]
    if (basis) recordOf(doc, id).set(innerKey('text', language), basis)
  }
}

function recordOf(doc: Y.Doc, section: Id): Y.Map<unknown> {
  return doc.getMap('sections').get(section) as Y.Map<unknown> // made just before
}

/** Runs of text follow each other in one piece, with their marks as formats. */
function contentOf(node: RichNode): (Y.XmlElement | Y.XmlText)[] {
  if (node.type === 'text') return [textNode([node])]
  const element = new Y.XmlElement<Record<string, string | number | boolean | null>>(node.type)
  for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, value)
  element.insert(0, inRuns(node.content ?? []))
  return [element as unknown as Y.XmlElement]
}

function inRuns(nodes: readonly RichNode[]): (Y.XmlElement | Y.XmlText)[] {
  const found: (Y.XmlElement | Y.XmlText)[] = []
  let run: RichNode[] = []
  const close = () => {
    if (run.length > 0) found.push(textNode(run))
    run = []
  }
  for (const node of nodes) {
    if (node.type === 'text') run.push(node)
    else {
      close()
      found.push(...contentOf(node))
    }
  }
  close()
  return found
}

function textNode(run: readonly RichNode[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(run.map(({ text: insert = '', marks = [] }) => ({ insert, attributes: formatsOf(marks) })))
  return text
}

function formatsOf(marks: readonly RichMark[]): Record<string, object> {
  return Object.fromEntries(marks.map(({ type, attrs = {} }) => [type, attrs]))
}
