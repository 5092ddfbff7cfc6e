/**
 * Tables as they stand on paper. A page is narrow, so what says more about a row stands small below its main words, in
 * the same column: the country below the stop, the remark below the task.
 */
import type { Column, Line, Table, TableId } from '../content.ts'
import { type Readers, type Sides, sides } from './print-lines.ts'
import { lengthOf, weightOf } from './print-widths.ts'

/** `label` names what stands below the main words; without one, the head of the column names it. */
export type Below = { readonly label?: Sides; readonly value: Sides }
/** A cell of main words only is just these, since most are. */
export type PrintCell = Sides | { readonly main: Sides; readonly below: readonly Below[] }
export type PrintColumn = {
  readonly title: Sides
  /** Titles of what stands below the main words. */
  readonly below: readonly Sides[]
  readonly align: Column['align']
  /** The column's share of the page. */
  readonly weight: number
}
export type PrintTable = {
  readonly kind: 'table'
  readonly id: TableId
  readonly title: Sides
  readonly columns: readonly PrintColumn[]
  readonly rows: readonly PrintRow[]
}
/** `breaks`: so long that it may go on over the end of a page. */
export type PrintRow = { readonly cells: readonly PrintCell[]; readonly breaks?: true }

// Which column holds which others: named by the head, or, after a colon, by a label in the cell.
const layouts: Readonly<Partial<Record<TableId, Readonly<Record<string, readonly string[]>>>>> = {
  timetable: { stop: ['country', 'note'] },
  legs: { mode: ['number'], status: ['note'] },
  day: { title: ['note', ':bring'], place: [':committee', ':party', ':method', ':language'] },
  tasks: { title: ['note'], committee: ['member'] },
  lines: { title: ['category'], payer: ['shareRule'] },
  groups: { kind: ['note'] },
  decisions: { by: [':how', ':comment'] },
}

// Tables that come again and again keep their columns where they are.
const weights: Readonly<Partial<Record<TableId, Readonly<Record<string, number>>>>> = {
  day: { time: 13, title: 46, place: 41 },
  sums: { committee: 28, pays: 22, bears: 22, balance: 28 },
}

/** One table for each reader, with the same columns and rows, as one. */
export function printTable(tables: readonly Table[], readers: Readers): PrintTable {
  const [first] = tables
  if (first === undefined) throw new Error('a table needs a reader')
  const columns = placed(first)
  const rows = first.rows.map((_, row) => printRow(tables, columns, row, readers))
  return {
    kind: 'table',
    id: first.id,
    title: sides(
      readers,
      tables.map(table => [{ text: table.title }]),
    ),
    columns: columns.map((column, i) => printColumn(tables, column, rows, i, readers)),
    rows,
  }
}

/** A column of the page: its place in the table, and the places of what stands below. */
type Placed = {
  readonly main: number
  readonly below: readonly { readonly at: number; readonly isLabelled: boolean }[]
}

function placed({ id, columns }: Table): Placed[] {
  const at = (column: string) => columns.findIndex(each => each.id === column)
  const found = Object.entries(layouts[id] ?? {}).flatMap(([main, below]) =>
    at(main) < 0 ? [] : [[main, below] as const],
  )
  const taken = new Set(found.flatMap(([, below]) => below.map(name => at(name.replace(':', '')))))
  const layout = new Map(found)
  return columns.flatMap(({ id: name }, main) => {
    if (taken.has(main)) return []
    const below = (layout.get(name) ?? []).map(each => ({ at: at(each.replace(':', '')), isLabelled: each[0] === ':' }))
    return [{ main, below: below.filter(each => each.at >= 0) }]
  })
}

function printRow(tables: readonly Table[], columns: readonly Placed[], row: number, readers: Readers): PrintRow {
  const value = (at: number) =>
    sides(
      readers,
      tables.map(table => table.rows[row]?.[at] ?? []),
    )
  const isEmpty = (at: number) => tables.every(table => isBlank(table.rows[row]?.[at]))
  const cells = columns.map(({ main, below }): PrintCell => {
    const more = below.filter(({ at }) => !isEmpty(at))
    if (more.length === 0) return value(main)
    const label = (at: number) => titleOf(tables, at, readers)
    return {
      main: value(main),
      below: more.map(({ at, isLabelled }) => ({ ...(isLabelled ? { label: label(at) } : {}), value: value(at) })),
    }
  })
  return cells.some(cell => lengthOf(cell) > rowMost) ? { cells, breaks: true } : { cells }
}

/** A row with more signs than this in a cell would leave too much of a page empty, or not fit on one. */
const rowMost = 900

function isBlank(line: Line | undefined): boolean {
  return line === undefined || line.every(run => run.text === '')
}

function titleOf(tables: readonly Table[], at: number, readers: Readers): Sides {
  return sides(
    readers,
    tables.map(table => [{ text: table.columns[at]?.title ?? '' }]),
  )
}

function printColumn(
  tables: readonly Table[],
  { main, below }: Placed,
  rows: readonly PrintRow[],
  place: number,
  readers: Readers,
): PrintColumn {
  const title = titleOf(tables, main, readers)
  const [table] = tables
  const fixed = weights[table?.id ?? 'list']?.[table?.columns[main]?.id ?? '']
  const under = below.filter(({ isLabelled }) => !isLabelled).map(({ at }) => titleOf(tables, at, readers))
  return {
    title,
    below: under,
    align: table?.columns[main]?.align ?? 'start',
    weight: fixed ?? weightOf([title, ...under, ...rows.map(({ cells }) => cells[place] ?? [])]),
  }
}
