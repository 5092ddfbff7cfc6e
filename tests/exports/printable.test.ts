/** Signs of all kinds on paper: what no font has is marked, and nothing keeps a plan from being printed. */
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coversOf, readCoverage } from '#server/exports/pdf/coverage.ts'
import { printable } from '#server/exports/pdf/printable.ts'
import { renderExport } from '#server/exports/render.ts'
import { emptyPlan, inputOf, inWords, paragraph } from './plans.ts'

const coverage = await readCoverage(join(import.meta.dirname, '../../dist/fonts'))
const covers = coversOf(coverage)
const printed = (text: string) => printable(text, covers)

test('E25 what fonts have stays as it is', () => {
  const texts = [
    'Grüße',
    'Привіт',
    'Γειά, ἀνήρ',
    'Đà Nẵng',
    'שָׁלוֹם',
    'مرحبًا',
    '你好',
    '們',
    '骨',
    'გამარჯობა',
    'Բարև',
    'ﬁ → 5 €',
    '🚂',
    'a\nb',
  ]
  for (const text of texts) expect(printed(text)).toBe(text)
})

test('E25 what no font has is marked: a letter by the sign for an unknown one, a picture by its number', () => {
  expect(printed('ก \u{13000}')).toBe('\ufffd \ufffd')
  expect(printed('\u{1fc01}')).toBe('[U+1FC01]')
  expect(printed('one \ud83d half')).toBe('one \ufffd half')
})

test('E25 what is no text is left out, and text that was nothing else is marked', () => {
  expect(printed('a\u0000\u0007b\ufffe\ue000c\u{f0000}')).toBe('abc')
  expect(printed('a\r\nb\u2028c\td')).toBe('a\nb\nc d')
  expect(['\u0000', '\ue000', '\u200b', '\u202e\u202c'].map(printed)).toEqual(Array(4).fill('\ufffd'))
  expect(['', ' '].map(printed)).toEqual(['', ' '])
})

test('E25 a letter is set with its marks in one font, or without them', () => {
  expect(printed('e\u0301')).toBe('é')
  expect(printed('ა\u05b0')).toBe('ა')
})

test('E25 every sign that there is can stand in a plan that is printed, in the title, a table and a text', async () => {
  const rows = Array.from({ length: 0x300 }, (_, row) => row * 0x100).filter(first => first < 0xd800 || first > 0xdfff)
  const signs = rows.map(first => String.fromCodePoint(...Array.from({ length: 0x100 }, (_, i) => first + i)))
  const notes = signs.map((text, i) => ({
    id: `t${i}`,
    title: inWords({ en: text }),
    note: {},
    committee: null,
    member: null,
    due: null,
    state: 'open' as const,
  }))
  const sections = [
    { id: 's', title: inWords({ en: signs[0x20] ?? '' }), texts: { en: signs.slice(0, 0x40).map(paragraph) } },
  ]
  const plan = { ...emptyPlan, title: inWords({ en: signs[0] ?? '' }), tasks: notes, sections }
  const { bytes } = await renderExport('pdf', inputOf(plan), { language: 'en' })
  expect(bytes.length).toBeGreaterThan(100_000)
})

test('E25 signs and marks in any order can be printed', { timeout: 60_000 }, async () => {
  const marks =
    '\u0301\u0308\u05b0\u064b\u0651\u20e3\ufe0f\ufe0e\u200d\u200c\u3099\u0483\u093c\u20d0\u034f\u202e\u2067\u00ad\u0600\n\t'
  const sign = fc.oneof(
    fc.constantFrom(...marks),
    fc.string({ unit: 'grapheme', maxLength: 1 }),
    fc.string({ unit: 'binary', maxLength: 1 }),
  )
  const text = fc.array(sign, { minLength: 1, maxLength: 40 }).map(signs => signs.join('').toWellFormed())
  const language = fc.constantFrom('en', 'ar', 'ja', 'he', 'zh-hans', 'x"]', 'zz-zz')
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 9, maxLength: 9 }), language, async (texts, tag) => {
      const [title = '', purpose = '', ...rest] = texts
      const heading = { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: rest[0] ?? '' }] }
      const section = {
        id: 's',
        title: inWords({ [tag]: rest[1] ?? '' }),
        texts: { [tag]: [heading, ...rest.map(paragraph)] },
      }
      const plan = {
        ...emptyPlan,
        languages: [tag],
        title: inWords({ [tag]: title }),
        purpose: inWords({ [tag]: purpose }),
        sections: [section],
      }
      await expect(renderExport('pdf', inputOf(plan), { language: tag })).resolves.toHaveProperty('bytes')
    }),
    { numRuns: 25 },
  )
})
