/** Figures as people type them in their language, to whole minor units and back: cents, hundredths of a percent, rates. Pure. */
import { parseAmount } from '#shared/money.ts'

/**
 * The figure that `typed` says, in units of `digits` decimals; null when it is none, is below zero, or has more decimals
 * than there are. The reader's own decimal sign comes first; the other one counts only where it can mean nothing else:
 * `12.50` is twelve and a half in German too, `1.234` stays a thousand there.
 */
export function readFigure(typed: string, locale: string, digits: number): number | null {
  const plain = latin(typed)
  const own = decimalSign(locale)
  const other = own === ',' ? '.' : ','
  const figure = parseAmount(plain, isOtherDecimal(plain, other) ? other : own, digits)
  return figure === null || figure < 0 ? null : figure
}

/** True when `sign` ends the whole part: what follows is no group of three, or what stands before it is a bare zero. */
function isOtherDecimal(text: string, sign: ',' | '.'): boolean {
  const [, whole = '', fraction = ''] = /^(.*)[.,](\d*)$/.exec(text) ?? []
  return text.charAt(whole.length) === sign && (fraction.length !== 3 || whole === '0')
}

/** A figure as text for a field: without grouping, so that it can be changed digit by digit. */
export function writeFigure(figure: number, locale: string, digits: number, leastDigits = digits): string {
  const options = { useGrouping: false, minimumFractionDigits: leastDigits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(locale, options).format(figure / 10 ** digits)
}

/** The sign between whole and fraction in `locale`, as a comma or a point. */
function decimalSign(locale: string): ',' | '.' {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
  const sign = parts.find(part => part.type === 'decimal')?.value ?? '.'
  return latin(sign) === ',' ? ',' : '.'
}

/** Digits of other scripts as 0 to 9; the Arabic signs for decimals and groups as point and comma. */
function latin(text: string): string {
  const signs = text.trim().replaceAll('\u066b', '.').replaceAll('\u066c', ',')
  return signs.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) & 15))
}
