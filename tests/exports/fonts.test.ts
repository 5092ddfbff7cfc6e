/** The fonts of printed pages: what the build says about them is what is in them, and no others are seen. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { coverageOf } from '#server/exports/fonts/build.ts'
import { rangesOf, readFont } from '#server/exports/fonts/font-file.ts'
import { readCoverage } from '#server/exports/pdf/coverage.ts'
import { languageSetting } from '#server/exports/pdf/languages.ts'
import { renderExport } from '#server/exports/render.ts'
import { told } from './pdf-file.ts'
import { inputOf, journey, manyLanguages } from './plans.ts'

const folder = join(import.meta.dirname, '../../dist/fonts')
const coverage = await readCoverage(folder)
const fonts = readdirSync(folder).flatMap(file => (file.endsWith('.ttf') ? [readFileSync(join(folder, file))] : []))

test('E28 the fonts have the signs that they are said to have, in each of their weights', () => {
  expect(coverageOf(fonts)).toEqual(coverage)
  const has = (family: string, sign: string) =>
    coverage[family]?.some(([from, to]) => from <= (sign.codePointAt(0) ?? 0) && (sign.codePointAt(0) ?? 0) <= to) ??
    false
  for (const sign of 'äßłЖїўΩĐ€–„') expect(has('IBM Plex Sans', sign), sign).toBe(true)
  for (const sign of 'ἀᾳѣӂ\ufffd') expect([has('IBM Plex Sans', sign) || has('Noto Sans', sign)], sign).toEqual([true])
  for (const sign of '们們→ア') expect(has('Noto Sans SC', sign), sign).toBe(true)
  for (const sign of '桜々') expect(has('Noto Sans JP', sign), sign).toBe(true)
  for (const sign of 'ابپ') expect(has('Vazirmatn', sign), sign).toBe(true)
})

test('E28 all fonts together are no more than can be carried along', () => {
  const bytes = fonts.reduce((sum, font) => sum + font.length, 0)
  expect(bytes / 1024 / 1024).toBeLessThan(17)
})

test('E28 what is no font is refused', () => {
  expect(() => readFont(new Uint8Array(12))).toThrow('no table')
  expect(rangesOf([5, 3, 4, 9])).toEqual([
    [3, 5],
    [9, 9],
  ])
})

test('E28 each language is set in fonts that the build has, first in those of its own script', () => {
  for (const tag of ['de', 'ar', 'ja', 'zh-hans', 'x"]'])
    expect(languageSetting(tag).fonts.toSorted(), tag).toEqual(Object.keys(coverage).toSorted())
  const order = (tag: string) => languageSetting(tag).fonts.filter(font => /SC|JP/.test(font))
  expect([order('ja'), order('zh')]).toEqual([
    ['Noto Sans JP', 'Noto Sans SC'],
    ['Noto Sans SC', 'Noto Sans JP'],
  ])
})

test('E28 tags reach the press in the form that it takes', () => {
  const tags = ['de', 'zh-Hant-TW', 'sr-latn', 'x"]', '', 'de-419'].map(languageSetting)
  expect(tags.map(({ lang, region }) => [lang, region])).toEqual([
    ['de', null],
    ['zh', 'tw'],
    ['sr', null],
    ['und', null],
    ['und', null],
    ['de', null],
  ])
})

test('E28 a plan is printed with the fonts of the build alone', async () => {
  const named = /^[A-Z]{6}\+(IBMPlexSans|NotoSans(SC|JP|Hebrew|Georgian|Armenian)?|NotoEmoji|Vazirmatn)-|DejaVuSansMono/
  for (const plan of [journey, manyLanguages]) {
    const { bytes } = await renderExport('pdf', inputOf(plan), { language: 'de' })
    const names = told('pdffonts', bytes).split('\n').slice(2).filter(Boolean)
    expect(names.filter(name => !named.test(name))).toEqual([])
  }
})
