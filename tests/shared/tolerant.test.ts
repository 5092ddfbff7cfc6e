/** Reading: takes anything, changes nothing. Values are put into the document behind the edits' back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { budgetSums } from '#shared/plan/budget.ts'
import { checkPlan, readiness } from '#shared/plan/checks.ts'
import { diffPlans } from '#shared/plan/diff.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { isFieldKey, kindOfRoot, kinds, listKinds, parseTextRoot, planFields } from '#shared/plan/kinds.ts'
import type { ListKind } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import { routeSummary } from '#shared/plan/route.ts'
import { plus, replicaOf, seeded } from './plans.ts'

/** Every key under which a record of `kind` may hold something, and some under which it may not. */
function keysOf(kind: ListKind | 'plan'): string[] {
  const { plain, words, shares } = kind === 'plan' ? planFields : kinds[kind]
  const inner = words.flatMap(field => [`${field}@de`, `${field}@en`, `${field}@`, `${field}@DE`])
  return [...Object.keys(plain), ...inner, ...(shares ? ['shares@west', 'shares@'] : []), 'order', 'later', 'a@b@c']
}

/** Anything that Yjs can store, with a liking for what looks almost right. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    '2027-02-30',
    '2027-05-01T25:00',
    '+03:00',
    'EURO',
    'toString',
    '__proto__',
    [],
    {},
    null,
  ),
  fc.constantFrom<unknown>(Number.NaN, -0, 1e308, -1, 0.5, true, { text: 5 }, { text: 'x', basedOn: 'y' }, ['xx', 7]),
  fc.anything({ values: [fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)], maxDepth: 2 }),
  fc.uint8Array({ maxLength: 4 }),
)
const stains = fc.array(fc.tuple(fc.constantFrom<ListKind | 'plan'>('plan', ...listKinds), fc.nat(), junk), {
  minLength: 1,
  maxLength: 40,
})

function populated(): Y.Doc {
  const doc = seeded({ startDay: '2027-05-01' })
  for (const kind of listKinds) for (const id of ['one', 'two']) plus(doc, kind, id, {})
  return doc
}

function stain(doc: Y.Doc, kind: ListKind | 'plan', choice: number, value: unknown): void {
  const keys = keysOf(kind)
  const key = keys[choice % keys.length] ?? 'later'
  if (kind === 'plan') doc.getMap('meta').set(key, value)
  else if (choice % 11 === 0) doc.getMap(kind).set(choice % 2 === 0 ? 'three' : 'no id!', value)
  else (doc.getMap(kind).get('one') as Y.Map<unknown>).set(key, value)
}

test('P6 whatever stands in any field, a plan is read, frozen, checked, summed and compared', () => {
  fc.assert(
    fc.property(stains, all => {
      const doc = populated()
      const before = readPlan(doc)
      for (const [kind, choice, value] of all) stain(doc, kind, choice, value)
      const plan = readPlan(doc)
      expect(freeze(readPlan(replicaOf(doc, 9)))).toEqual(freeze(plan))
      expect(plan.stops.map(stop => stop.id).sort()).toEqual(['one', 'two'])
      expect(plan.languages.length).toBeGreaterThan(0)
      checkPlan(plan)
      readiness(plan)
      routeSummary(plan)
      budgetSums(plan, ['west', '__proto__'])
      diffPlans(before, plan)
    }),
    { seed: 6, numRuns: 400 },
  )
})

test('P5 reading never writes, whatever there is to read', () => {
  fc.assert(
    fc.property(stains, all => {
      const doc = populated()
      for (const [kind, choice, value] of all) stain(doc, kind, choice, value)
      const before = Y.encodeStateAsUpdate(doc)
      let updates = 0
      doc.on('update', () => updates++)
      const plan = readPlan(doc)
      freeze(plan)
      expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
      expect(updates).toBe(0)
    }),
    { seed: 5 },
  )
})

test('P5 reading an empty document, or one that only arrived, writes nothing', () => {
  const empty = new Y.Doc()
  expect(readPlan(empty)).toMatchObject({ schema: 0, stops: [], languages: ['en'], currency: 'EUR' })
  expect(Y.encodeStateAsUpdate(empty)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()))
  const arrived = replicaOf(populated(), 2)
  const before = Y.encodeStateAsUpdate(arrived)
  readPlan(arrived)
  expect(Y.encodeStateAsUpdate(arrived)).toEqual(before)
})

test('P6 a bad value reads as its default and survives, also when another field of the record is changed', () => {
  const doc = populated()
  const stop = doc.getMap('stops').get('one') as Y.Map<unknown>
  stop.set('lat', 'north')
  stop.set('zone', '+03:00')
  stop.set('note@de', 7)
  stop.set('later', { from: 'newer code' })
  doc.getMap('animals').set('cat', 'of newer code')
  expect(readPlan(doc).stops[0]).toMatchObject({ lat: null, zone: null, note: {} })
  const copy = replicaOf(doc, 2)
  plus(copy, 'stops', 'three', {}, null)
  const kept = copy.getMap('stops').get('one') as Y.Map<unknown>
  expect(kept.toJSON()).toMatchObject({ lat: 'north', zone: '+03:00', 'note@de': 7, later: { from: 'newer code' } })
  expect(copy.getMap('animals').get('cat')).toBe('of newer code')
})

test('P6 what is no record is left out', () => {
  const doc = populated()
  doc.getMap('stops').set('three', 'not a record')
  doc.getMap('stops').set('not an id', new Y.Map([['name', 'x']]))
  expect(readPlan(doc).stops.map(stop => stop.id)).toEqual(['one', 'two'])
})

test('the names of roots and keys are known', () => {
  expect(['meta', 'stops', 'animals', 'constructor'].map(kindOfRoot)).toEqual(['plan', 'stops', null, null])
  expect(parseTextRoot('text/s1/de')).toEqual({ section: 's1', language: 'de' })
  expect(['text/s1', 'text/s1/de/x', 'text//de', 'text/s1/DE', 'other/s1/de'].map(parseTextRoot)).toEqual(
    Array.from({ length: 5 }, () => null),
  )
  const good = [
    ['stops', 'lat'],
    ['stops', 'order'],
    ['stops', 'note@de'],
    ['lines', 'shares@west'],
    ['plan', 'title@zh-hans'],
  ]
  const bad = [
    ['stops', 'title@de'],
    ['plan', 'order'],
    ['stops', 'shares@west'],
    ['lines', 'shares@a b'],
    ['stops', 'toString'],
  ]
  for (const [kind, key] of good) expect(isFieldKey(kind as ListKind, key ?? '')).toBe(true)
  for (const [kind, key] of bad) expect(isFieldKey(kind as ListKind, key ?? '')).toBe(false)
  expect(isFieldKey('sections', 'text@de')).toBe(true)
})
