/** What goes on paper, before it is set: two readers' lines put together cell by cell, layouts, seals, the certificate. */
import { describe, expect, it } from 'vitest'
import type { ExportInput, ExportOptions } from '#server/exports/input.ts'
import { type Print, printOf, readersOf } from '#server/exports/pdf/print.ts'
import type { PrintBlock } from '#server/exports/pdf/print-blocks.ts'
import { type Readers, sides, wrappable } from '#server/exports/pdf/print-lines.ts'
import type { PrintTable } from '#server/exports/pdf/print-tables.ts'
import { printText } from '#server/exports/pdf/print-texts.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { emptyPlan, inputOf, inWords, journey, paragraph, stopOf } from './plans.ts'
import { signedInput } from './signed-plans.ts'

function printed(input: ExportInput, options: ExportOptions): Print {
  return printOf(input, readersOf(input, options), freeze(input.plan).digest, null)
}

const both: ExportOptions = { language: 'de', beside: 'ru' }
const readers = readersOf(inputOf(journey), both)

function blocks<K extends PrintBlock['kind']>({ parts }: Print, kind: K): Extract<PrintBlock, { kind: K }>[] {
  return parts
    .flatMap(part => part.blocks)
    .filter((block): block is Extract<PrintBlock, { kind: K }> => block.kind === kind)
}

function table(print: Print, id: string): PrintTable {
  const found = blocks(print, 'table').find(each => each.id === id)
  if (found === undefined) throw new Error(`no table ${id}`)
  return found
}

describe('two languages beside each other', () => {
  it('E31 words of both stand in the same cell, the first language first', () => {
    const tasks = table(printed(inputOf(journey), both), 'tasks')
    expect(tasks.columns.map(column => column.title)).toContainEqual(['Fällig am', 'Срок'])
    expect(tasks.rows[0]?.cells).toContainEqual(['In Arbeit', 'В работе'])
  })

  it('E31 what reads the same, or is the same sum in another spelling, stands once', () => {
    expect(sides(readers, [[{ text: 'Köln' }], [{ text: 'Köln' }]])).toEqual(['Köln'])
    expect(sides(readers, [[{ text: '1.200,00 €' }], [{ text: '1 200,00 €' }]])).toEqual(['1.200,00 €'])
    expect(sides(readers, [[{ text: '2 Tage' }], [{ text: '2 дня' }]])).toEqual(['2 Tage', '2 дня'])
    expect(sides(readers, [[{ text: '!' }], [{ text: '?' }]])).toEqual(['!', '?'])
  })

  it('E31 a wording that is missing in one language is named to its reader, and stands once', () => {
    const task = table(printed(inputOf(journey), both), 'tasks').rows[0]?.cells[0]
    expect(task).toEqual([[{ text: 'Visa beantragen', besideNote: 'немецкий' }]])
  })

  it('E31 a wording older than its source says so to its reader', () => {
    const title = { de: { text: 'Neu' }, ru: { text: 'Старый', basedOn: { language: 'de', digest: 'x' } } }
    const { head, margins } = printed(inputOf({ ...journey, title }), both)
    expect(head.title).toEqual(['Neu', [{ text: 'Старый', note: 'отстаёт от исходного текста' }]])
    expect(margins.title).toEqual(['Neu', [{ text: 'Старый' }]])
  })

  it('E31 the same language twice, or one that the interface lacks, is one reader', () => {
    expect(readersOf(inputOf(journey), { language: 'de', beside: 'de-AT' })).toHaveLength(1)
    expect(printed(inputOf(journey), { language: 'de', beside: 'de' })).toEqual(
      printed(inputOf(journey), { language: 'de' }),
    )
  })

  it('E31 long texts stand block beside block, and a heading stays with what follows it', () => {
    const heading = (text: string) => ({ type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text }] })
    const german = [heading('Eins'), paragraph('eins'), paragraph('zwei'), paragraph('drei')]
    const russian = [heading('Один'), paragraph('один'), paragraph('два')]
    const body = (language: string, nodes: typeof german) => ({ kind: 'rich', language, nodes, older: null }) as const
    const { languages, rows } = printText([body('de', german), body('ru', russian)], readers, 3)
    expect(languages).toEqual(['de', 'ru'])
    expect(rows.map(row => row.map(cell => cell.map(block => block.kind)))).toEqual([
      [
        ['heading', 'paragraph'],
        ['heading', 'paragraph'],
      ],
      [['paragraph'], ['paragraph']],
      [['paragraph'], []],
    ])
  })

  it('E31 read row by row, no heading of either column leaves out a level', () => {
    const heading = (level: number) => ({
      type: 'heading',
      attrs: { level },
      content: [{ type: 'text', text: `${level}` }],
    })
    const apart = paragraph('x')
    const first = [heading(1), apart, heading(2), apart, apart, apart, heading(3), apart]
    const second = [heading(1), apart, apart, apart, heading(1), apart, apart, apart]
    const body = (language: string, nodes: typeof first) => ({ kind: 'rich', language, nodes, older: null }) as const
    const { rows } = printText([body('de', first), body('ru', second)], readers, 3)
    const levels = rows.flat(2).flatMap(block => (block.kind === 'heading' ? [block.level] : []))
    expect(levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1)).toBe(true)
    expect(levels).toHaveLength(5)
  })

  it('E31 a text of one language is printed once, over the whole width, and its language named', () => {
    const [welcome, history] = blocks(printed(inputOf(journey), both), 'text')
    expect(welcome).toMatchObject({ languages: ['de'], notes: [[], 'немецкий'] })
    expect(history).toMatchObject({ languages: ['ru'], notes: ['Russisch', []] })
  })
})

