/** How a letter speaks: the reader of the exports, with the words and the dates of letters. */
import type { Day } from '#shared/plan/plan.ts'
import { languageNames } from '#shared/words/words.ts'
import type { ExportInput } from '../input.ts'
import { type Reader, readerOf } from '../reader.ts'
import { loadWords, type Words } from '../words.ts'

export type Writer = {
  readonly reader: Reader
  readonly words: Words
  /** `1 May 2027`: the date of a letter has no weekday. */
  date(day: Day): string
  /** `1–5 May 2027`; one of both when the other is missing. */
  span(from: Day | null, to: Day | null): string
  /** What somebody typed, kept in its own order within words of another direction. */
  typed(text: string): string
  /** `Köln, Minsk and Brest`. */
  list(names: readonly string[]): string
}

const arabic = /\p{Script=Arabic}/u

/** Between marks, so that its own order reaches no further: from right to left with Arabic in it, else as it begins. */
function isolated(text: string): string {
  return text === '' ? '' : `${arabic.test(text) ? '\u2067' : '\u2068'}${text}\u2069`
}

/** The writer in `language`. */
export function writerOf(input: ExportInput, language: string): Writer {
  const reader = readerOf(input, language)
  const { locale, dir } = languageNames[reader.language]
  const { words } = loadWords(language, ['formal', 'export', 'fields'])
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
  const names = new Intl.ListFormat(locale, { type: 'conjunction' })
  const of = (day: Day) => Temporal.PlainDate.from(day)
  const date = (day: Day) => format.format(of(day))
  const typed = (text: string) => (dir === 'ltr' ? text : isolated(text))
  return {
    reader,
    words: dir === 'ltr' ? words : (key, facts = {}) => words(key, eachIsolated(facts)),
    date,
    span(from, to) {
      const [first, last] = [from ?? to, to ?? from]
      if (first === null || last === null) return ''
      return first < last ? format.formatRange(of(first), of(last)) : date(first)
    },
    typed,
    list: all => names.format(all.map(typed)),
  }
}

function eachIsolated(facts: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, isolated(String(fact))]))
}
