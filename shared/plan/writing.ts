/**
 * Makes stored entries of what an edit was given. Everything is checked before anything is written, since a transaction
 * that throws half-way keeps what it has written so far.
 */
import type { Id } from '../ids.ts'
import * as read from './fields.ts'
import type { Fields, WordField } from './kinds.ts'
import { innerKey, isFieldKey } from './kinds.ts'
import { basisFor } from './languages.ts'
import type { Basis, Language, ListKind, Translated } from './plan.ts'
import type { Writable } from './records.ts'
import { wellFormed } from './well-formed.ts'

/** A key of a record and its value. */
export type Entry = readonly [key: string, value: unknown]

/** Entries for fields without language. Throws a RangeError for a value that would not read back as it was given. */
export function plainEntries(kind: ListKind | 'plan', fields: Fields<object>, values: object): Entry[] {
  const readers: Readonly<Record<string, read.Reader<unknown>>> = fields.plain
  return Object.entries(values).flatMap(([field, value]): Entry[] => {
    if (value === undefined || fields.words.some(word => word === field)) return []
    if (field === 'shares' && fields.shares) return shareEntries(value)
    return [[field, readable(`${kind}.${field}`, readers[field], value)]]
  })
}

/** Entries for translated fields that were given whole; wordings without `basedOn` are taken as made from the source. */
export function wordEntries(
  kind: ListKind,
  fields: Fields<object>,
  values: object,
  languages: readonly Language[],
): Entry[] {
  const given: Readonly<Record<string, Translated | undefined>> = Object.fromEntries(Object.entries(values))
  return fields.words.flatMap(field =>
    Object.entries(given[field] ?? {}).flatMap(([language, { text, basedOn }]): Entry[] => {
      assertWord(kind, field, language, languages)
      const wording = asWording(text, basedOn ?? basisFor(given[field] ?? {}, language, languages))
      return wording ? [[innerKey(field, language), wording]] : []
    }),
  )
}

/** Writes the entries that differ from what is there. */
export function writeEntries(record: Writable, entries: readonly Entry[]): void {
  for (const [key, value] of entries) if (!same(record.get(key), value)) record.set(key, value)
}

/** Takes out the shares of committees that are not in `shares`. */
export function dropShares(record: Writable, shares: Readonly<Record<Id, number>>): void {
  const gone: string[] = []
  record.forEach((_, key) => {
    if (key.startsWith('shares@') && !Object.hasOwn(shares, key.slice('shares@'.length))) gone.push(key)
  })
  for (const key of gone) record.delete(key)
}

/** Writes one wording, or takes it away when the text is empty. */
export function writeWording(record: Writable, key: string, text: string, basedOn: Basis | null): void {
  const wording = asWording(text, basedOn)
  if (wording === null) record.delete(key)
  else writeEntries(record, [[key, wording]])
}

/** Throws a RangeError when `kind` has no such field in words, or the plan does not work in the language. */
export function assertWord(
  kind: ListKind | 'plan',
  field: WordField,
  language: Language,
  languages: readonly Language[],
): void {
  if (!isFieldKey(kind, innerKey(field, language))) throw new RangeError(`${kind} has no ${field} in ${language}`)
  if (!languages.includes(language)) throw new RangeError(`${language} is no working language of the plan`)
}

function shareEntries(shares: Readonly<Record<Id, number>>): Entry[] {
  return Object.entries(shares).map(([committee, share]): Entry => {
    const key = innerKey('shares', committee)
    if (!isFieldKey('lines', key)) throw new RangeError(`${committee} is no committee`)
    return [key, readable(key, read.amount, share)]
  })
}

function asWording(text: string, basedOn: Basis | null) {
  return read.wording(basedOn ? { text, basedOn } : { text })
}

/** The value as its reader gives it back: a copy, with half character pairs replaced. */
function readable(name: string, reader: read.Reader<unknown> | undefined, given: unknown): unknown {
  const value = reader?.(given)
  const wanted = typeof given === 'string' ? wellFormed(given) : given
  if (!reader || !same(value, wanted)) throw new RangeError(`${name} does not take ${JSON.stringify(given)}`)
  return value
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
