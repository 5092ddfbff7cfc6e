/** Letters as they are printed: the plan's route, its version, each language on pages of its own, whatever people type. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, expect, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import type { ExportInput } from '#server/exports/input.ts'
import { letterFileName, letterJob } from '#server/exports/letter/print.ts'
import { readerOf } from '#server/exports/reader.ts'
import { RenderProcess } from '#server/exports/render-apart.ts'
import { freeze } from '#shared/plan/freeze.ts'
import type { LetterRequest } from '#shared/protocol/letters.ts'
import { languages } from '#shared/words/words.ts'
import { attacks, emptyPlan, hostilePlan, inputOf, inWords, journey, longPlan, manyLanguages, stopOf } from './plans.ts'
import { textIn } from './unpack.ts'

const process = new RenderProcess({ clock: systemClock })
afterAll(() => process.close())

const anna = { name: 'Anna Maria Muster', born: '2009-03-14', nationality: 'deutsch', passport: 'C01X00T47' }
const piotr = { name: 'Пётр Иванов', born: '1961-12-01', nationality: 'Deutsch', passport: '71 1234567' }
const visa: LetterRequest = {
  kind: 'visa',
  version: 3,
  language: 'de',
  beside: null,
  from: 'c1',
  signer: 'm1',
  sender: ['Rathausplatz 1', '50667 Köln'],
  to: ['Generalkonsulat', 'Visastelle'],
  persons: [anna, piotr],
  apart: false,
  costs: 'shared',
  programme: true,
  place: 'Köln',
  day: '2027-02-03',
}

async function bytesOf(request: Partial<LetterRequest>, input = inputOf(journey)): Promise<Uint8Array> {
  return process.print(letterJob(input, { ...visa, ...request }))
}

/** The text of a letter, without the breaks of its lines. */
async function textOf(request: Partial<LetterRequest>, input?: ExportInput): Promise<string> {
  return flat(await textIn(await bytesOf(request, input)))
}

/** Pieces come without the spaces at which lines were broken, so none are compared. */
function flat(text: string): string {
  return text.replace(/[\s\u2066-\u2069]+/g, '')
}

test.each(languages)('E65 %s: the route is the plan’s: stops, days, times and zones, in its order', async language => {
  const text = await textOf({ language })
  const reader = readerOf(inputOf(journey), language)
  let from = 0
  for (const stop of journey.stops) {
    const at = text.indexOf(flat(reader.stop(stop)), from)
    expect(at, stop.id).toBeGreaterThan(-1)
    from = at
    const row = text.slice(at)
    expect(row).toContain(stop.zone)
    for (const time of [stop.arrive, stop.depart])
      if (language === 'ar')
        expect(row).toContain(time?.slice(11) ?? '') // words come in the order of the eye there
      else expect(row).toContain(flat(reader.clock(time)))
    if (language !== 'ar') expect(row).toContain(flat(reader.countryName(stop.country)))
  }
  expect(text).toContain('EC41')
})

test('E65 it names its version with the fingerprint, and says nothing of drafts; the words of the plan stand on it', async () => {
  const text = await textOf({})
  expect(text).toContain('Fassung3')
  expect(text).toContain(freeze(journey).digest)
  expect(text).toContain('Planungsübung,keinReiseangebot')
  expect(text).not.toMatch(/entwurf/i)
})

test('E65 a draft says on every page that it is one', async () => {
  const bytes = await bytesOf({ version: 'draft' }, inputOf(journey, null))
  const pages = (await textIn(bytes)).split('\n')
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages) expect(page).toContain('ENTWURF')
  expect(pages.join()).toContain('Niemand hat ihm zugestimmt.')
})

test('E66 what the file is called names the project and the version, and nobody', () => {
  expect(letterFileName(inputOf(journey), visa)).toBe('Gedenkzug-2027-Koeln-Minsk-visa-v3.pdf')
  expect(letterFileName(inputOf(journey, null), { ...visa, kind: 'invitation' })).toBe(
    'Gedenkzug-2027-Koeln-Minsk-invitation-ENTWURF.pdf',
  )
})

test('E66 the file says who made it and what it is about, and no name outside of its pages', async () => {
  const pdf = await getDocument({ data: await bytesOf({}), verbosity: 0 }).promise
  const { info } = await pdf.getMetadata()
  expect(info).toMatchObject({ Author: 'Twinboard', Language: 'de' })
  expect(JSON.stringify(info)).toContain('Gedenkzug')
  for (const { name } of [anna, piotr]) expect(JSON.stringify(info)).not.toContain(name)
  await pdf.loadingTask.destroy()
})

