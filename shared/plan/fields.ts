/**
 * Readers of stored values. Whoever shares a board may write anything into it, so every reader takes anything: a value of
 * the right form is returned, whatever else reads as the default and stays stored as it is. What a reader returns
 * depends on the value alone, never on the machine, or two people would see two digests of one plan.
 */
import { type Id, isId } from '../ids.ts'
import { isClockTime, isCurrency, isDay, isLocalTime, isZone } from '../time.ts'
import type { Basis, ClockTime, Currency, Day, Language, LocalTime, Wording, Zone } from './plan.ts'
import { wellFormed } from './well-formed.ts'

/** Makes a field's value of whatever is stored, which may be nothing. */
export type Reader<T> = (stored: unknown) => T

const languagePattern = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/
const decimalPattern = /^\d{1,12}(\.\d{1,12})?$/
const countryPattern = /^[A-Z]{2}$/

/** The most that an amount may be in minor units: sums of many stay exact. */
export const amountMost = 1_000_000_000_000

/** True for a language tag in lower case, `de` or `zh-hans`. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && languagePattern.test(value)
}

/** Text; half of a character pair is replaced, since it would not survive the way to the others. */
export const text: Reader<string> = stored => (typeof stored === 'string' ? wellFormed(stored) : '')

export const flag: Reader<boolean> = stored => stored === true
export const day: Reader<Day | null> = stored => (isDay(stored) ? stored : null)
export const clockTime: Reader<ClockTime | null> = stored => (isClockTime(stored) ? stored : null)
export const localTime: Reader<LocalTime | null> = stored => (isLocalTime(stored) ? stored : null)
export const zone: Reader<Zone | null> = stored => (isZone(stored) ? stored : null)
export const reference: Reader<Id | null> = stored => (isId(stored) ? stored : null)
/** An id, or empty. */
export const idOrEmpty: Reader<Id> = stored => (isId(stored) ? stored : '')
export const currency: Reader<Currency> = stored => (isCurrency(stored) ? stored : 'EUR')
export const language: Reader<Language | ''> = stored => (isLanguage(stored) ? stored : '')
/** Two letters of ISO 3166-1, or empty. */
export const country: Reader<string> = stored =>
  typeof stored === 'string' && countryPattern.test(stored) ? stored : ''
/** A decimal number as text with a point, or empty. */
export const decimal: Reader<string> = stored =>
  typeof stored === 'string' && decimalPattern.test(stored) ? stored : ''
/** Minor units of a currency. */
export const amount: Reader<number> = whole(-amountMost, amountMost)
export const amountIfAny: Reader<number | null> = stored =>
  stored === null || stored === undefined ? null : oneAmount(stored)

/** The working languages; a plan always has one. */
export const languages: Reader<readonly Language[]> = stored => {
  const known = Array.isArray(stored) ? [...new Set(stored.filter(isLanguage))] : []
  return known.length > 0 ? known : ['en']
}

/** A whole number from `least` to `most`, otherwise 0 or what is nearest to it. */
export function whole(least: number, most: number): Reader<number> {
  const fallback = Math.min(Math.max(0, least), most)
  return stored => (isNumber(stored, least, most) && Number.isInteger(stored) ? stored + 0 : fallback)
}

/** A number from `least` to `most`, or null. */
export function numberIfAny(least: number, most: number): Reader<number | null> {
  return stored => (isNumber(stored, least, most) ? stored + 0 : null) // + 0 makes a plain zero of minus zero
}

/** One of `choices`, otherwise `fallback`. */
export function choice<T extends string>(choices: readonly T[], fallback: T): Reader<T> {
  return stored => choices.find(known => known === stored) ?? fallback
}

/** One language's wording, or null when nothing is written. A damaged `basedOn` reads as none. */
export const wording: Reader<Wording | null> = stored => {
  if (!isObject(stored) || typeof stored.text !== 'string' || stored.text === '') return null
  const basedOn = basis(stored.basedOn)
  return basedOn ? { text: text(stored.text), basedOn } : { text: text(stored.text) }
}

/** From which wording another was made, or null. */
export const basis: Reader<Basis | null> = stored =>
  isObject(stored) && isLanguage(stored.language) && typeof stored.digest === 'string'
    ? { language: stored.language, digest: text(stored.digest) }
    : null

/** True for a plain object, or what looks like one. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNumber(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most
}

function oneAmount(stored: unknown): number | null {
  return isNumber(stored, -amountMost, amountMost) && Number.isInteger(stored) ? stored + 0 : null
}
