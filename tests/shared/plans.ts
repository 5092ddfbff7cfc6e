/** Plans and replicas for the tests of the plan model. */
import * as Y from 'yjs'
import { type After, addRecord, type Seed, seedPlan } from '#shared/plan/edits.ts'
import type { RecordValues } from '#shared/plan/kinds.ts'
import type { ListKind, Plan, Stop, Translated } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'

/** A seeded document with German and English as working languages. */
export function seeded(seed: Partial<Seed> = {}, client = 1): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  seedPlan(doc, { title: 'Zug', language: 'de', languages: ['de', 'en'], ...seed })
  return doc
}

/** Another replica of `doc`; ids of clients are given, so that a failing run can be repeated. */
export function replicaOf(doc: Y.Doc, client: number): Y.Doc {
  const copy = new Y.Doc()
  copy.clientID = client
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** Brings two replicas to the same state. */
export function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)))
}

/** Adds a record and gives back the plan. */
export function plus<K extends ListKind>(
  doc: Y.Doc,
  kind: K,
  id: string,
  values: Partial<RecordValues[K]>,
  after: After = 'end',
): Y.Doc {
  addRecord(doc, kind, id, values, after)
  return doc
}

/** Two seeded replicas with three stops. */
export function twoReplicas(): [Y.Doc, Y.Doc] {
  const first = seeded()
  for (const id of ['berlin', 'warsaw', 'brest']) plus(first, 'stops', id, { name: id })
  return [first, replicaOf(first, 2)]
}

/** The ids of a list in its order. */
export function idsOf(doc: Y.Doc, kind: ListKind): string[] {
  return readPlan(doc)[kind].map(record => record.id)
}

/** A text in one wording a language, without notes of origin. */
export function words(texts: Readonly<Record<string, string>>): Translated {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, { text }]))
}

/** A plan made by `build` on a fresh board of eight days in May 2027. */
export function planOf(build: (doc: Y.Doc) => void, seed: Partial<Seed> = {}): Plan {
  const doc = seeded({ startDay: '2027-05-01', endDay: '2027-05-08', ...seed })
  build(doc)
  return readPlan(doc)
}

/** The stops of the border at the Bug, with the given times. */
export const terespol: Partial<Stop> = {
  name: 'Terespol',
  zone: 'Europe/Warsaw',
  host: 'centre',
  lat: 52.076,
  lon: 23.598,
}
export const brest: Partial<Stop> = { name: 'Brest', zone: 'Europe/Minsk', host: 'east', lat: 52.1003, lon: 23.6803 }
