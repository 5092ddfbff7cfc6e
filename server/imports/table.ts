/** A table of text: which sign parts its cells, and its rows. */
import { parse } from 'csv-parse/sync'
import type { ImportTable } from '#shared/protocol/imports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

export type Separator = ImportTable['separator']
const separators: readonly Separator[] = [';', ',', '\t', '|']

/** A row with its line number among the rows of the file, from 1. Rows in which nothing stands are left out. */
export type Row = { readonly row: number; readonly cells: readonly string[] }

/** One cell with more than this is no cell of a table; one row neither. */
const mostInRow = 1_000_000
/** Rows are counted before those are left out in which nothing stands. */
const mostRows = limits.importRecords * 2

/** The rows of `text`. Refusal('import-too-much') for more than come in at once. */
export function rowsOf(text: string): { readonly rows: readonly Row[]; readonly separator: Separator } {
  const said = hint.exec(text)
  const table = said === null ? text : text.slice(said[0].length)
  const separator = (said?.[1] as Separator | undefined) ?? separatorOf(table)
  hold('columns', firstLines(table)[0]?.split(separator).length ?? 0, limits.importColumns) // before millions of cells are made
  const all = parsed(table, separator)
  hold('records', all.length, mostRows)
  const rows = all
    .map((cells, i) => ({ row: i + (said === null ? 1 : 2), cells }))
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  hold('records', rows.length, limits.importRecords + 1) // with the headings
  for (const { cells } of rows) hold('columns', cells.length, limits.importColumns)
  return { rows, separator }
}

function hold(part: 'records' | 'columns', count: number, most: number): void {
  if (count > most)
    throw new Refusal('import-too-much', { part, most: limits[part === 'records' ? 'importRecords' : 'importColumns'] })
}

/** `sep=;` in the first line is how spreadsheets say it themselves. */
const hint = /^sep=([;,\t|])\r?\n/i

/** The first lines in which something stands, outside of quotes. */
function firstLines(text: string): string[] {
  return text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter(line => line.trim() !== '')
    .slice(0, 20)
}

/** The sign that stands in the most of the first lines equally often. */
function separatorOf(text: string): Separator {
  const lines = firstLines(text)
  const scores = separators.map(separator => {
    const counts = lines.map(line => line.split(separator).length - 1)
    const [usual = 0] = counts
    return usual === 0 ? 0 : counts.filter(count => count === usual).length * 100 + usual
  })
  const best = Math.max(...scores)
  return best === 0 ? ',' : (separators[scores.indexOf(best)] ?? ',')
}

function parsed(text: string, delimiter: Separator): string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: mostInRow,
      to: mostRows + 1,
    })
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'CSV_MAX_RECORD_SIZE') throw new Refusal('import-too-much', { part: 'cell', most: mostInRow })
    throw new Refusal('import-damaged', { format: 'CSV' })
  }
}
