/** Documents and spreadsheets as LibreOffice opens them: words, days, sums and direction come through, without complaint. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExportInput } from '#server/exports/input.ts'
import { renderExport } from '#server/exports/render.ts'
import { budgetSums } from '#shared/plan/budget.ts'
import { demoInput } from './demo-plans.ts'
import { type Opened, openInOffice } from './office-program.ts'
import { attacks, emptyPlan, hostilePlan, inputOf, manyLanguages } from './plans.ts'

let train: ExportInput
let opened: Opened

beforeAll(async () => {
  train = await demoInput('train')
  const editions = {
    'train-de': [train, 'de'],
    'choir-ar': [await demoInput('choir'), 'ar'],
    'hostile-de': [{ ...inputOf(emptyPlan, null), plan: hostilePlan }, 'de'],
    'many-ar': [inputOf(manyLanguages), 'ar'],
  } as const
  const files = new Map<string, Uint8Array>()
  for (const [name, [input, language]] of Object.entries(editions))
    for (const format of ['docx', 'xlsx'] as const)
      files.set(`${name}.${format}`, (await renderExport(format, input, { language })).bytes)
  opened = openInOffice(files)
}, 120_000)

/** What stands in a document, its tags and line breaks left out. */
function wordsOf(name: string): string {
  const html = opened.texts.get(name) ?? ''
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
}
const sheetOf = (name: string) => opened.texts.get(`${name}.csv`.normalize('NFC')) ?? ''

describe('LibreOffice', () => {
  it('E39 opens every document and every workbook and complains of nothing', () => {
    expect(opened.complaints).toEqual([])
    const names = [...opened.texts.keys()]
    for (const plan of ['train-de', 'choir-ar', 'hostile-de', 'many-ar']) {
      expect(names).toContain(`${plan}.html`)
      expect(names.filter(name => name.startsWith(`${plan}-`)).length).toBeGreaterThan(3)
    }
  })

  it('E39 finds the words of the plan in a document, in headings, tables and lists', () => {
    const html = opened.texts.get('train-de.html') ?? ''
    for (const heading of ['Überblick', 'Route', 'Programm', 'Aufgaben', 'Budget', 'Texte'])
      expect(html).toMatch(new RegExp(`<h1[^>]*>(<[^>]*>|\\s)*${heading}`))
    expect(html.match(/<thead>/gi)?.length).toBeGreaterThan(5)
    expect(html).toMatch(/<ul>/i)
    const words = wordsOf('train-de.html')
    for (const { name } of train.plan.stops) expect(words).toContain(name)
    expect(words).toContain('ENTWURF')
    expect(words).toContain('So., 2. Mai 2027, 17:52')
    expect(words).toContain('Summe aller Währungen')
  })

  it('E39 reads days and times of a workbook as such, and its sums as numbers to the cent', () => {
    const [, berlin = ''] = sheetOf('train-de-Route').split('\n')
    expect(berlin).toMatch(/^Berlin,Berlin Hauptbahnhof,Deutschland,,/)
    expect(berlin).toMatch(/,(02\.05\.2027|05\/02\/2027|2027-05-02) 17:52(:00)?,Europe\/Berlin,/)
    const sums = budgetSums(
      train.plan,
      train.committees.map(({ id }) => id),
    )
    for (const { currency, planned } of sums.currencies)
      expect(sheetOf('train-de-Summen')).toContain(`Summe in ${currency},${currency},${planned.total / 100},`)
    expect(sheetOf('train-de-Summen')).toContain(`Summe aller Währungen,EUR,${(sums.total?.planned ?? 0) / 100},`)
  })

  it('E39 sets Arabic from right to left, and other scripts with it', () => {
    const html = opened.texts.get('choir-ar.html') ?? ''
    const headings = html.match(/<h[12]\b[^>]*>/g) ?? []
    expect(headings.length).toBeGreaterThan(5)
    for (const heading of headings) expect(heading).toContain('dir="rtl"')
    for (const table of html.match(/<table\b[^>]*>/g) ?? []) expect(table).toContain('dir="rtl"')
    expect(wordsOf('choir-ar.html')).toContain('نظرة عامة')
    const many = wordsOf('many-ar.html')
    for (const word of ['مرحبا', 'שלום', 'سلام', 'نص']) expect(many).toContain(word)
    expect(sheetOf('many-ar-البرنامج')).toContain('שלום')
  })

  it('E39 shows what people wrote as text: nothing is calculated, nothing lost', () => {
    const words = wordsOf('hostile-de.html')
    const cells = [...opened.texts].filter(([name]) => name.startsWith('hostile-de-')).map(([, text]) => text)
    for (const attack of attacks.filter(each => /^[\x20-\x7e]+$/.test(each))) {
      expect(words, attack).toContain(attack.replace(/ +/g, ' '))
      expect(cells.join('\n'), attack).toContain(attack.replaceAll('"', '""'))
    }
    for (const text of cells) expect(text).not.toMatch(/#NAME\?|#VALUE!|Err:\d/)
  })
})
