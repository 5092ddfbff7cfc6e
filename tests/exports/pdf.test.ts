/** Plans as PDF: two standards in one file, the plan attached, read back by programs of others. */
import { describe, expect, it, test } from 'vitest'
import type { ExportInput } from '#server/exports/input.ts'
import { jsonOf } from '#server/exports/json.ts'
import { bothStandards } from '#server/exports/pdf/both-standards.ts'
import { previewOf, renderExport } from '#server/exports/render.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { demoInput } from './demo-plans.ts'
import { attachedFile, copiedText, readPdf, told } from './pdf-file.ts'
import { emptyPlan, hostilePlan, inputOf, inWords, journey, longPlan, manyLanguages, paragraph } from './plans.ts'

async function pdfOf(input: ExportInput, language = 'de', beside?: string): Promise<Uint8Array> {
  const options = beside === undefined ? { language } : { language, beside }
  return (await renderExport('pdf', input, options)).bytes
}

const inputs: readonly (readonly [name: string, input: () => ExportInput | Promise<ExportInput>, language: string])[] =
  [
    ['the train', () => demoInput('train'), 'de'],
    ['the choir', () => demoInput('choir'), 'en'],
    ['a version', () => inputOf(journey), 'ru'],
    ['an empty plan', () => inputOf(emptyPlan), 'en'],
    ['500 stops', () => inputOf(longPlan, null), 'en'],
    ['twelve languages', () => inputOf(manyLanguages), 'ar'],
    ['a hostile plan', () => ({ ...inputOf(emptyPlan, null), plan: hostilePlan }), 'de'],
  ]

describe.each(inputs)('the PDF of %s', (_, inputFor, language) => {
  it('E22 says and keeps PDF/A-3a and PDF/UA-1, is tagged, whole, and has its fonts in it', async () => {
    const bytes = await pdfOf(await inputFor(), language)
    expect(told('qpdf', bytes, ['--check'])).toContain('No syntax or stream encoding errors')
    expect(told('pdfinfo', bytes)).toMatch(/Tagged: +yes/)
    const fonts = told('pdffonts', bytes).split('\n').slice(2).filter(Boolean)
    expect(fonts.filter(font => !/ yes yes yes +\d+ +\d+$/.test(font))).toEqual([]) // embedded, a subset, with a map to Unicode
    const { info, metadata, tags } = await readPdf(bytes)
    const said = ['pdfaid:part', 'pdfaid:conformance', 'pdfuaid:part'].map(name => metadata?.get(name as never))
    expect(said).toEqual(['3', 'A', '1'])
    expect([info.Language, info.PDFFormatVersion]).toEqual([language, '1.7'])
    expect(String(info.Title).trim()).not.toBe('')
    expect(tags.every(tree => tree !== null)).toBe(true)
  })

  it('E23 holds the JSON export, byte for byte', async () => {
    const input = await inputFor()
    const json = new TextDecoder().decode((await renderExport('json', input, { language })).bytes)
    expect(attachedFile(await pdfOf(input, language))).toBe(json)
  })
})

