/** Wordings side by side: which one counts, which one is older than its source. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { changePlan, confirmText, confirmWording, sectionText, word } from '#shared/plan/edits.ts'
import { isTextStale, missingWordings, staleWordings, wordingDigest, wordingOf } from '#shared/plan/languages.ts'
import { readPlan } from '#shared/plan/read.ts'
import { plus, seeded, words } from './plans.ts'

const languages = ['de', 'en', 'ru']
const title = { kind: 'items', id: 'tour' } as const

/** A board in three languages with one item; its title is written in the given order. */
function titled(texts: readonly (readonly [string, string])[]): Y.Doc {
  const doc = plus(seeded({ languages }), 'items', 'tour', {})
  for (const [language, text] of texts) word(doc, title, 'title', language, text)
  return doc
}

function stale(doc: Y.Doc): string[] {
  return staleWordings(readPlan(doc)).map(place => `${place.field} ${place.language}`)
}

test('P14 a change in the source marks the others, "meaning unchanged" takes the mark off', () => {
  const doc = titled([
    ['de', 'Gedenken'],
    ['en', 'Remembrance'],
    ['ru', 'Память'],
  ])
  expect(stale(doc)).toEqual([])
  word(doc, title, 'title', 'de', 'Gedenken und Lernen')
  expect(stale(doc)).toEqual(['title en', 'title ru'])
  confirmWording(doc, title, 'title', 'ru')
  expect(stale(doc)).toEqual(['title en'])
  word(doc, title, 'title', 'en', 'Remembrance and learning')
  expect(stale(doc)).toEqual([])
})

test('P14 a source that is changed back leaves nothing stale', () => {
  const doc = titled([
    ['de', 'Gedenken'],
    ['en', 'Remembrance'],
  ])
  word(doc, title, 'title', 'de', 'Erinnern')
  word(doc, title, 'title', 'de', 'Gedenken')
  expect(stale(doc)).toEqual([])
})

test('P14 a change in a translation marks neither the source nor the other translations', () => {
  const doc = titled([
    ['de', 'Gedenken'],
    ['en', 'Remembrance'],
    ['ru', 'Память'],
  ])
  word(doc, title, 'title', 'en', 'Commemoration')
  expect(stale(doc)).toEqual([])
})

test('P14 wordings that were added together belong together', () => {
  const doc = plus(seeded({ languages }), 'items', 'tour', { title: words({ en: 'Tour', de: 'Führung' }) })
  expect(readPlan(doc).items[0]?.title.en?.basedOn).toEqual({ language: 'de', digest: wordingDigest('Führung') })
  expect(stale(doc)).toEqual([])
})

test('P14 a first source that comes after its translation asks for one look at the translation', () => {
  const doc = titled([
    ['en', 'Tour'],
    ['ru', 'Тур'],
  ])
  expect(stale(doc)).toEqual([])
  word(doc, title, 'title', 'de', 'Führung')
  expect(stale(doc)).toEqual(['title en', 'title ru'])
  confirmWording(doc, title, 'title', 'en')
  expect(stale(doc)).toEqual([])
})

test('P14 another order of the working languages makes nothing stale', () => {
  const doc = titled([
    ['de', 'Gedenken'],
    ['en', 'Remembrance'],
    ['ru', 'Память'],
  ])
  changePlan(doc, { languages: ['ru', 'en', 'de'] })
  expect(stale(doc)).toEqual([])
  word(doc, title, 'title', 'ru', 'Памятный поезд')
  expect(stale(doc)).toEqual(['title en', 'title de'])
})

test('a missing language reads as the first language that has a wording, and says so', () => {
  const both = words({ de: 'Führung', en: 'Tour' })
  expect(wordingOf(both, 'en', languages)).toMatchObject({ text: 'Tour', language: 'en' })
  expect(wordingOf(both, 'ru', languages)).toEqual({ text: 'Führung', language: 'de', stale: false })
  expect(wordingOf(words({ pl: 'Wizyta' }), 'ru', languages)).toMatchObject({ text: 'Wizyta', language: 'pl' })
  expect(wordingOf({}, 'en', languages)).toBe(null)
  expect(wordingOf(words({}), 'constructor', languages)).toBe(null)
})

test('what lacks in a working language is listed, names of places are not', () => {
  const doc = titled([['en', 'Tour']])
  plus(doc, 'stops', 's', { name: 'Minsk', alias: words({ de: 'Minsk' }), note: words({ de: 'Bahnhof' }) })
  word(doc, 'plan', 'title', 'en', 'Train')
  expect(missingWordings(readPlan(doc)).map(place => `${place.kind} ${place.field} ${place.language}`)).toEqual([
    'plan title ru',
    'stops note en',
    'stops note ru',
    'items title de',
    'items title ru',
  ])
})

test('P14 the body of a section is stale until it was compared with the source as it reads now', () => {
  const doc = plus(seeded(), 'sections', 's', { title: words({ de: 'Zweck', en: 'Purpose' }) })
  write(doc, 'de', 'Wir fahren.')
  expect(missingWordings(readPlan(doc)).filter(place => place.field === 'text')).toHaveLength(1)
  write(doc, 'en', 'We travel.')
  expect(stale(doc)).toEqual(['text en'])
  expect(confirmText(doc, 's', 'en')).toBe(true)
  expect(stale(doc)).toEqual([])
  write(doc, 'de', 'Acht Tage.')
  expect(stale(doc)).toEqual(['text en'])
  expect(confirmText(doc, 's', 'de')).toBe(false)
  const [section] = readPlan(doc).sections
  expect(section && isTextStale(section, 'de', ['de', 'en'])).toBe(false)
})

function write(doc: Y.Doc, language: string, text: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  sectionText(doc, 's', language).push([paragraph])
  paragraph.insert(0, [new Y.XmlText(text)])
}
