/** Numbers as people write them in tables: degrees, sums of money, with a point or a comma. */
import { minorDigits, parseAmount } from '#shared/money.ts'
import * as read from '#shared/plan/fields.ts'
import type { Currency } from '#shared/plan/plan.ts'
import { plainFigures } from './texts.ts'

const decimal = /^([+-]?\d{1,3}(?:[.,]\d{1,15})?)\s*°?\s*([NSEWOСВЗЮ]?)$/iu
const sexagesimal = /^(\d{1,3})\s*[°d:]\s*(\d{1,2})\s*['′:]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*["″]?)?\s*([NSEWO]?)$/iu

/** Degrees: `52,52`, `13.4° E`, `52°31'12" N`; null for what is none or beyond `most`. */
export function degreesIn(value: string, most: 90 | 180): number | null {
  const text = plainFigures(value)
    .replace(/^([NSEW])\s*(.*)$/i, '$2 $1')
    .replace('−', '-')
  const plain = decimal.exec(text)
  if (plain) return read.numberIfAny(-most, most)(toward(plain[2]) * Number(plain[1]?.replace(',', '.')))
  const parts = sexagesimal.exec(text)
  if (parts === null) return null
  const [, degrees = '', minutes = '', seconds = '0', side] = parts
  const value60 = Number(degrees) + Number(minutes) / 60 + Number(seconds.replace(',', '.')) / 3600
  return read.numberIfAny(-most, most)(Math.round(toward(side) * value60 * 1e7) / 1e7)
}

function toward(side = ''): 1 | -1 {
  return /[SWЮЗ]/i.test(side) ? -1 : 1
}

const signs: readonly (readonly [RegExp, Currency])[] = [
  [/€|euro?\b/i, 'EUR'],
  [/£/, 'GBP'],
  [/₽|руб/i, 'RUB'],
  [/zł/i, 'PLN'],
  [/₴|грн/i, 'UAH'],
  [/kč/i, 'CZK'],
  [/¥/, 'JPY'],
  [/₺/, 'TRY'],
  [/₪/, 'ILS'],
  [/\$/, 'USD'],
]

/** The currency that a cell names, by its code or its sign; null when it names none. */
export function currencyIn(value: string): Currency | null {
  const code = /(?<![A-Za-z])([A-Za-z]{3})(?![A-Za-z])/.exec(value)?.[1]?.toUpperCase()
  const sign = signs.find(([pattern]) => pattern.test(value))?.[1]
  return sign ?? (code !== undefined && currencies.has(code) ? code : null)
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** Which sign parts whole and decimals in a column of sums: what one of them can only be; a point when nothing tells. */
export function decimalSignOf(values: readonly string[]): '.' | ',' {
  let commas = 0
  let points = 0
  for (const value of values.map(plainFigures)) {
    const last = /([.,])(\d+)\D*$/.exec(value)
    if (last === null) continue
    const [, sign, digits = ''] = last
    const other = sign === ',' ? '.' : ','
    const isSure = value.includes(other) || digits.length !== 3
    if (isSure && value.split(sign ?? '').length === 2) sign === ',' ? commas++ : points++
    else if (value.split(sign ?? '').length > 2) sign === ',' ? points++ : commas++
  }
  return commas > points ? ',' : '.'
}

/** A sum in minor units, or null when it is not clear: `1.234,50 €`, `$1,234.50`, `1 234,5`. */
export function amountIn(value: string, sign: '.' | ',', currency: Currency): number | null {
  const text = plainFigures(value)
    .replace(/[\p{L}\p{Sc}]+\.?/gu, '')
    .replace(/^\((.*)\)$/, '-$1') // as bookkeepers write what is below nothing
    .trim()
  const minor = parseAmount(text.replace(/[,.]-+$/, ''), sign, minorDigits(currency))
  return minor === null ? null : read.amountIfAny(minor)
}