test('E23 the attached plan is named as what the pages were made from', async () => {
  const bytes = await pdfOf(inputOf(journey))
  const catalog = told('qpdf', bytes, ['--json', '--json-key=qpdf'])
  expect(catalog).toMatch(/"\/AFRelationship": "\/Source"/)
  expect(catalog).toMatch(/"\/AF": \[/)
  expect(catalog).toMatch(/"\/Subtype": "\/application\/json"/)
  expect(attachedFile(bytes)).toBe(jsonOf(inputOf(journey), freeze(journey).digest))
})

test('E22 its tags name headings, tables with their heads, and the languages of pieces', async () => {
  const structure = told('pdfinfo', await pdfOf(inputOf(journey)), ['-struct'])
  for (const tag of ['H1', 'H2', 'Table', 'THead', 'TH', 'TD', 'Figure', 'Link'])
    expect(structure).toMatch(new RegExp(`^ *${tag}\\b`, 'm'))
})

test('E22 two languages beside each other keep the same standards', async () => {
  const { metadata } = await readPdf(await pdfOf(inputOf(journey), 'de', 'ru'))
  expect([metadata?.get('pdfaid:part' as never), metadata?.get('pdfuaid:part' as never)]).toEqual(['3', '1'])
})

test('E22 a file that the press writes otherwise than it did is an error, not a wrong claim', async () => {
  const bytes = await pdfOf(inputOf(emptyPlan))
  const plain = new TextEncoder().encode('%PDF-1.7\nstartxref\n9\n%%EOF')
  expect(() => bothStandards({ archive: plain, accessible: bytes })).toThrow('another shape')
  const text = Buffer.from(bytes).toString('latin1')
  const unsaid = Buffer.from(text.replaceAll('pdfaid:part>3', 'pdfaid:part>2'), 'latin1')
  expect(() => bothStandards({ archive: unsaid, accessible: bytes })).toThrow('another shape')
})

const scripts: Readonly<Record<string, string>> = {
  Latin: 'Grüße aus Łódź, Şişli und Đà Nẵng: „fünf Häuser“ – ½ Stück, ﬁn ﬂott',
  Cyrillic: 'Съешь же ещё этих мягких булок, їжак, ґанок, ўсё',
  Greek: 'Ἀθῆναι καὶ Πειραιεύς, ξεσκεπάζω την ψυχοφθόρα βδελυγμία',
  Hebrew: 'שלום לכולם מירושלים',
  Arabic: 'نرحب بضيوفنا في مدينة بيروت غدا',
  Chinese: '友好城市委员会在北京会面',
  Traditional: '姊妹市委員會在臺北會面們',
  Japanese: '姉妹都市の委員会は広島でひらかれます',
}

test.each(Object.keys(scripts))('E24 %s is read back as it was written', async script => {
  const words = scripts[script] ?? ''
  const tags: Readonly<Record<string, string>> = {
    Hebrew: 'he',
    Arabic: 'ar',
    Chinese: 'zh-hans',
    Traditional: 'zh-hant',
    Japanese: 'ja',
  }
  const language = tags[script] ?? 'en'
  const section = { id: 's1', title: inWords({ [language]: 'x' }), texts: { [language]: [paragraph(words)] } }
  const bytes = await pdfOf(inputOf({ ...emptyPlan, languages: [language], sections: [section] }), language)
  const flat = (text: string) => text.replace(/[\s\p{Bidi_Control}]+/gu, ' ')
  expect(flat(copiedText(bytes))).toContain(flat(words))
})

test('E24 Japanese and Chinese are set in the forms of their own', async () => {
  const plan = (language: string) =>
    inputOf({ ...emptyPlan, languages: [language], title: inWords({ [language]: '骨海角' }) })
  expect(told('pdffonts', await pdfOf(plan('ja'), 'en'))).toMatch(/NotoSansJP/)
  expect(told('pdffonts', await pdfOf(plan('zh'), 'en'))).toMatch(/NotoSansSC/)
})

test('E1 the PDF of one version in one language is always the same, the one of its draft another', async () => {
  expect(await pdfOf(inputOf(journey))).toEqual(await pdfOf(inputOf(journey)))
  expect(await pdfOf(inputOf(journey))).not.toEqual(await pdfOf(inputOf(journey, null)))
})

test('E27 a look shows the first pages of the file, each a picture that stands alone', async () => {
  const input = await demoInput('train')
  const { pages, of } = await previewOf(input, { language: 'de' }, 2)
  expect(pages).toHaveLength(2)
  expect(told('pdfinfo', await pdfOf(input))).toMatch(new RegExp(`Pages: +${of}\\n`))
  for (const page of pages) {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(found => found[1]))
    const used = [...page.matchAll(/(?:href="#|url\(#)([^")]+)/g)].map(found => found[1])
    expect(used.length).toBeGreaterThan(50)
    expect(used.filter(id => !ids.has(id))).toEqual([])
    expect(page).not.toMatch(/<script|<image[^>]+href="(?!data:image\/)|https?:(?!\/\/www\.w3\.org\/)/)
  }
})
