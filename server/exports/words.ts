/** The words of the exports in one language: those of the interface, so that screen and paper never differ. */
import { readFileSync } from 'node:fs'
import { createInstance } from 'i18next'
import { bestLanguage, type InterfaceLanguage, languages } from '#shared/words/words.ts'

/** Finds the words for a key such as `fields.stop.arrive`, with facts put in. */
export type Words = (key: string, facts?: Readonly<Record<string, string | number>>) => string

const areas: readonly string[] = ['export', 'fields', 'check', 'agreement', 'route']

/** The words in `language`, or in English where that is not spoken or lacks them; those of the exports, or of other `areas`. */
export function loadWords(
  language: string,
  of: readonly string[] = areas,
): { language: InterfaceLanguage; words: Words } {
  const best = bestLanguage([language])
  const [fallback] = languages
  const i18n = createInstance()
  i18n.init({
    lng: best,
    fallbackLng: fallback,
    initAsync: false,
    resources: Object.fromEntries([best, fallback].map(each => [each, { translation: readAreas(each, of) }])),
    interpolation: { escapeValue: false },
  })
  return { language: best, words: (key, facts) => i18n.t(key, { ...facts }) }
}

function readAreas(language: InterfaceLanguage, of: readonly string[]): Record<string, unknown> {
  const read = (area: string) => new URL(`../../shared/words/${language}/${area}.json`, import.meta.url)
  return Object.fromEntries(of.map(area => [area, JSON.parse(readFileSync(read(area), 'utf8'))]))
}
