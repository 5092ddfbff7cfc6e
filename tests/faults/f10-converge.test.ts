/** The short form of F10, and that a seed is a history. */
import { expect, test } from 'vitest'
import { simulate } from '#tests/sim/simulation.ts'
import { fault } from './f10-converge.ts'
import { proves } from './proves.ts'

proves(fault)

test('F10 the same seed gives the same history, step by step', async () => {
  const course = { seed: 7, people: 5, nodes: 2, edits: 60 }
  const [once, again] = [await simulate(course), await simulate(course)]
  expect(again.fingerprint).toBe(once.fingerprint)
  expect((await simulate({ ...course, seed: 8 })).fingerprint).not.toBe(once.fingerprint)
})
