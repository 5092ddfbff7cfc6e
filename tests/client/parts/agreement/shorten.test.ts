/** Long texts in a comparison. */
import { expect, test } from 'vitest'
import { shorten } from '#client/parts/agreement/shorten.ts'

const long = (middle: string) => `${'before '.repeat(40)}${middle} ${'after '.repeat(40)}`.trim()

test('V9 short values are shown whole', () => {
  expect(shorten({ before: '12:40', after: '13:10' })).toEqual({ before: '12:40', after: '13:10' })
})

test('V9 of a long text only the difference is shown, with a few words around it', () => {
  const { before, after } = shorten({ before: long('sixty people'), after: long('fifty-four people') })
  expect(before).toContain('sixty people')
  expect(after).toContain('fifty-four people')
  expect(before.startsWith('… ')).toBe(true)
  expect(before.endsWith(' …')).toBe(true)
  expect(after.length).toBeLessThan(120)
})

test('V9 a text that only grew loses nothing of what was added', () => {
  const { before, after } = shorten({ before: long(''), after: `${long('')} and a new end` })
  expect(after).toContain('and a new end')
  expect(before).not.toContain('new end')
})
