/** Exchange rates between a field's whole units and the decimal text in the plan, which nothing rounds on its way. Pure. */

/** Decimals of a rate that can be typed. */
export const rateDigits = 8

/** The stored form of a rate in units of `rateDigits` decimals: `0.0112`. Empty for none. */
export function rateText(units: number | null): string {
  if (units === null || units <= 0) return ''
  const digits = String(units).padStart(rateDigits + 1, '0')
  const fraction = digits.slice(-rateDigits).replace(/0+$/, '')
  return fraction === '' ? digits.slice(0, -rateDigits) : `${digits.slice(0, -rateDigits)}.${fraction}`
}

/** A stored rate in units of `rateDigits` decimals, or null when none is stored. */
export function rateUnits(text: string): number | null {
  if (text === '') return null
  const [whole = '', fraction = ''] = text.split('.')
  return Number(whole + fraction.slice(0, rateDigits).padEnd(rateDigits, '0'))
}
