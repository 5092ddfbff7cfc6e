/** Numbers as people type and read them in their language: decimal comma or point, grouping, other digits. */

type Signs = { readonly decimal: string; readonly group: string; readonly digits: ReadonlyMap<string, string> }

function signsOf(locale: string): Signs {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true, minimumFractionDigits: 1 }).formatToParts(1234567.8)
  const sign = (type: string) => parts.find(part => part.type === type)?.value ?? ''
  const plain = new Intl.NumberFormat(locale, { useGrouping: false })
  const digits = Array.from({ length: 10 }, (_, digit) => [plain.format(digit), String(digit)] as const)
  return { decimal: sign('decimal'), group: sign('group'), digits: new Map(digits) }
}

/** The number that `text` says in `locale`, or null when it says none. One foreign decimal sign is understood too. */
export function parseNumber(text: string, locale: string): number | null {
  const { decimal, group, digits } = signsOf(locale)
  let plain = [...text.trim()].map(sign => digits.get(sign) ?? sign).join('')
  plain = plain.replace(/[\s\u00a0\u202f'’\u200e\u200f\u061c]/g, '').replace(/−/g, '-')
  const other = decimal === ',' ? '.' : ','
  const isOtherDecimal = !plain.includes(decimal) && plain.split(other).length === 2 && !/[.,]\d{3}$/.test(plain)
  if (isOtherDecimal) plain = plain.replace(other, '.')
  else plain = plain.replaceAll(group || other, '').replaceAll(decimal, '.')
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null
}

/** `value` as text for a field in `locale`: no grouping, so that it can be edited. */
export function numberText(
  value: number,
  locale: string,
  digits?: { readonly min: number; readonly max: number },
): string {
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: digits?.min ?? 0,
    maximumFractionDigits: digits?.max ?? 6,
  }).format(value)
}

/** Decimal digits that `currency` is usually written with. An unknown code is taken as 2. */
export function currencyDigits(currency: string): number {
  try {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    return options.maximumFractionDigits ?? 2
  } catch (error) {
    if (error instanceof RangeError) return 2
    throw error
  }
}
