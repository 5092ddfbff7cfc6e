/** Storage forms: what is older, what is newer, and how a step is run. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { changePlan } from '#shared/plan/edits.ts'
import { SCHEMA } from '#shared/plan/kinds.ts'
import { type Migration, migrate, schemaStanding } from '#shared/plan/migrations.ts'
import { readPlan, schemaOf } from '#shared/plan/read.ts'
import { replicaOf, seeded } from './plans.ts'

const steps: readonly Migration[] = [
  { to: SCHEMA + 1, run: doc => changePlan(doc, { currency: 'PLN' }) },
  { to: SCHEMA + 2, run: doc => changePlan(doc, { endDay: '2027-05-08' }) },
]

test('P19 a plan of the present form needs no step, and none is logged', () => {
  const doc = seeded()
  expect([schemaStanding(doc), migrate(doc)]).toEqual(['same', null])
  expect([schemaStanding(new Y.Doc()), migrate(new Y.Doc(), steps)]).toEqual(['none', null])
})

test('P19 the steps that lack run in order, once, and their update brings others along', () => {
  const doc = seeded()
  const other = replicaOf(doc, 2)
  const update = migrate(doc, steps)
  expect(schemaOf(doc)).toBe(SCHEMA + 2)
  expect(schemaStanding(doc)).toBe('newer')
  expect(migrate(doc, steps)).toBe(null)
  Y.applyUpdate(other, update ?? new Uint8Array())
  expect(readPlan(other)).toEqual(readPlan(doc))
  expect(readPlan(other)).toMatchObject({ currency: 'PLN', endDay: '2027-05-08' })
})

test('P19 a plan that is one step behind gets only the rest', () => {
  const doc = seeded()
  migrate(doc, steps.slice(0, 1))
  changePlan(doc, { currency: 'EUR' })
  migrate(doc, steps)
  expect(readPlan(doc)).toMatchObject({ schema: SCHEMA + 2, currency: 'EUR', endDay: '2027-05-08' })
})
