/**
 * Text that the press can print. The standards that our files keep forbid a sign without a form, and one such sign would keep
 * a whole plan from being printed; so it is replaced by one that says that something stood here.
 */
import type { Covers } from './coverage.ts'

// No text: control characters, non-characters, code points that mean nothing outside of one house, and signs for notes and
// tags that no program shows.
const nothing = /(?!\n)[\p{Cc}\p{Co}\p{Noncharacter_Code_Point}\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/** Signs that are set in one piece with the one before them. */
const attached = /[\p{M}\p{Emoji_Modifier}\u200d]/u
const unknown = '\ufffd'
const pieces = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** `text` with such signs alone as `covers` knows, in the shorter of two spellings (NFC). Line breaks stay. */
export function printable(text: string, covers: Covers): string {
  const plain = text.toWellFormed().replace(lineEnds, '\n').replace(/\t/g, ' ').replace(nothing, '').normalize('NFC')
  // What held something holds something still: an empty heading would be an error.
  if (isBlank(plain)) return text.trim() === '' ? plain : unknown
  if (!attached.test(plain)) return signBySign(plain, covers)
  return Array.from(pieces.segment(plain), ({ segment }) => piece(segment, covers)).join('')
}

/** A letter with its marks, or without them where no font has all of it. Marks that lie on nothing are no text. */
function piece(signs: string, covers: Covers): string {
  if (signs === '\n' || (covers(signs) && !/^\p{M}/u.test(signs))) return signs
  return signBySign(signs.replace(/[\p{M}\u200d]/gu, '') || unknown, covers)
}

/** Every text in `value`, a value of JSON, made printable. */
export function printableIn(value: unknown, covers: Covers): unknown {
  if (typeof value === 'string') return printable(value, covers)
  if (Array.isArray(value)) return value.map(item => printableIn(item, covers))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, printableIn(item, covers)]))
}

function isBlank(text: string): boolean {
  return !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text)
}

function signBySign(text: string, covers: Covers): string {
  let clean = ''
  for (const sign of text) clean += sign === '\n' || covers(sign) ? sign : standIn(sign)
  return clean
}

/** A picture is named by its number, since a text may be one picture alone; a letter gets the sign for an unknown one. */
function standIn(sign: string): string {
  if (!/\p{Extended_Pictographic}/u.test(sign)) return unknown
  return `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}]`
}
