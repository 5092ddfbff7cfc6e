/** Guests before the gate: what they do in their parts passes and comes back unchanged, and nothing hidden is ever sent. */
import { expect, test } from 'vitest'
import { attackAsGuest } from './guest-attack.ts'
import { workAsGuests } from './guest-people.ts'

/** Some seconds of work, on a machine that may be busy with other tests. */
const patience = 120_000

test(
  'S20 of 5,000 honest updates of guests none is refused, each sees their parts as they are and not a byte of the rest',
  () => {
    const outcome = workAsGuests(1, 5_000)
    expect(outcome).toMatchObject({ refused: 0, apart: 0, leaks: 0, pending: 0 })
  },
  patience,
)

test(
  'S20 10,000 hostile frames of guests change nothing outside of their parts',
  () => {
    const outcome = attackAsGuest(1, 10_000)
    expect(outcome).toMatchObject({ outside: 0, apart: 0, pending: 0 })
    expect(outcome.admitted).toBeGreaterThan(300)
    expect(outcome.refused).toBeGreaterThan(3_000)
  },
  patience,
)
