/**
 * Lines as paper has them: a short text once for each language, one below the other. What reads the same in both stands once.
 * Each piece says its language when it is not that of its side, and is kept from turning its neighbours around.
 */
import type { Language } from '#shared/plan/plan.ts'
import { turnedBack } from '../bidi.ts'
import type { Line } from '../content.ts'
import { dirOf } from '../html-escape.ts'
import type { Reader, Run } from '../reader.ts'
import { notesOf } from '../run-notes.ts'

/** The readers of a sheet: one, or two who read side by side. */
export type Readers = readonly [first: Reader, ...second: Reader[]]

/** A piece of text. `note`: what must be said about it to the reader of its side; `besideNote`: to the other one. */
export type PrintRun = {
  readonly text: string
  readonly language?: Language
  readonly note?: string
  readonly besideNote?: string
}
/** A line of one plain piece is just its text, since most are. */
export type PrintLine = string | readonly PrintRun[]
/** One line for each reader, or one alone that holds for both. */
export type Sides = readonly PrintLine[]

/** Something said by each reader. */
export function sidesOf(readers: Readers, line: (reader: Reader) => Line): Sides {
  return sides(readers, readers.map(line))
}

/** Words that each reader says. */
export function spoken(readers: Readers, text: (reader: Reader) => string): Sides {
  return sidesOf(readers, reader => [{ text: text(reader) }])
}

/** The readers' lines, in their order. */
export function sides(readers: Readers, lines: readonly Line[]): Sides {
  const [first = [], second] = lines
  const [one, other] = readers
  if (second === undefined || other === undefined) return [lineFor(first, one)]
  if (saying(first) === saying(second)) return [lineFor(first, one, notesFor(second, other))]
  return [lineFor(first, one), lineFor(second, other)]
}

/** What a line says, however its reader writes it: `1.200,00 €` and `€1,200.00` are the same. */
function saying(line: Line): string {
  const text = line.map(run => run.text).join('')
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  const isFigure = /\p{Nd}/u.test(text) && words.every(word => /^\p{Lu}{1,3}$/u.test(word))
  return isFigure ? [...words.sort(), text.replace(/\P{Nd}/gu, '')].join(' ') : text
}

function notesFor(line: Line, reader: Reader): (string | undefined)[] {
  return line.map(run => notesOf(run, reader).join(', ') || undefined)
}

function lineFor(line: Line, reader: Reader, besideNotes: readonly (string | undefined)[] = []): PrintLine {
  const isMixed = line.length > 1
  const runs = line.map((run, i) => runFor(run, reader, isMixed, besideNotes[i]))
  const [only] = runs
  return runs.length === 1 && only && Object.keys(only).length === 1 ? only.text : runs
}

function runFor(run: Run, reader: Reader, isMixed: boolean, besideNote: string | undefined): PrintRun {
  const note = notesOf(run, reader).join(', ')
  return {
    text: isolated(turnedBack(wrappable(run.text)), reader, isMixed),
    ...(run.language === undefined ? {} : { language: run.language }),
    ...(note === '' ? {} : { note }),
    ...(besideNote === undefined ? {} : { besideNote }),
  }
}

const rightToLeft = /[\p{sc=Arabic}\p{sc=Hebrew}]/u

/** In a line that runs the other way, or beside pieces that do, a piece keeps its own order: `10:00–12:30`. */
function isolated(text: string, reader: Reader, isMixed: boolean): string {
  if (!/[\p{L}\p{N}]/u.test(text)) return text
  const runsLeft = rightToLeft.test(text)
  const against = dirOf(reader.language) === 'rtl' ? !runsLeft : runsLeft && isMixed
  return against ? `\u2068${text}\u2069` : text
}

const longest = 24

/** Words that no column could hold may break anywhere, without a hyphen: they are addresses, numbers and slips. */
export function wrappable(text: string): string {
  return text.replace(new RegExp(`[^\\s\u200b]{${longest + 1},}`, 'gu'), word =>
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(word) ? word : [...word].join('\u200b'),
  )
}
