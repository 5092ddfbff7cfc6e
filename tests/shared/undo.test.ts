/** Undo of my own edits, step by step. */
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { changeRecord, moveRecord, removeRecord, word } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import * as undo from '#shared/plan/undo.ts'
import { exchange, idsOf, plus, replicaOf, seeded, twoReplicas } from './plans.ts'

const undoOf = (doc: Y.Doc) => undo.undoOf(doc, { captureTimeout: 0 })

test('P7 undo takes back only my own steps', () => {
  const [a, b] = twoReplicas()
  const undo = undoOf(a)
  changeRecord(a, 'stops', 'brest', { name: 'Brest' })
  changeRecord(b, 'stops', 'brest', { host: 'east' })
  moveRecord(b, 'stops', 'warsaw', null)
  exchange(a, b)
  undo.undo()
  expect(readPlan(a).stops.find(stop => stop.id === 'brest')).toMatchObject({ name: 'brest', host: 'east' })
  expect(idsOf(a, 'stops')).toEqual(['warsaw', 'berlin', 'brest'])
  undo.undo()
  expect(idsOf(a, 'stops')).toEqual(['warsaw', 'berlin', 'brest'])
  undo.redo()
  expect(readPlan(a).stops.find(stop => stop.id === 'brest')?.name).toBe('Brest')
})

test('P7 a removed record comes back whole, in its place, for everybody', () => {
  const [a, b] = twoReplicas()
  changeRecord(a, 'stops', 'warsaw', { lat: 52.2, zone: 'Europe/Warsaw' })
  word(a, { kind: 'stops', id: 'warsaw' }, 'alias', 'de', 'Warschau')
  const undo = undoOf(a)
  const before = readPlan(a)
  removeRecord(a, 'stops', 'warsaw')
  exchange(a, b)
  expect(idsOf(b, 'stops')).toEqual(['berlin', 'brest'])
  undo.undo()
  exchange(a, b)
  expect(readPlan(a)).toEqual(before)
  expect(readPlan(b)).toEqual(before)
})

test('P7 undo of adding, moving and wording brings back what was there', () => {
  const doc = plus(plus(seeded(), 'tasks', 'a', {}), 'tasks', 'b', {})
  const undo = undoOf(doc)
  const states = [readPlan(doc)]
  const steps = [
    () => plus(doc, 'tasks', 'c', { due: '2027-01-01' }, 'a'),
    () => moveRecord(doc, 'tasks', 'b', null),
    () => word(doc, { kind: 'tasks', id: 'c' }, 'title', 'de', 'Visa'),
    () => word(doc, { kind: 'tasks', id: 'c' }, 'title', 'de', ''),
  ]
  for (const step of steps) {
    step()
    states.push(readPlan(doc))
  }
  for (const state of states.toReversed().slice(1)) {
    undo.undo()
    expect(readPlan(doc)).toEqual(state)
  }
  expect(readPlan(replicaOf(doc, 2))).toEqual(states[0])
})

test('P7 seeding is no step of mine', () => {
  const doc = seeded()
  const undo = undoOf(doc)
  expect(undo.canUndo()).toBe(false)
})
