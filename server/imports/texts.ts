/** Words of a file as a plan takes them: whole characters, no control characters, no longer than a field may be. */

import type { ImportField } from '#shared/protocol/imports.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Notes } from './notes.ts'

/** `text` for the field `field`; what is beyond the limit of a field is cut off and noted. */
export function fieldText(text: string, field: ImportField, row: number, notes: Notes): string {
  const clean = cleanText(text)
  if (clean.length <= limits.fieldCharacters) return clean
  notes.add('text-shortened', row, { field, example: clean })
  return clean.slice(0, limits.fieldCharacters - 1).replace(/\p{Surrogate}$/u, '') // a pair that was cut in two
}

/** Without control characters but line breaks and tabs, without spaces around, in Unicode's composed form. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .normalize('NFC')
    .trim()
}

/** The words of a piece of HTML, as descriptions on maps often are. */
export function wordsOfHtml(html: string): string {
  if (!/<\w|&\w+;|&#\d+;/.test(html)) return html
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
  return html
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]*>/gi, '\n')
    .replace(/<[/!]?[A-Za-z][^<>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => named[name.toLowerCase()] ?? whole)
    .replace(/&#(\d{1,7});/g, (whole, code: string) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
    )
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Figures of every script as those of ASCII, wide signs as plain ones: `٢٠٢٧`, `２０２７` and `2027` are one number. */
export function plainFigures(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, figure => String(worthOf(figure)))
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\u066b]/g, ',')
    .replace(/[\u066c]/g, "'")
    .trim()
}

// The ten figures of a script follow each other; the first one before this that is none is the end of the row before.
function worthOf(figure: string): number {
  const code = figure.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return value
}
