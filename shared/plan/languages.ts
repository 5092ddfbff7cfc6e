/**
 * Wordings side by side. The source of a text is its wording in the first working language that has one. A translation notes
 * from which text it was made; it is stale, "older than the source", once no chain of such notes leads from it to the
 * source as it reads now. Computed wherever it is shown, so that a change in the source marks its translations by itself.
 */
import { sha256Hex } from '../digest.ts'
import type { Language, Translated, Wording } from './plan.ts'

/** A wording as somebody reads it; `language` differs from the one asked for when that one is missing. */
export type Read = { readonly text: string; readonly language: Language; readonly stale: boolean }

/** What a wording notes of the text it was made from: enough digits that no two texts share them by chance. */
export function wordingDigest(text: string): string {
  return sha256Hex(text).slice(0, 16)
}

/** The language whose wording counts when wordings differ, or null when nothing is written. */
export function sourceLanguage(words: Translated, languages: readonly Language[]): Language | null {
  return languages.find(language => Object.hasOwn(words, language)) ?? Object.keys(words).sort()[0] ?? null
}

/** From which present wording one in `language` is made; null for the source itself or when there is no other. */
export function basisFor(
  words: Translated,
  language: Language,
  languages: readonly Language[],
): Wording['basedOn'] | null {
  const others = languages.slice(0, Math.max(0, languages.indexOf(language)))
  const source = others.find(other => Object.hasOwn(words, other))
  const text = source === undefined ? undefined : words[source]?.text
  return source === undefined || text === undefined ? null : { language: source, digest: wordingDigest(text) }
}

/** The wording in `language`, or else in the first language that has one; null when nothing is written. */
export function wordingOf(words: Translated, language: Language, languages: readonly Language[]): Read | null {
  const found = Object.hasOwn(words, language) ? language : sourceLanguage(words, languages)
  const wording = found === null ? undefined : words[found]
  if (found === null || wording === undefined) return null
  return { text: wording.text, language: found, stale: isStale(words, found, languages) }
}

/** True when the wording in `language` is older than the source. */
export function isStale(words: Translated, language: Language, languages: readonly Language[]): boolean {
  const source = sourceLanguage(words, languages)
  if (source === null || source === language || !Object.hasOwn(words, language)) return false
  return !linkedWith(words, source).has(language)
}

/** The languages whose wordings hang together with the one in `start` by notes that still hold. */
function linkedWith(words: Translated, start: Language): Set<Language> {
  const links = Object.keys(words).flatMap(language => {
    const basis = words[language]?.basedOn
    return basis && isPresent(words, basis) ? [[language, basis.language] as const] : []
  })
  const linked = new Set([start])
  for (let size = 0; size < linked.size; ) {
    size = linked.size
    for (const [a, b] of links) if (linked.has(a) || linked.has(b)) linked.add(a).add(b)
  }
  return linked
}

function isPresent(words: Translated, basis: { language: Language; digest: string }): boolean {
  const wording = Object.hasOwn(words, basis.language) ? words[basis.language] : undefined
  return wording !== undefined && wordingDigest(wording.text) === basis.digest
}
