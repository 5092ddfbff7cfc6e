/** Small helpers for the parts of the content: lines, cells and tables without empty columns. */
import type { Block, Column, Line, Table, TableId } from './content.ts'
import type { Run } from './reader.ts'

/** A cell of plain text in the reader's language. */
export function plain(text: string): Line {
  return text === '' ? [] : [{ text }]
}

/** A cell of one piece. */
export function cell(run: Run): Line {
  return run.text === '' ? [] : [run]
}

/** Several lines as one, joined by `between`; empty ones are left out. */
export function joined(lines: readonly Line[], between: string): Line {
  return lines.filter(line => line.length > 0).flatMap((line, i) => (i === 0 ? line : [{ text: between }, ...line]))
}

/** How one column of a table is headed and filled. */
export type Filled<T> = {
  readonly id: string
  readonly title: string
  readonly align?: Column['align']
  readonly line: (row: T) => Line
}

/** The table `id` of `rows`; columns in which no row has anything are left out. No block at all without rows. */
export function tableOf<T>(id: TableId, title: string, rows: readonly T[], columns: readonly Filled<T>[]): Table[] {
  if (rows.length === 0) return []
  const filled = columns.map(column => ({ column, lines: rows.map(column.line) }))
  const used = filled.filter(({ lines }) => lines.some(line => line.length > 0))
  return [
    {
      kind: 'table',
      id,
      title,
      columns: used.map(({ column }) => ({ id: column.id, title: column.title, align: column.align ?? 'start' })),
      rows: rows.map((_, row) => used.map(({ lines }) => lines[row] ?? [])),
    },
  ]
}

/** Names and what stands for them; those without anything are left out, and so is the block without any. */
export function factsOf(facts: readonly (readonly [name: string, line: Line])[]): Block[] {
  const known = facts.filter(([, line]) => line.length > 0).map(([name, line]) => ({ name, line }))
  return known.length === 0 ? [] : [{ kind: 'facts', facts: known }]
}
