/** How large a file is, in words. */
import type { Format } from '#client/state/format.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** `48 kB`, `1.2 MB`. */
export function sizeOf(bytes: number, { locale }: Pick<Format, 'locale'>): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const value = bytes / 1000 ** step
  const options = {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  } as const
  return new Intl.NumberFormat(locale, options).format(value)
}
