/** Who changed a record last, and each of its fields: read from the plan as it stands, by way of the index of its log. */
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import { isLanguage } from '#shared/plan/fields.ts'
import { isFieldKey, listKinds, textRoot } from '#shared/plan/kinds.ts'
import type { ListKind } from '#shared/plan/plan.ts'
import { recordsOf, writtenText } from '#shared/plan/records.ts'
import type { LogIndex } from './log-index.ts'

/** What holds things in a Yjs document. */
export type Held = Pick<Y.AbstractType<unknown>, '_map' | '_start'>
export type RecordKind = ListKind | 'plan'
/** A field by its key, as `note@de` or `shares@<committee>`, and the row that changed it last. */
export type FieldChange = { readonly field: string; readonly seq: number }
export type RecordChange = { readonly kind: RecordKind; readonly id: Id; readonly seq: number }

/** The last change of every record that is there, and of the plan itself under the id `plan`. */
export function recordChanges(doc: Y.Doc, index: LogIndex): RecordChange[] {
  const last = (kind: RecordKind, id: Id): RecordChange => {
    const seqs = (fieldChanges(doc, index, kind, id) ?? []).map(({ seq }) => seq)
    return { kind, id, seq: Math.max(...seqs, kind === 'plan' ? 0 : begunAt(doc, index, kind, id)) }
  }
  const records = listKinds.flatMap(kind => recordsOf(doc, kind).map(({ id }) => last(kind, id)))
  return [last('plan', 'plan'), ...records].filter(({ seq }) => seq > 0)
}

/** The last change of each field that was ever written, the newest first; null when there is no such record. */
export function fieldChanges(doc: Y.Doc, index: LogIndex, kind: RecordKind, id: Id): FieldChange[] | null {
  const record = kind === 'plan' ? doc.getMap('meta') : doc.getMap(kind).get(id)
  if (!(record instanceof Y.Map)) return null
  const changes: FieldChange[] = []
  for (const [key, item] of record._map)
    if (isFieldKey(kind, key)) changes.push({ field: nameOf(kind, key), seq: changedAt(item, index) })
  if (kind === 'sections') changes.push(...textChanges(doc, index, id))
  return changes.sort((a, b) => b.seq - a.seq)
}

/** The key of a section's text notes with what the text was compared; the text itself stands in a root of its own. */
function nameOf(kind: RecordKind, key: string): string {
  return kind === 'sections' ? key.replace(/^text@/, 'compared@') : key
}

/** The newest change of each of a section's texts, whatever was written or taken away in it. */
function textChanges(doc: Y.Doc, index: LogIndex, section: Id): FieldChange[] {
  const prefix = textRoot(section, '')
  return [...doc.share.keys()].flatMap(root => {
    const language = root.startsWith(prefix) ? root.slice(prefix.length) : ''
    const text = isLanguage(language) ? writtenText(doc, section, language) : null
    const seq = text === null ? 0 : changedWithin(text, index)
    return seq === 0 ? [] : [{ field: `text@${language}`, seq }]
  })
}

/** Seq of the newest row that wrote or deleted something in there; 0 when nothing ever stood there. */
function changedWithin(type: Held, index: LogIndex): number {
  let newest = 0
  for (const item of type._map.values()) newest = Math.max(newest, changedAt(item, index))
  for (let item = type._start; item !== null; item = item.right) newest = Math.max(newest, itemChangedAt(item, index))
  return newest
}

function itemChangedAt(item: Y.Item, index: LogIndex): number {
  if (item.deleted) return index.newestDeletion(item.id, item.length)
  const written = index.newestWriting(item.id, item.length)
  return item.content instanceof Y.ContentType ? Math.max(written, changedWithin(item.content.type, index)) : written
}

/** The row that wrote the entry of a map, or that took it away. */
function changedAt(item: Y.Item, index: LogIndex): number {
  const id = item.lastId
  return item.deleted ? Math.max(index.writtenAt(id), index.deletedAt(id)) : index.writtenAt(id)
}

function begunAt(doc: Y.Doc, index: LogIndex, kind: ListKind, id: Id): number {
  const item = doc.getMap(kind)._map.get(id)
  return item === undefined ? 0 : index.writtenAt(item.lastId)
}
