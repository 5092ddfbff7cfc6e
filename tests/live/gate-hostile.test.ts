/** The gate under attack; the long form is fault F14a. */
import { expect, it } from 'vitest'
import { attackGate } from './gate-attack.ts'

it('S1 20,000 hostile frames crash nothing, leave nothing pending, diverge nowhere and speak for nobody else', () => {
  const outcome = attackGate(1, 20_000)
  expect(outcome).toMatchObject({ apart: 0, spoken: 0, pending: 0 })
  expect(outcome.refused).toBeGreaterThan(10_000)
  expect(outcome.admitted).toBeGreaterThan(1_000)
})
