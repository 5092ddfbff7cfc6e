/** The words of the letters in one language. */
import { readFileSync } from 'node:fs'
import { createInstance } from 'i18next'
import { bestLanguage, type InterfaceLanguage } from '#shared/words/words.ts'

/** Finds the words for a key such as `mail.code.subject`, with facts put in. */
export type Words = (key: string, facts?: Readonly<Record<string, string | number>>) => string

/** The words in `language`, or in English where that is not spoken. */
export function loadWords(language: string): { language: InterfaceLanguage; words: Words } {
  const best = bestLanguage([language])
  const file = new URL(`../../shared/words/${best}/mail.json`, import.meta.url)
  const i18n = createInstance()
  i18n.init({
    lng: best,
    initAsync: false,
    resources: { [best]: { translation: { mail: JSON.parse(readFileSync(file, 'utf8')) } } },
    interpolation: { escapeValue: false }, // a letter's text is no markup; its HTML is escaped as a whole
  })
  return { language: best, words: (key, facts) => i18n.t(key, { ...facts }) }
}
