/** What is stored about one person, as one file for them: JSON with everything, and a page to read in their language. */
import { strToU8, zipSync } from 'fflate'
import type { ExportFile } from './input.ts'
import { myDataHtml } from './my-data-html.ts'
import { loadWords } from './words.ts'

/** Rows of one table that name the person. */
export type DataTable = { readonly table: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }

export type MyData = {
  readonly tables: readonly DataTable[]
  readonly name: string
  /** When it was put together, milliseconds since 1970, and the zone to say times in. */
  readonly at: number
  readonly zone: string
  /** Titles of boards by their ids, to read instead of those. */
  readonly boards: ReadonlyMap<string, string>
}

/** The file. Columns that hold JSON are opened, so that nobody reads code in code. */
export function myDataFile(data: MyData, language: string): ExportFile {
  const opened = { ...data, tables: merged(data.tables) }
  const { language: spoken, words } = loadWords(language, ['privacy'])
  const json = {
    ...{ made: new Date(data.at).toISOString(), name: data.name, boards: Object.fromEntries(data.boards) },
    ...Object.fromEntries(opened.tables.map(({ table, rows }) => [table, rows])),
  }
  const parts = {
    'index.html': strToU8(myDataHtml(opened, spoken, words)),
    'my-data.json': strToU8(`${JSON.stringify(json, null, 2)}\n`),
  }
  return { bytes: zipSync(parts, { mtime: data.at }), mediaType: 'application/zip', fileName: 'my-data.zip' }
}

/** One entry a table, in order, whichever of its columns named the person; each row once. */
function merged(tables: readonly DataTable[]): DataTable[] {
  const byTable = Map.groupBy(tables, ({ table }) => table)
  return [...byTable].map(([table, parts]) => {
    const rows = parts.flatMap(part => part.rows).map(opened)
    return { table, rows: [...new Map(rows.map(row => [JSON.stringify(row), row])).values()] }
  })
}

function opened(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, jsonIn(value)]))
}

function jsonIn(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (typeof value !== 'string' || !/^[{[]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch (error) {
    if (error instanceof SyntaxError) return value // a message that begins with a bracket
    throw error
  }
}
