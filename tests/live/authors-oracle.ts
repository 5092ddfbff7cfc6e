/**
 * Who wrote what, found the slow way: each row of a log is laid on a replica, and whatever looks different after it is that row's.
 * It knows nothing of the ids in the rows. Every character that the histories write stands for itself, so that a word can be
 * followed however it moves.
 */
import * as Y from 'yjs'
import type { Entry } from '#server/store/store.ts'
import { sectionText } from '#shared/plan/edits.ts'
import { isFieldKey, kindOfRoot, listKinds, parseTextRoot } from '#shared/plan/kinds.ts'
import { newReplica } from '#shared/plan/replica.ts'

/** Seqs of rows: by `kind id`, by `kind id field`, and for each text the row of each of its characters in order. */
export type Found = {
  readonly records: ReadonlyMap<string, number>
  readonly fields: ReadonlyMap<string, number>
  readonly texts: ReadonlyMap<string, readonly number[]>
}
/** What is seen of a plan: JSON of each field of each record, by `kind id` and field; and each text's characters and look. */
type Seen = {
  readonly records: Map<string, Map<string, string>>
  readonly texts: Map<string, { words: string[]; look: string }>
}

export function authorsByReplay(entries: readonly Entry[]): Found {
  const doc = newReplica()
  const records = new Map<string, number>()
  const fields = new Map<string, number>()
  const letters = new Map<string, number>()
  let before = seenIn(doc)
  for (const { seq, update } of entries) {
    Y.applyUpdate(doc, update)
    const now = seenIn(doc)
    for (const change of recordsChanged(before, now)) {
      const [kind, id] = change.split(' ')
      if (!now.records.has(`${kind} ${id}`)) forget(fields, change)
      else if (change.split(' ').length === 3) fields.set(change, seq)
      records.set(`${kind} ${id}`, seq)
    }
    for (const [root, { words, look }] of now.texts) {
      const { section, language } = parseTextRoot(root) ?? { section: '', language: '' }
      const had = before.texts.get(root)
      for (const letter of words) if (!had?.words.includes(letter)) letters.set(letter, seq)
      if (look === (had?.look ?? '')) continue
      fields.set(`sections ${section} text@${language}`, seq)
      records.set(`sections ${section}`, seq)
    }
    before = now
  }
  for (const name of records.keys()) if (!before.records.has(name)) records.delete(name)
  for (const name of fields.keys()) if (!records.has(name.split(' ').slice(0, 2).join(' '))) fields.delete(name)
  const texts = [...before.texts].map(([root, { words }]) => [root, words.map(w => letters.get(w) ?? 0)] as const)
  return { records, fields, texts: new Map(texts) }
}

/** A text stays in its own place when its section goes, and is there again with it. */
function forget(fields: Map<string, number>, record: string): void {
  for (const name of fields.keys()) if (name.startsWith(`${record} `) && !name.includes(' text@')) fields.delete(name)
}

/** `kind id` of what came or went, `kind id field` of what is another value. */
function recordsChanged(before: Seen, now: Seen): string[] {
  const changes: string[] = []
  for (const name of before.records.keys()) if (!now.records.has(name)) changes.push(name)
  for (const [name, values] of now.records) {
    const had = before.records.get(name)
    if (had === undefined) changes.push(name)
    for (const field of new Set([...values.keys(), ...(had?.keys() ?? [])]))
      if (values.get(field) !== had?.get(field)) changes.push(`${name} ${field}`)
  }
  return changes
}

function seenIn(doc: Y.Doc): Seen {
  const records: Seen['records'] = new Map([['plan plan', valuesOf('plan', doc.getMap('meta'))]])
  for (const kind of listKinds)
    doc.getMap(kind).forEach((record, id) => {
      if (record instanceof Y.Map) records.set(`${kind} ${id}`, valuesOf(kind, record))
    })
  const roots = [...doc.share.keys()].filter(root => kindOfRoot(root) === null && parseTextRoot(root) !== null)
  const texts: Seen['texts'] = new Map()
  for (const root of roots) {
    const { section, language } = parseTextRoot(root) ?? { section: '', language: '' }
    const text = sectionText(doc, section, language)
    texts.set(root, { words: wordsOf(text), look: text.toString() })
  }
  return { records, texts }
}

function valuesOf(kind: Parameters<typeof isFieldKey>[0], record: Y.Map<unknown>): Map<string, string> {
  const values = Object.entries(record.toJSON()).filter(([key]) => isFieldKey(kind, key))
  return new Map(
    values.map(([key, value]) => [
      kind === 'sections' ? key.replace(/^text@/, 'compared@') : key,
      JSON.stringify(value),
    ]),
  )
}

/** The characters, without what marks them. */
function wordsOf(text: Y.XmlFragment | Y.XmlElement): string[] {
  return text.toArray().flatMap(node => {
    if (!(node instanceof Y.XmlText)) return node instanceof Y.XmlElement ? wordsOf(node) : []
    return node.toDelta().flatMap((piece: { insert: unknown }) => [...String(piece.insert)])
  })
}