test('E68 two languages are two letters, one behind the other, each with its own pages', async () => {
  const pages = (await textIn(await bytesOf({ beside: 'ru' }))).split('\n')
  const german = pages.filter(page => page.includes('Reiseweg') || /Seite \d von/.test(page)).length
  expect(pages.slice(0, german).join()).not.toContain('Страница')
  expect(flat(pages.slice(german).join())).toContain('Маршрутирасписание')
  expect(flat(pages.join())).toMatch(/Seite1von(\d).*Страница1из\1/s)
  for (const { name, passport } of [anna, piotr])
    expect(flat(pages.join()).split(flat(name + passport)).length - 1).toBeLessThan(3)
  expect(flat(pages.join()).split(flat(anna.name)).length - 1).toBe(2)
})

test('E68 a letter for each person names only that person', async () => {
  const text = await textOf({ kind: 'invitation', to: [], apart: true, language: 'en' })
  const [first = '', second = ''] = text.split('DearПётрИванов,')
  expect(first).toContain('DearAnnaMariaMuster,')
  expect(first.split('Page1of')[0]).toContain(anna.passport)
  expect(second).toContain(flat(piotr.passport))
  expect(second).not.toContain(anna.passport)
})

test('E68 with a list, all are in one letter, numbered', async () => {
  const text = await textOf({ language: 'en' })
  expect(text).toMatch(/1AnnaMariaMuster14March2009deutschC01X00T472ПётрИванов1December1961/)
})

test('E68 a letter is tagged: headings, tables with heads, the language of each piece; its fonts are in it', async () => {
  const bytes = await bytesOf({ language: 'ar' })
  const raw = new TextDecoder('latin1').decode(bytes)
  expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(raw).toContain('<pdfaid:part>3</pdfaid:part>')
  expect(raw).not.toMatch(/\/Type\/Font\/Subtype\/(TrueType|Type1)\b/)
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise
  const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree())
  for (const role of ['H1', 'H2', 'Table', 'TH', 'TD', 'P']) expect(tree).toContain(`"role":"${role}"`)
  await pdf.loadingTask.destroy()
})

test('E68 whatever people typed or planned is printed', async () => {
  const odd = [...attacks, 'שלום 你好 გამარჯობა', 'مُحَمَّد', '\u{13000}\u{1F682}', '#panic("x") $x^2$ @ref <label>']
  const persons = odd.map(name => ({ name, born: '' as const, nationality: name, passport: name }))
  for (const language of ['de', 'ar'] as const)
    for (const plan of [hostilePlan, emptyPlan, manyLanguages])
      for (const kind of ['visa', 'invitation'] as const) {
        const input = { ...inputOf(emptyPlan, null), plan }
        const request = { kind, language, persons, to: odd.slice(0, 6), sender: odd.slice(0, 4), place: odd[0] ?? '' }
        // A fingerprint is of text alone: what a plan from the board always is.
        expect((await bytesOf(request, input)).length).toBeGreaterThan(1000)
      }
  expect(await textOf({ persons })).toContain(flat('#panic("x") $x^2$ @ref <label>'))
})

test('E68 equal letters are equal bytes', async () => {
  expect(await bytesOf({ beside: 'ar' })).toEqual(await bytesOf({ beside: 'ar' }))
})

test('E68 a long route goes on over many pages', async () => {
  const text = await textOf({ language: 'en' }, inputOf(longPlan))
  expect(text).toContain('Stop499')
})

test('E69 the stay in each country is told with days and nights, and an overnight border with both days', async () => {
  const night = {
    ...journey,
    stops: [
      stopOf('a', { name: 'Köln', country: 'DE', zone: 'Europe/Berlin', depart: '2027-05-01T22:10' }),
      stopOf('b', {
        ...{ name: 'Warszawa', country: 'PL', zone: 'Europe/Warsaw' },
        ...{ arrive: '2027-05-02T08:40', depart: '2027-05-04T23:30' },
      }),
      stopOf('c', { name: 'Брэст', country: 'BY', zone: 'Europe/Minsk', arrive: '2027-05-05T04:50', depart: null }),
    ],
  }
  const text = await textOf({ language: 'en', programme: false }, inputOf(night))
  expect(text).toContain(
    flat(
      'Poland Sun, 2 May 2027, 08:40 (under way since Sat, 1 May 2027, 22:10) ' +
        'Tue, 4 May 2027, 23:30 (under way until Wed, 5 May 2027, 04:50) 3 2',
    ),
  )
  expect(text).toContain(flat('Germany Journey begins Sat, 1 May 2027, 22:10'))
  expect(text).toContain(flat('Journey ends Wed, 5 May 2027, 04:50'))
})

test('E69 a stop whose country the plan does not say is named by its place', async () => {
  const plan = { ...emptyPlan, title: inWords({ en: 'Trip' }), stops: [stopOf('x', { name: 'Somewhere' })] }
  expect(await textOf({ language: 'en' }, inputOf(plan))).toContain('Somewhere(notstatedintheplan)')
})
