/**
 * Wordings side by side. The source of a text is its wording in the first working language that has one. A translation notes
 * from which text it was made; it is stale, "older than the source", once no chain of such notes leads from it to the
 * source as it reads now. Computed wherever it is shown, so that a change in the source marks its translations by itself.
 */
import { sha256Hex } from '../digest.ts'
import type { Id } from '../ids.ts'
import { canonicalJson } from './freeze.ts'
import { kinds, listKinds, planFields } from './kinds.ts'
import type { Basis, Language, ListKind, Plan, RichText, Section, Translated } from './plan.ts'

/** A wording as somebody reads it; `language` differs from the one asked for when that one is missing. */
export type Read = { readonly text: string; readonly language: Language; readonly stale: boolean }

/** One field of a plan in one language. The body of a section is the field `text`. */
export type Place = {
  readonly kind: ListKind | 'plan'
  readonly id: Id
  readonly field: string
  readonly language: Language
}

/** What a wording notes of the text it was made from: enough digits that no two texts share them by chance. */
export function wordingDigest(text: string): string {
  return sha256Hex(text).slice(0, 16)
}

/** The language whose wording counts when wordings differ, or null when nothing is written. */
export function sourceLanguage(words: Translated, languages: readonly Language[]): Language | null {
  return languages.find(language => Object.hasOwn(words, language)) ?? Object.keys(words).sort()[0] ?? null
}

/** From which present wording one in `language` is made; null for the source itself or when there is no other. */
export function basisFor(words: Translated, language: Language, languages: readonly Language[]): Basis | null {
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

/** True when the body of a section in `language` was not compared with the source as it reads now. */
export function isTextStale(section: Section, language: Language, languages: readonly Language[]): boolean {
  const basis = textBasis(section, language, languages)
  const noted = section.compared?.[language]
  return basis !== null && Object.hasOwn(section.texts, language) && noted?.digest !== basis.digest
}

/** The source with which a body in `language` is to be compared, as it reads now; null for the source itself. */
export function textBasis(section: Section, language: Language, languages: readonly Language[]): Basis | null {
  const source = languages.find(each => Object.hasOwn(section.texts, each))
  const text = source === undefined ? undefined : section.texts[source]
  if (source === undefined || source === language || text === undefined) return null
  return { language: source, digest: textDigest(text) }
}

/** All wordings and bodies of the plan that are older than their source. */
export function staleWordings(plan: Plan): Place[] {
  const wordings = textsOf(plan).flatMap(({ words, ...place }) =>
    plan.languages.flatMap(language => (isStale(words, language, plan.languages) ? [{ ...place, language }] : [])),
  )
  return [...wordings, ...bodies(plan, (section, language) => isTextStale(section, language, plan.languages))]
}

/** All places where a text stands in some working language and lacks in another. */
export function missingWordings(plan: Plan): Place[] {
  const wordings = textsOf(plan).flatMap(({ words, ...place }) => {
    const lacking = plan.languages.filter(language => !Object.hasOwn(words, language))
    return lacking.length === plan.languages.length ? [] : lacking.map(language => ({ ...place, language }))
  })
  const isWritten = (section: Section) => Object.keys(section.texts).length > 0
  return [...wordings, ...bodies(plan, (section, language) => isWritten(section) && !section.texts[language])]
}

type Text = { readonly kind: ListKind | 'plan'; readonly id: Id; readonly field: string; readonly words: Translated }

/** Every translated field of the plan. Names of places are no texts: `alias` is left out. */
function textsOf(plan: Plan): Text[] {
  const own = wordsIn('plan', 'plan', planFields.words, plan)
  return listKinds.reduce(
    (all, kind) => all.concat(plan[kind].flatMap(record => wordsIn(kind, record.id, kinds[kind].words, record))),
    own,
  )
}

function wordsIn(
  kind: ListKind | 'plan',
  id: Id,
  fields: readonly string[],
  from: Readonly<Record<string, unknown>>,
): Text[] {
  const named = fields.filter(field => field !== 'alias')
  return named.map(field => ({ kind, id, field, words: from[field] as Translated })) // by the table of kinds
}

function bodies(plan: Plan, matches: (section: Section, language: Language) => boolean): Place[] {
  return plan.sections.flatMap(section =>
    plan.languages
      .filter(language => matches(section, language))
      .map(language => ({ kind: 'sections' as const, id: section.id, field: 'text', language })),
  )
}

function textDigest(text: RichText): string {
  return wordingDigest(canonicalJson(text))
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

function isPresent(words: Translated, basis: Basis): boolean {
  const wording = Object.hasOwn(words, basis.language) ? words[basis.language] : undefined
  return wording !== undefined && wordingDigest(wording.text) === basis.digest
}
