/** A table that somebody brings: how it is understood, and the records in it. */
import {
  type ImportChoice,
  type ImportField,
  type ImportList,
  type ImportReply,
  type ImportTable,
  importFields,
  importLists,
} from '#shared/protocol/imports.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { ImportContext } from './context.ts'
import type { Decoded } from './decode.ts'
import { listOf, matchingOf } from './headings.ts'
import { notes as newNotes } from './notes.ts'
import { type Row, rowsOf } from './table.ts'
import { recordsOf, type Said } from './table-records.ts'
import { cleanText } from './texts.ts'

/** How many values of a column are shown beside its heading. */
const samples = 3

/** What the table in `decoded` would bring in. Refusal('bad-request') for columns that the list does not have. */
export function readTable(decoded: Decoded, context: ImportContext, choice: ImportChoice): ImportReply {
  const notes = newNotes()
  if (!decoded.isSure) notes.add('encoding-guessed', null, { example: decoded.encoding })
  const { rows, separator } = rowsOf(decoded.text)
  const head = rows[0]?.cells.map(cleanText) ?? []
  const hasHead = choice.head ?? looksLikeHead(head)
  const headings = hasHead ? head : []
  const list = choice.list ?? listOf(headings)
  const body = hasHead ? rows.slice(1) : rows
  const width = body.reduce((most, { cells }) => Math.max(most, cells.length), head.length)
  const columns = fieldsOf(
    Array.from({ length: width }, (_, i) => headings[i] ?? ''),
    list,
    choice,
  )
  const table: ImportTable = {
    encoding: decoded.encoding,
    separator,
    hasHead,
    columns: columns.map((field, i) => ({
      heading: (headings[i] ?? '').slice(0, 200),
      field,
      samples: samplesOf(body, i),
    })),
  }
  if (hasHead)
    for (const { row, cells } of body)
      if (cells.slice(head.length).some(cell => cell.trim() !== '')) notes.add('cells-beyond', row)
  const said = body.map(({ row, cells }) => ({ row, cells: byField(cells, columns) }))
  const found = recordsOf(list, said, context, notes)
  return { format: 'csv', ...found, notes: notes.all, table } as ImportReply // the records are those of the list
}

/** Headings name something that we know, or at least are no numbers and days. */
function looksLikeHead(cells: readonly string[]): boolean {
  const isKnown = importLists.some(list => matchingOf(cells, list).some(field => field !== null))
  return isKnown || cells.every(cell => !/\d/.test(cell))
}

function fieldsOf(headings: readonly string[], list: ImportList, { columns }: ImportChoice): (ImportField | null)[] {
  if (columns === undefined) return matchingOf(headings, list)
  const known: readonly ImportField[] = importFields[list]
  const chosen = columns.filter(field => field !== null)
  if (new Set(chosen).size !== chosen.length || !chosen.every(field => known.includes(field))) {
    throw new Refusal('bad-request', { part: 'columns' })
  }
  return headings.map((_, i) => columns[i] ?? null)
}

function samplesOf(body: readonly Row[], column: number): string[] {
  const filled = body.map(({ cells }) => cleanText(cells[column] ?? '')).filter(text => text !== '')
  return filled.slice(0, samples).map(text => Array.from(text).slice(0, 80).join(''))
}

/** Our own export writes an apostrophe before what a spreadsheet would compute: it is no part of what was written. */
const guarded = /^'(?=[\s\p{Cf}]*[=+\-@＝＋－＠−﹢﹣﹦﹫])/u

function byField(cells: readonly string[], columns: readonly (ImportField | null)[]): Said {
  return Object.fromEntries(
    columns.flatMap((field, i) => {
      const text = cleanText(cells[i] ?? '').replace(guarded, '')
      return field === null || text === '' ? [] : [[field, text]]
    }),
  )
}
