/** How a file speaks to its reader: words, days, times, sums and names in the reader's language, the same in every format. */
import type { Id } from '#shared/ids.ts'
import { amountText, minorDigits } from '#shared/money.ts'
import { wordingOf } from '#shared/plan/languages.ts'
import type { Currency, Day, Language, LocalTime, Plan, Stop, Translated, Zone } from '#shared/plan/plan.ts'
import { stopLabel } from '#shared/plan/route.ts'
import { dayOf, knowsZone, timeOf } from '#shared/time.ts'
import { type InterfaceLanguage, languageNames } from '#shared/words/words.ts'
import type { ExportInput } from './input.ts'
import { loadWords, type Words } from './words.ts'

/** A piece of text. `language` is said when it is not the reader's; `stale` when it is older than its source. */
export type Run = { readonly text: string; readonly language?: Language; readonly stale?: boolean }

export type Reader = {
  readonly language: InterfaceLanguage
  readonly words: Words
  /** A wording in the reader's language, or in another that is then named. Empty when nothing is written. */
  read(wording: Translated): Run
  day(day: Day | null): string
  clock(local: LocalTime | null): string
  /** An instant on the clock of `zone`, with the zone's short name. */
  instant(ms: number, zone: Zone): string
  money(minor: number | null, currency: Currency): string
  number(value: number): string
  km(value: number | null): string
  duration(minutes: number | null): string
  languageName(language: Language): string
  countryName(country: string): string
  committee(id: Id | null): string
  member(id: Id | null): string
  stop(stop: Stop): string
}

/** The reader of a file in `language`, with the names that `input` knows. */
export function readerOf(input: ExportInput, language: string): Reader {
  const { language: spoken, words } = loadWords(language)
  const { locale } = languageNames[spoken]
  const plan = input.plan
  // Made once: making a formatter takes far longer than using it, and a day comes again and again in a plan.
  const dayFormat = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const numberFormat = new Intl.NumberFormat(locale)
  const unitText = unitsOf(locale)
  const moneyFormats = new Map<Currency, Intl.NumberFormat>()
  const dayTexts = new Map<Day, string>()
  const dayText = (day: Day) => {
    const text = dayTexts.get(day) ?? dayFormat.format(Temporal.PlainDate.from(day))
    dayTexts.set(day, text)
    return text
  }
  return {
    language: spoken,
    words,
    read: wording => readWording(plan, wording, spoken),
    day: day => (day === null ? '' : dayText(day)),
    clock: local => (local === null ? '' : `${dayText(dayOf(local))}, ${timeOf(local)}`),
    instant: (ms, zone) => instantText(locale, ms, zone),
    money: (minor, currency) => (minor === null ? '' : moneyText(moneyFormats, locale, minor, currency)),
    number: value => numberFormat.format(value),
    km: value => (value === null ? '' : unitText(value, 'kilometer')),
    duration: minutes => (minutes === null ? '' : durationText(unitText, minutes)),
    languageName: tag => displayName(locale, 'language', tag),
    countryName: country => (country === '' ? '' : displayName(locale, 'region', country)),
    committee: id => input.committees.find(committee => committee.id === id)?.city ?? '',
    member: id => input.members.find(member => member.id === id)?.name ?? '',
    stop: stop => stopLabel(stop, spoken),
  }
}

function readWording(plan: Plan, wording: Translated, language: Language): Run {
  const found = wordingOf(wording, language, plan.languages)
  if (found === null) return { text: '' }
  return { text: found.text, ...(found.language === language ? {} : { language: found.language }), stale: found.stale }
}

function instantText(locale: string, ms: number, zone: Zone): string {
  const form = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const
  const timeZone = knowsZone(zone) ? zone : 'UTC'
  return new Intl.DateTimeFormat(locale, { ...form, timeZone, timeZoneName: 'short' }).format(ms)
}

function moneyText(
  formats: Map<Currency, Intl.NumberFormat>,
  locale: string,
  minor: number,
  currency: Currency,
): string {
  const format = formats.get(currency) ?? moneyFormat(locale, currency)
  formats.set(currency, format)
  // As text, since a number would round the cents of very large sums.
  return format.format(amountText(minor, currency) as `${number}`)
}

function moneyFormat(locale: string, currency: Currency): Intl.NumberFormat {
  const digits = minorDigits(currency)
  const form = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const
  return new Intl.NumberFormat(locale, form)
}

type Unit = 'kilometer' | 'hour' | 'minute'
type UnitText = (value: number, unit: Unit) => string

function unitsOf(locale: string): UnitText {
  const format = (unit: Unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 0 })
  const formats = { kilometer: format('kilometer'), hour: format('hour'), minute: format('minute') }
  return (value, unit) => formats[unit].format(value)
}

function durationText(unitText: UnitText, minutes: number): string {
  const size = Math.abs(minutes)
  const parts = [unitText(Math.floor(size / 60), 'hour'), unitText(size % 60, 'minute')]
  const text = size < 60 ? parts[1] : parts.join(' ')
  return minutes < 0 ? `−${text}` : `${text}`
}

/** The name of a language or a country; the code itself where it names none. */
function displayName(locale: string, type: 'language' | 'region', code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type }).of(code) ?? code
  } catch (error) {
    if (error instanceof RangeError) return code // well formed for the plan, but no code of the standard
    throw error
  }
}
