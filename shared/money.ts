/** Money in whole minor units: how many a currency has, how a sum is shared out to the cent, how a typed sum is read. */
import type { Currency } from './plan/plan.ts'

/** The currencies of ISO 4217 whose minor unit is not a hundredth. Amounts are stored, so no machine's table may decide. */
const otherDigits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

/** How many decimal digits the minor unit of `currency` has: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: Currency): number {
  const found = Object.entries(otherDigits).find(([, codes]) => codes.split(' ').includes(currency))
  return found ? Number(found[0]) : 2
}

/**
 * Shares `amount` out by whole `weights` from 0 up; the parts add up to it exactly. By largest remainder: every part is
 * rounded down, and what is left goes in units to those who lost most, among equals to the first. When all weights
 * are 0 the parts are equal; without weights there are none.
 */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  if (amount < 0) return shareOut(-amount, weights).map(part => 0 - part)
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n)
  if (sum === 0n)
    return weights.length === 0
      ? []
      : shareOut(
          amount,
          weights.map(() => 1),
        )
  const exact = weights.map(weight => BigInt(amount) * BigInt(weight)) // in parts of 1/sum: too large for a number
  const parts = exact.map(part => Number(part / sum))
  const rest = amount - parts.reduce((all, part) => all + part, 0)
  const losers = exact
    .map((part, place) => ({ place, lost: part % sum }))
    .sort((a, b) => (a.lost === b.lost ? a.place - b.place : a.lost > b.lost ? -1 : 1))
    .slice(0, rest)
  for (const { place } of losers) parts[place] = (parts[place] ?? 0) + 1
  return parts
}

/**
 * Reads a sum as people type it, `1.234,5` with `,` or `1,234.50` with `.` as the decimal sign, into minor units of
 * `digits` decimals. Null when it is not clear: other characters, too many decimals, or groups that are not of three.
 */
export function parseAmount(text: string, decimalSign: '.' | ',', digits = 2): number | null {
  const parts = splitAmount(text.trim().replace(/^[-−]/, ''), decimalSign)
  if (parts === null || parts.fraction.length > digits) return null
  const minor = Number(parts.whole + parts.fraction.padEnd(digits, '0'))
  if (!Number.isSafeInteger(minor)) return null
  return /^\s*[-−]/.test(text) ? 0 - minor : minor
}

/** Minor units as plain text in major units with a point, `1234.50`: for files and checks, not for reading aloud. */
export function amountText(minor: number, currency: Currency): string {
  const digits = minorDigits(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`
}

function splitAmount(text: string, decimalSign: '.' | ','): { whole: string; fraction: string } | null {
  const [head = '', fraction = '', ...more] = text.split(decimalSign)
  const group = decimalSign === ',' ? "[.\\s'’]" : "[,\\s'’]"
  const plain = /^\d+$/.test(head) || new RegExp(`^\\d{1,3}(${group}\\d{3})+$`).test(head)
  if (!plain || more.length > 0 || !/^\d*$/.test(fraction)) return null
  return { whole: head.replace(/\D/g, ''), fraction }
}
