/** The printed pages as a reader of the file finds them: all words on them, what each page must say, heads that come again. */
import { beforeAll, describe, expect, it } from 'vitest'
import { contentOf, type Line } from '#server/exports/content.ts'
import type { ExportInput, ExportOptions } from '#server/exports/input.ts'
import { type Reader, readerOf } from '#server/exports/reader.ts'
import { renderExport } from '#server/exports/render.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { demoInput } from './demo-plans.ts'
import { emptyPlan, inputOf, journey, longPlan } from './plans.ts'
import { signedInput } from './signed-plans.ts'
import { pagesIn } from './unpack.ts'

async function pagesOf(input: ExportInput, options: ExportOptions): Promise<string[]> {
  return (await pagesIn((await renderExport('pdf', input, options)).bytes)).map(bare)
}

/** Letters and digits alone: where a line breaks, and with which hyphen, is the page's matter. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
}

/** Every line of the content, as one reader has it. */
function linesOf(input: ExportInput, language: string): string[] {
  const reader = readerOf(input, language)
  const { title, label, parts } = contentOf(input, reader, freeze(input.plan).digest)
  const lines = parts.flatMap(part => [
    // The title of the plan heads the first part.
    [{ text: part.id === 'overview' ? '' : part.title }],
    ...part.blocks.flatMap((block): Line[] => {
      if (block.kind === 'table')
        return [[{ text: block.title }], ...block.columns.map(column => [{ text: column.title }]), ...block.rows.flat()]
      if (block.kind === 'facts') return block.facts.flatMap(fact => factLines(fact, reader))
      if (block.kind === 'list') return [...block.lines]
      if (block.kind === 'route') return block.stations.flatMap(({ name, onward }) => [name, onward?.text ?? []])
      return 'line' in block ? [block.line] : []
    }),
  ])
  return [title, label, ...lines].flat().map(run => bare(run.text))
}

/** The purpose stands below the title without its name, the committees with each city and country apart. */
function factLines({ name, line }: { readonly name: string; readonly line: Line }, { words }: Reader): Line[] {
  if (name === words('fields.plan.purpose')) return [line]
  if (name !== words('export.committees')) return [[{ text: name }], line]
  return line.flatMap(({ text }) => text.split(', ').map(part => [{ text: part }]))
}

const twoPages: ExportInput = inputOf({
  ...journey,
  tasks: Array.from({ length: 60 }, (_, i) => ({
    ...journey.tasks[0],
    id: `t${i}`,
    title: { de: { text: `Aufgabe ${i}` } },
    note: {},
    committee: 'c1',
    member: null,
    due: null,
    state: 'open' as const,
  })),
})

describe('the pages', () => {
  let train: ExportInput
  beforeAll(async () => {
    train = await demoInput('train')
  })

  it('E30 every word and sum of the content stands on them', async () => {
    for (const input of [train, inputOf(journey), signedInput()]) {
      const text = (await pagesOf(input, { language: 'de' })).join('')
      expect(linesOf(input, 'de').filter(line => !text.includes(line))).toEqual([])
    }
  })

  it('E31 the words of both languages stand on them', async () => {
    const text = (await pagesOf(train, { language: 'de', beside: 'ru' })).join('')
    for (const language of ['de', 'ru'])
      expect(linesOf(train, language).filter(line => /\p{Ll}{4}/u.test(line) && !text.includes(line))).toEqual([])
  })

  it('E35 each page says its number, how many there are, the edition and the fingerprint', async () => {
    const { digest } = freeze(journey)
    for (const language of ['de', 'ar']) {
      const pages = await pagesOf(inputOf(journey), { language })
      const reader = readerOf(inputOf(journey), language)
      for (const [i, page] of pages.entries()) {
        expect(page).toContain(bare(reader.words('export.page', { page: i + 1, pages: pages.length })))
        expect(page).toContain(digest.slice(0, 16))
        if (language === 'de') expect(page).toContain('Fassung3festgehaltenam15Januar2027')
      }
      expect(pages[0]).toContain(digest)
    }
  })

  it('E35 each page says the title and the words that must stand on every page', async () => {
    for (const page of await pagesOf(twoPages, { language: 'de' })) {
      expect(page).toContain('Gedenkzug2027KölnMinsk')
      expect(page).toContain('PlanungsübungkeinReiseangebot')
    }
  })

  it('E35 each page of a draft says that it is one, in both languages', async () => {
    const pages = await pagesOf({ ...twoPages, version: null }, { language: 'de', beside: 'ru' })
    expect(pages.length).toBeGreaterThan(3)
    for (const page of pages) {
      expect(page).toContain('ENTWURF')
      expect(page).toContain('ЧЕРНОВИК')
    }
    expect((await pagesOf(twoPages, { language: 'de' })).join('')).not.toContain('ENTWURF')
  })

  it('E30 the head of a long table stands on each of its pages', async () => {
    const pages = (await pagesOf(twoPages, { language: 'de' })).filter(page => /Aufgabe\d/.test(page))
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toContain('AufgabeKomiteeStand')
  })

  it('E34 the certificate is the last page, with the whole fingerprint and signature', async () => {
    const input = signedInput()
    const last = (await pagesOf(input, { language: 'de', beside: 'ru' })).at(-1) ?? ''
    expect(last).toContain(freeze(input.plan).digest)
    expect(last).toContain(bare(input.signed?.signature.value ?? '-'))
    expect(last).toContain('UrkundeСвидетельство')
  })

  it('E30 an empty plan is one page that says so', async () => {
    const pages = await pagesOf(inputOf(emptyPlan, null), { language: 'en' })
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('Nothingisplannedyet')
  })

  it('E5 500 stops have their number on the line and their row in the timetable', async () => {
    const text = (await pagesOf(inputOf(longPlan), { language: 'en' })).join('')
    expect(text).toContain('500Stop499')
    expect(text.split('Stop499').length).toBeGreaterThan(2)
  })
})
