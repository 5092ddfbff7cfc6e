/** How wide the columns of a table should be: reckoned from the lengths of what stands in them, so that setting is quick. */
import type { PrintLine, Sides } from './print-lines.ts'
import type { PrintCell } from './print-tables.ts'

// In signs of the text's size. A word longer than this may break; a line longer than that goes on below.
const widestWord = 18
const widestLine = 44
// How much of the wish for lines unbroken is granted.
const granted = 0.45
const small = 0.88

/** The share of a column that holds `cells`: at least its longest word, and more for long lines. */
export function weightOf(cells: readonly PrintCell[]): number {
  let word = 3
  let line = 3
  for (const { text, scale } of cells.flatMap(textsOf)) {
    word = Math.max(word, Math.min(widestWord, longestWord(text) * scale))
    line = Math.max(line, Math.min(widestLine, widthOf(text) * scale))
  }
  return Math.round((word + granted * (line - Math.min(line, word))) * 10) / 10
}

/** The number of signs in a cell. */
export function lengthOf(cell: PrintCell): number {
  return textsOf(cell).reduce((sum, { text }) => sum + text.length, 0)
}

function textsOf(cell: PrintCell): { readonly text: string; readonly scale: number }[] {
  const of = (sides: Sides, scale: number) => sides.map(side => ({ text: plainText(side), scale }))
  if (!('main' in cell)) return of(cell, 1)
  return [
    ...of(cell.main, 1),
    ...cell.below.flatMap(({ label, value }) => [...of(label ?? [], small), ...of(value, small)]),
  ]
}

/** The text of a line, with what is noted about it. */
export function plainText(line: PrintLine): string {
  return typeof line === 'string'
    ? line
    : line.map(run => [run.text, run.note, run.besideNote].filter(Boolean).join(' ')).join('')
}

const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu
const isWide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0)
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/[\s\u200b]|(?<=-)/u).map(word => (isWide.test(word) ? 4 : word.length)))
}
