/** Choices as they are worded in files: by the words of the board in any of its languages, or by their plain keys. */

import { loadWords } from '#server/exports/words.ts'
import { fold } from '#server/places/fold.ts'
import { isLanguage, country as readCountry } from '#shared/plan/fields.ts'
import { languages } from '#shared/words/words.ts'

/** Finds the choice that a word stands for; null for another word. */
export type Choice<T extends string> = (word: string) => T | null

/** A finder among `choices`, which are worded under `fields.<area>.<choice>`. `more`: further words, by choice. */
export function choiceOf<T extends string>(
  area: string,
  choices: readonly T[],
  more: { readonly [C in T]?: readonly string[] } = {},
): Choice<T> {
  const known = new Map<string, T>()
  for (const choice of choices) {
    for (const word of [choice, ...(more[choice] ?? [])]) known.set(fold(word), choice)
    for (const language of languages)
      known.set(fold(loadWords(language, ['fields']).words(`fields.${area}.${choice}`)), choice)
  }
  return word => known.get(fold(word)) ?? null
}

const yes = new Set(
  [
    'yes',
    'y',
    'true',
    '1',
    'x',
    '✓',
    '✔',
    ...languages.map(language => loadWords(language, ['export']).words('export.yes')),
    'oui',
    'tak',
    'si',
  ].map(word => word.toLowerCase()),
)

/** True for a word that means yes. */
export function isYes(word: string): boolean {
  return yes.has(word.trim().toLowerCase())
}

const tags =
  'ar be bg bs ca cs da de el en es et fa fi fr ga he hi hr hu hy is it ja ka kk ko lt lv mk nl no pl pt ro ru sk sl sq sr sv tr uk ur uz vi zh'.split(
    ' ',
  )

/** A language by its tag, or by its name in one of our languages; null for another word. */
export function languageIn(word: string): string | null {
  const tag = word.trim().toLowerCase()
  return languageNamed().get(fold(word)) ?? (isLanguage(tag) ? tag : null)
}

/** A country by its two letters, or by its name in one of our languages; null for another word. */
export function countryIn(word: string): string | null {
  return readCountry(word.trim().toUpperCase()) || (countryNamed().get(fold(word)) ?? null)
}

const languageNamed = once(() => namesOf('language', tags))
const countryNamed = once(() => namesOf('region', allPairs()))

function namesOf(type: 'language' | 'region', codes: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type, fallback: 'none' })
    for (const code of codes) {
      const name = names.of(code)
      if (name !== undefined) found.set(fold(name), code)
    }
  }
  return found
}

function allPairs(): string[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  return letters.flatMap(first => letters.map(second => first + second))
}

function once<T>(make: () => T): () => T {
  let made: T | null = null
  return () => {
    made ??= make()
    return made
  }
}
