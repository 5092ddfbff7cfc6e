/** Days, times, money and figures as the reader writes them, by `Intl`. A made set of formatters per language is kept. */
import { minorDigits } from '#shared/money.ts'
import type { ClockTime, Currency, Day, LocalTime, Zone } from '#shared/plan/plan.ts'
import { bestLanguage, languageNames } from '#shared/words/words.ts'

export type Format = {
  /** The locale that is used, `en-GB` for English: day before month, 24 hours. */
  readonly locale: string
  /** `Saturday, 1 May 2027` */
  day(day: Day): string
  /** `Sat 1 May` */
  dayShort(day: Day): string
  /** `14:38` of a local time or a clock time, 24 hours. */
  time(local: LocalTime | ClockTime): string
  /** Day and time: a local time as it stands, or milliseconds since 1970 in `zone` (default: the reader's). */
  dateTime(at: LocalTime | number, zone?: Zone): string
  /** Clock time of milliseconds since 1970 in `zone` (default: the reader's). */
  clock(at: number, zone?: Zone): string
  /** An amount in minor units with its currency. */
  money(minor: number, currency: Currency): string
  number(value: number, digits?: number): string
  percent(hundredths: number): string
  /** `569 km` */
  distance(km: number): string
  /** `5 h 24 min` */
  duration(minutes: number): string
  /** `CEST` or the like, as it is called at that moment; the zone's id when it has no short name. */
  zoneName(zone: Zone, at: number): string
  /** `in 12 days`, `yesterday`; counted from the reader's today. */
  relativeDay(day: Day): string
  /** `Berlin, Minsk and Brest` */
  list(words: readonly string[]): string
  /** Name of a language in the reader's language. */
  language(tag: string): string
  /** Name of a country in the reader's language. */
  country(code: string): string
  readonly collator: Intl.Collator
}

const dayMs = 86_400_000

/** Formatters for a locale. `now` is milliseconds since 1970, for what is relative to today. */
export function formatFor(locale: string, now: () => number): Format {
  const times = timeFormats(locale)
  return {
    locale,
    ...times,
    ...figureFormats(locale),
    relativeDay: day => {
      const today = new Date(now())
      const start = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())
      return relative(locale, Math.round((utc(day) - start) / dayMs))
    },
    list: words => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words.map(each => aside(locale, each))),
    language: tag => new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag,
    country: code => (code === '' ? '' : (new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code)),
    collator: new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }),
  }
}

type TimeFormats = Pick<Format, 'day' | 'dayShort' | 'time' | 'dateTime' | 'clock' | 'zoneName'>

// Plain days and times have no zone: they are put into UTC and read in UTC, so that no zone can shift them.
function timeFormats(locale: string): TimeFormats {
  const plain = keep((style: Style) => new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: 'UTC' }))
  const zoned = keep((key: string) => zonedFormat(locale, key))
  const inZone = (style: Style, zone: Zone | undefined) => zoned(`${style} ${zone ?? ''}`)
  return {
    day: day => plain('day').format(utc(day)),
    dayShort: day => plain('dayShort').format(utc(day)),
    time: local => plain('clock').format(utc(local)),
    dateTime: (at, zone) =>
      typeof at === 'string' ? plain('dateTime').format(utc(at)) : inZone('dateTime', zone).format(at),
    clock: (at, zone) => inZone('clock', zone).format(at),
    zoneName: (zone, at) =>
      inZone('zone', zone)
        .formatToParts(at)
        .find(part => part.type === 'timeZoneName')?.value ?? zone,
  }
}

type Style = 'day' | 'dayShort' | 'clock' | 'dateTime' | 'zone'

const styles: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  dayShort: { weekday: 'short', day: 'numeric', month: 'short' },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  zone: { timeZoneName: 'short', hour: '2-digit' },
}

function zonedFormat(locale: string, key: string): Intl.DateTimeFormat {
  const [style, zone] = key.split(' ')
  return new Intl.DateTimeFormat(locale, { ...styles[style as Style], ...(zone ? { timeZone: zone } : {}) })
}

type FigureFormats = Pick<Format, 'money' | 'number' | 'percent' | 'distance' | 'duration'>

function figureFormats(locale: string): FigureFormats {
  const money = keep((currency: Currency) => moneyFormat(locale, currency))
  const figures = keep((digits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }))
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const unit = keep((unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }))
  const isLatin = new Intl.Locale(locale).maximize().script === 'Latn'
  // The signs of the SI, as timetables print them, wherever Latin letters are read: English would say "5 hrs" otherwise.
  const timeIn = (name: 'hour' | 'minute', value: number) =>
    isLatin ? `${figures(0).format(value)}\u00a0${name === 'hour' ? 'h' : 'min'}` : unit(name).format(value)
  return {
    money: (minor, currency) => aside(locale, money(currency).format(minor / 10 ** minorDigits(currency)), 'ltr'),
    number: (value, digits = 0) => figures(digits).format(value),
    percent: hundredths => percent.format(hundredths / 10_000),
    distance: km => unit('kilometer').format(Math.round(km)),
    duration: minutes => {
      const hours = Math.floor(minutes / 60)
      const rest = Math.round(minutes % 60)
      const words = [hours > 0 ? timeIn('hour', hours) : '', rest > 0 || hours === 0 ? timeIn('minute', rest) : '']
      return words.filter(each => each !== '').join(' ')
    },
  }
}

/** A text that may run against the words around it: signs that cannot be seen set it apart, where those run from the right. */
function aside(locale: string, text: string, dir: 'auto' | 'ltr' = 'auto'): string {
  if (languageNames[bestLanguage([locale])].dir === 'ltr') return text
  return `${dir === 'ltr' ? '\u2066' : '\u2068'}${text}\u2069`
}

function moneyFormat(locale: string, currency: Currency): Intl.NumberFormat {
  const digits = minorDigits(currency)
  const options = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const
  return new Intl.NumberFormat(locale, options)
}

function relative(locale: string, days: number): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const isFar = Math.abs(days) > 60
  return isFar ? format.format(Math.round(days / 30.44), 'month') : format.format(days, 'day')
}

/** Milliseconds of a day, a local time or a clock time, taken as UTC. */
function utc(plain: Day | LocalTime | ClockTime): number {
  const whole = plain.length === 5 ? `1970-01-01T${plain}` : plain.length === 10 ? `${plain}T00:00` : plain
  return Date.parse(`${whole}Z`)
}

// Making an Intl formatter costs some hundred times what using one does.
function keep<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>()
  return key => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}
