/** What changed between two moments of a plan. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Change, diffPlans } from '#shared/plan/diff.ts'
import {
  changePlan,
  changeRecord,
  confirmText,
  confirmWording,
  moveRecord,
  removeRecord,
  sectionText,
  word,
} from '#shared/plan/edits.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'
import { plus, seeded, words } from './plans.ts'

function board(): Y.Doc {
  const doc = seeded({ startDay: '2027-05-01' })
  for (const id of ['a', 'b', 'c', 'd']) plus(doc, 'stops', id, { name: id.toUpperCase() })
  plus(doc, 'legs', 'leg', { from: 'a', to: 'b' })
  plus(doc, 'items', 'tour', { title: words({ de: 'Führung', en: 'Tour' }), stop: 'b' })
  plus(doc, 'groups', 'young', { committee: 'west', count: 60 })
  plus(doc, 'lines', 'rail', { title: words({ de: 'Bahn' }), planned: 5, shares: { west: 5 } })
  plus(doc, 'sections', 's', { title: words({ de: 'Zweck' }) })
  return doc
}

function after(edit: (doc: Y.Doc) => void): Change[] {
  const doc = board()
  const before = readPlan(doc)
  edit(doc)
  return diffPlans(before, readPlan(doc))
}

test('P15 a plan compared with itself, and with its frozen form, shows nothing', () => {
  const plan = readPlan(board())
  expect(diffPlans(plan, plan)).toEqual([])
  expect(diffPlans(plan, JSON.parse(freeze(plan).json))).toEqual([])
})

test('P15 a changed field is named with both values, in its part of the board', () => {
  expect(after(doc => changeRecord(doc, 'groups', 'young', { count: 54 }))).toEqual([
    { part: 'people', kind: 'groups', id: 'young', label: '', op: 'changed', field: 'count', before: 60, after: 54 },
  ])
  expect(after(doc => changePlan(doc, { startDay: '2027-05-02' }))).toEqual([
    {
      part: 'overview',
      kind: 'plan',
      id: 'plan',
      label: 'Zug',
      op: 'changed',
      field: 'startDay',
      before: '2027-05-01',
      after: '2027-05-02',
    },
  ])
  expect(after(doc => changeRecord(doc, 'lines', 'rail', { shares: { west: 3, east: 2 } }))).toMatchObject([
    { part: 'budget', label: 'Bahn', field: 'shares', before: { west: 5 }, after: { west: 3, east: 2 } },
  ])
})

test('P15 a wording is named with its language', () => {
  const item = { kind: 'items', id: 'tour' } as const
  expect(after(doc => word(doc, item, 'title', 'de', 'Rundgang'))).toMatchObject([
    { part: 'programme', label: 'Rundgang', op: 'changed', field: 'title', language: 'de', before: 'Führung' },
  ])
  expect(after(doc => word(doc, item, 'note', 'en', 'Bring shoes'))).toMatchObject([
    { field: 'note', language: 'en', before: undefined, after: 'Bring shoes' },
  ])
})

test('P15 what was added and removed is shown whole, with its name', () => {
  const changes = after(doc => {
    removeRecord(doc, 'items', 'tour')
    plus(doc, 'tasks', 'visa', { title: words({ en: 'Visas' }), due: '2027-01-01' })
  })
  expect(changes).toMatchObject([
    { kind: 'items', id: 'tour', label: 'Führung', op: 'removed', before: { stop: 'b' } },
    { kind: 'tasks', id: 'visa', label: 'Visas', op: 'added', after: { due: '2027-01-01' } },
  ])
})

test('P15 one moved stop is one change, and the leg that it strands is none', () => {
  expect(after(doc => moveRecord(doc, 'stops', 'a', 'end'))).toEqual([
    { part: 'route', kind: 'stops', id: 'a', label: 'A', op: 'moved', before: 1, after: 4 },
  ])
  expect(after(doc => moveRecord(doc, 'stops', 'd', null)).map(({ id, op }) => `${id} ${op}`)).toEqual(['d moved'])
  expect(after(doc => removeRecord(doc, 'stops', 'b')).map(({ id, op }) => `${id} ${op}`)).toEqual(['b removed'])
})

test('P15 a leg is named by its stops', () => {
  expect(after(doc => changeRecord(doc, 'legs', 'leg', { number: 'EC 41' }))).toMatchObject([{ label: 'A – B' }])
})

test('P15 a body is compared as plain text, and "meaning unchanged" is a change of its own', () => {
  const doc = board()
  word(doc, { kind: 'items', id: 'tour' }, 'title', 'de', 'Rundgang')
  write(doc, 'de', 'Wir fahren.')
  write(doc, 'en', 'We travel.')
  const before = readPlan(doc)
  confirmWording(doc, { kind: 'items', id: 'tour' }, 'title', 'en')
  confirmText(doc, 's', 'en')
  write(doc, 'en', 'By train.')
  expect(diffPlans(before, readPlan(doc))).toMatchObject([
    { kind: 'items', field: 'compared', language: 'en' },
    { kind: 'sections', field: 'text', language: 'en', before: 'We travel.\n', after: 'We travel.\nBy train.\n' },
    { kind: 'sections', field: 'compared', language: 'en' },
  ])
})

test('P15 nothing changed exactly when the digests are equal', () => {
  const edits: readonly ((doc: Y.Doc, n: number) => void)[] = [
    (doc, n) => moveRecord(doc, 'stops', 'abcd'.charAt(n % 4), 'abcd'.charAt((n >> 2) % 4)),
    (doc, n) => changeRecord(doc, 'stops', 'abcd'.charAt(n % 4), { lat: n % 2 }),
    (doc, n) => word(doc, { kind: 'items', id: 'tour' }, 'title', n % 2 === 0 ? 'de' : 'en', n % 3 === 0 ? 'x' : 'y'),
    (doc, n) => changeRecord(doc, 'lines', 'rail', { shares: { west: n % 2 } }),
    (doc, n) => confirmWording(doc, { kind: 'items', id: 'tour' }, 'title', n % 2 === 0 ? 'de' : 'en'),
    (doc, n) => changePlan(doc, { currency: n % 2 === 0 ? 'EUR' : 'PLN' }),
  ]
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(15)), { maxLength: 6 }), steps => {
      const doc = board()
      const before = readPlan(doc)
      for (const [edit, n] of steps) edits[edit]?.(doc, n)
      const now = readPlan(doc)
      expect(diffPlans(before, now).length === 0).toBe(freeze(before).digest === freeze(now).digest)
      expect(diffPlans(now, before).length).toBe(diffPlans(before, now).length)
    }),
    { seed: 151, numRuns: 200 },
  )
})

test('P15 as few records as possible are called moved, and putting them back gives the old order', () => {
  const order = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g'], { minLength: 7 })
  fc.assert(
    fc.property(order, wanted => {
      const doc = seeded()
      for (const id of 'abcdefg') plus(doc, 'stops', id, {})
      const before = readPlan(doc)
      for (const id of wanted) moveRecord(doc, 'stops', id, 'end')
      const moved = new Set(diffPlans(before, readPlan(doc)).map(change => change.id))
      const still = wanted.filter(id => !moved.has(id))
      expect(still).toEqual([...still].sort())
      expect(moved.size).toBeLessThan(7)
    }),
    { seed: 152 },
  )
})

function write(doc: Y.Doc, language: string, text: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  sectionText(doc, 's', language).push([paragraph])
  paragraph.insert(0, [new Y.XmlText(text)])
}
