/** How much room a text takes, from the kinds of its signs: maps are set in fonts that differ from paper to screen. */

/** Widths as shares of the font's size, a little generous; the first pattern that fits a sign counts. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/\p{M}|\p{Cf}/u, 0],
  [/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Extended_Pictographic}\uff00-\uffef]/u, 1.04],
  [/[iljIt.,:;'!|()\u2019 ]/u, 0.33],
  [/[mwMW@ЖМШЩЮФжмшщюфы]/u, 0.9],
  [/\p{sc=Arabic}/u, 0.64],
  [/\p{Lu}/u, 0.7],
  [/\p{sc=Cyrillic}/u, 0.62],
]
const usual = 0.6

/** Width of `text` in pixels at a font of `size`. */
export function widthOf(text: string, size: number): number {
  let sum = 0
  for (const sign of text) sum += widths.find(([pattern]) => pattern.test(sign))?.[1] ?? usual
  return sum * size
}

const rightToLeft = /^[\P{L}]*[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u

/** The direction of a name: that of its first letter. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  return rightToLeft.test(text) ? 'rtl' : 'ltr'
}

const longestName = 40

/** A name as it can stand on a map: in one line, not too long, without signs that nobody sees. */
export function nameText(text: string): string {
  const seen = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\p{Co}\p{Cn}]/gu, '')
    .trim()
  const signs = [...seen]
  return signs.length <= longestName
    ? seen
    : `${signs
        .slice(0, longestName - 1)
        .join('')
        .trimEnd()}…`
}
