/** Whole characters, held against what the platform does where it can. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWellFormed, wellFormed } from '#shared/plan/well-formed.ts'

test('P22 half character pairs are found and replaced as the platform does it', () => {
  const unit = fc.constantFrom('a', 'ж', '\ud83d', '\ude00', '😀', '\ud800', '\udfff', '\u0000')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), text => {
      expect(isWellFormed(text)).toBe(text.isWellFormed())
      expect(wellFormed(text)).toBe(text.toWellFormed())
    }),
    { seed: 22, numRuns: 1000 },
  )
})
