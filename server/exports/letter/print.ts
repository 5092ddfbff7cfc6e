/** Letters as the press prints them: one value of JSON for the template `letter.typ`, and the languages that are in it. */
import type { Day } from '#shared/plan/plan.ts'
import type { LetterRequest } from '#shared/protocol/letters.ts'
import { turnedBack } from '../bidi.ts'
import type { Line, Table } from '../content.ts'
import { fileNameOf } from '../file-name.ts'
import type { ExportInput } from '../input.ts'
import type { PrintJob } from '../pdf/print-job.ts'
import { type Run, readerOf } from '../reader.ts'
import { wholeText } from '../whole-text.ts'
import { type Letters, lettersOf } from './letter.ts'
import type { LetterBlock } from './pieces.ts'

/** What is to be printed for a request whose day is said. */
export function letterJob(input: ExportInput, request: LetterRequest): PrintJob {
  const letters = lettersOf(wholeText(input), request)
  const [first] = letters.sheets
  const title = (first?.subject ?? []).map(run => run.text).join('')
  const bodies = Object.entries(letters.bodies).map(([language, blocks]) => [language, blocks.flatMap(laid)])
  const sheets = letters.sheets.map(({ opening, label, subject, foot, ...sheet }) => ({
    ...sheet,
    opening: opening.flatMap(laid),
    label: rowsOf(label),
    subject: rowsOf(subject),
    foot: foot.flatMap(rowsOf),
  }))
  return {
    template: 'letter',
    content: { title, day: dateOf(request.day), sheets, bodies: Object.fromEntries(bodies) },
    languages: languagesIn(letters),
  }
}

/** What the file is called: the project, the kind of letter and the version; never a person. */
export function letterFileName(input: ExportInput, { kind, language }: LetterRequest): string {
  const whole = wholeText(input)
  return fileNameOf(whole, readerOf(whole, language), '.pdf', kind)
}

function dateOf(day: Day): { year: number; month: number; day: number } {
  const { year, month, day: dayOfMonth } = Temporal.PlainDate.from(day)
  return { year, month, day: dayOfMonth }
}

function laid(block: LetterBlock): unknown[] {
  if (block.kind === 'table') return [laidTable(block)]
  return block.kind === 'heading' || block.kind === 'paragraph' ? [{ kind: block.kind, rows: rowsOf(block.line) }] : []
}

/** A text of several lines as one row a line: within a text, the press takes a new line for a space. */
function rowsOf(line: Line): Line[] {
  const rows: Run[][] = [[]]
  for (const run of line)
    for (const [i, text] of run.text.split('\n').entries()) {
      if (i > 0) rows.push([])
      if (text !== '') rows.at(-1)?.push({ ...run, text: turnedBack(text) })
    }
  return rows
}

/** Longer cells may run on over the end of a page; in characters, as the next one. */
const longestKept = 400
/** What a column has in any case. */
const narrowest = 11

/** The shares of the columns in the width, by their longest lines: the longer these are, the rather they are broken. */
function laidTable({ rows, columns, ...table }: Table): unknown {
  const widths = columns.map(({ title }, i) => {
    const longest = Math.max(narrowest, longestWord(title), ...rows.map(row => longestLine(row[i] ?? [])))
    return Math.round(10 * Math.min(longest, 14 + 3 * Math.sqrt(Math.max(0, longest - 14))))
  })
  const cells = rows.map(row => row.map(line => ({ rows: rowsOf(line), breakable: textOf(line).length > longestKept })))
  return { ...table, columns, widths, rows: cells }
}

function longestLine(line: Line): number {
  return Math.max(
    ...textOf(line)
      .split('\n')
      .map(each => each.length),
  )
}

/** Heads may be broken between their words, and are bolder than what stands below them. */
function longestWord(title: string): number {
  return Math.max(...title.split(' ').map(word => 1.25 * word.length))
}

function textOf(line: Line): string {
  return line.map(run => run.text).join('')
}

function languagesIn({ sheets, bodies }: Letters): string[] {
  const blocks = [...Object.values(bodies).flat(), ...sheets.flatMap(({ opening }) => opening)]
  const lines = [...blocks.flatMap(linesOf), ...sheets.flatMap(({ label, subject, foot }) => [label, subject, ...foot])]
  const named = lines.flat().flatMap(run => (run.language === undefined ? [] : [run.language]))
  return [...new Set([...sheets.map(({ language }) => language), ...named])]
}

function linesOf(block: LetterBlock): readonly Line[] {
  if (block.kind === 'table') return block.rows.flat()
  return block.kind === 'heading' || block.kind === 'paragraph' ? [block.line] : []
}