describe('the layout', () => {
  it('E30 nothing is lost: each column of the content is a column, or stands below another', () => {
    const print = printed(inputOf(journey), { language: 'de' })
    expect(table(print, 'timetable').columns.map(({ title, below }) => [title, ...below].flat())).toEqual([
      ['Halt', 'Land', 'Notiz'],
      ['Ankunft'],
      ['Abfahrt'],
      ['Zeitzone'],
      ['Nächte'],
      ['Gastgeber'],
    ])
    const [item] = table(print, 'day').rows
    expect(JSON.stringify(item)).toContain('Freier Tag')
  })

  it('E30 a row that would fill most of a page may go on over its end, others stay whole', () => {
    const note = inWords({ en: 'word '.repeat(400) })
    const stops = [stopOf('a', { note }), stopOf('b', {})]
    const { rows } = table(printed(inputOf({ ...emptyPlan, stops }), { language: 'en' }), 'timetable')
    expect(rows.map(row => row.breaks)).toEqual([true, undefined])
  })

  it('E30 words that no column could hold may break, those of usual length stay as they are', () => {
    expect(wrappable('Donaudampfschifffahrt and x')).toBe('Donaudampfschifffahrt and x')
    expect(wrappable('https://plan.example/verify')).toBe('https://plan.example/verify')
    expect(wrappable('a'.repeat(30))).toBe(Array(30).fill('a').join('\u200b'))
  })

  it('E32 a way that is not sure, and one that nobody planned, is drawn broken', () => {
    const plan = { ...journey, stops: [...journey.stops, stopOf('next', {})] }
    const [route] = blocks(printed(inputOf(plan), { language: 'de' }), 'route')
    expect(route?.stations.map(({ onward }) => onward?.sure)).toEqual([true, false, false, undefined])
    expect(route?.stations[0]?.onward?.remarks).toEqual([expect.arrayContaining([{ text: 'Verkehrt' }])])
  })

  it('E36 from right to left, figures and names of the other direction keep their order', () => {
    const arabic: Readers = readersOf(inputOf(journey), { language: 'ar' })
    expect(sides(arabic, [[{ text: '10:00–12:30' }]])).toEqual(['\u206810:00–12:30\u2069'])
    expect(sides(arabic, [[{ text: 'قطار' }, { text: ' · ' }, { text: 'EC 41' }]])).toEqual([
      [{ text: 'قطار' }, { text: ' · ' }, { text: '\u2068EC 41\u2069' }],
    ])
    expect(sides(readers, [[{ text: '10:00–12:30' }]])).toEqual(['10:00–12:30'])
  })
})

describe('what was agreed', () => {
  it('E33 each committee that was asked has a seal, which says its answer in words', () => {
    const seals = printed(inputOf(journey), { language: 'de' })
      .parts.flatMap(part => part.blocks)
      .flatMap(block => (block.kind === 'seals' ? block.seals : []))
    expect(seals.map(({ initials, state, answer }) => [initials, state, answer])).toEqual([
      ['KÖ', 'approve', ['hat zugestimmt']],
      ['МИ', 'open', ['noch offen']],
    ])
    expect(seals[0]?.by).toEqual([['Jutta Brandt'], ['Schriftführerin'], ['16. Januar 2027 um 13:00 MEZ']])
  })

  it('E33 a version has a line to sign on for each committee, a draft has none', () => {
    const kinds = (version: number | null) =>
      printed(inputOf(journey, version), { language: 'de' }).parts.flatMap(({ blocks: all }) => all.map(b => b.kind))
    expect(kinds(3)).toContain('signatures')
    expect(kinds(null)).not.toContain('signatures')
    expect(kinds(null)).not.toContain('seals')
  })

  it('E34 the certificate says the statement, whole figures to compare, and where to check it', () => {
    const input = signedInput()
    const { certificate } = printed(input, { language: 'de' })
    const figures = certificate?.figures.map(({ groups }) => groups.join(''))
    expect(figures).toEqual([freeze(input.plan).digest, input.signed?.signature.key, input.signed?.signature.value])
    expect(certificate?.sentences[0]?.[0]).toContain('„Gedenkzug 2027: Köln – Minsk“')
    expect(JSON.stringify(certificate?.answers)).toContain('Алесь Крук')
    expect(certificate?.steps[0]?.[0]).toContain('https://plan.example/verify')
  })

  it('E34 what is not signed has no certificate', () => {
    expect(printed(inputOf(journey), { language: 'de' }).certificate).toBeNull()
  })
})
