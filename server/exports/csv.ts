/**
 * One list of a plan as CSV (RFC 4180): UTF-8 with a byte order mark, which spreadsheets need to see that it is UTF-8. A
 * cell that a spreadsheet would compute gets an apostrophe in front (trust.md S11).
 */
import type { Line, Table } from './content.ts'

const formulaStart = /^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@\t\r＝＋－＠−﹢﹣﹦﹫]/u
const number = /^-?\d+(\.\d+)?$/ // a negative number is only itself
const controls = /(?![\t\n\r])\p{Cc}/gu

/** The file's text: headings, then a line for each row. */
export function csvOf({ columns, rows }: Table): string {
  const lines = [columns.map(column => column.title), ...rows.map(row => row.map(textOf))]
  return `\ufeff${lines.map(line => `${line.map(csvCell).join(',')}\r\n`).join('')}`
}

/** A cell, guarded and quoted. */
export function csvCell(text: string): string {
  const clean = text.toWellFormed().replace(controls, '\ufffd')
  const safe = formulaStart.test(clean) && !number.test(clean) ? `'${clean}` : clean
  return /[",\r\n;\t']/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

function textOf(line: Line): string {
  return line.map(run => run.text).join('')
}
