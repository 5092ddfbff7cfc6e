/** Tables with repeated heads, columns as wide as their words need, laid out in the direction of the reader's language. */
import {
  BorderStyle,
  type Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { ink } from './styles.ts'

/** One cell. `words` is its text, by which the width of its column is found. */
export type LaidCell = {
  readonly children: readonly (Paragraph | Table)[]
  readonly words: string
  readonly isHead: boolean
  readonly columns?: number
  readonly rows?: number
}
export type LaidTable = {
  readonly rows: readonly (readonly LaidCell[])[]
  /** How many columns there are, with those that cells reach over. */
  readonly columns: number
  /** How wide the table may be, in twentieths of a point. */
  readonly width: number
  readonly dir: 'ltr' | 'rtl'
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: ink.line }
const strong = { style: BorderStyle.SINGLE, size: 8, color: ink.accent }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
/** About how wide a letter of a table is, and what stands around the words of a cell; in twentieths of a point. */
const letter = 98
const around = 170
/** Longer words may be broken, and longer texts run on over the end of a page. */
const longestWord = 22
const longestKept = 800

/** The table. Rows in which all cells are heads stand on every page, as long as they are the first. */
export function laidTable({ rows, columns, width, dir }: LaidTable): Table {
  const widths = widthsOf(rows, columns, width)
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    ...(dir === 'rtl' ? { visuallyRightToLeft: true } : {}),
    margins: { top: 40, bottom: 40, left: 70, right: 70, marginUnitType: WidthType.DXA },
    borders: { top: thin, bottom: thin, left: none, right: none, insideHorizontal: thin, insideVertical: none },
    rows: rows.map(row => {
      const isHead = row.every(cell => cell.isHead)
      const letters = row.reduce((sum, cell) => sum + cell.words.length, 0)
      return new TableRow({
        ...(isHead ? { tableHeader: true } : {}), // a false one is written too, and taken for true by some readers
        ...(letters < longestKept ? { cantSplit: true } : {}),
        children: row.map(tableCell),
      })
    }),
  })
}

function tableCell({ children, isHead, columns = 1, rows = 1 }: LaidCell): TableCell {
  return new TableCell({
    children: [...children],
    ...(columns > 1 ? { columnSpan: columns } : {}),
    ...(rows > 1 ? { rowSpan: rows } : {}),
    ...(isHead
      ? {
          verticalAlign: VerticalAlignTable.BOTTOM,
          shading: { type: ShadingType.CLEAR, fill: ink.head, color: 'auto' },
          borders: { bottom: strong },
        }
      : {}),
  })
}

/** Each column as wide as its longest word, and what is left shared out by how much text there is. */
function widthsOf(rows: LaidTable['rows'], columns: number, width: number): number[] {
  // Tables with cells over several columns are few and small: their columns are equal.
  const isPlain = rows.every(row => row.length === columns)
  const cellsOf = (i: number) => (isPlain ? rows.flatMap(row => row[i] ?? []) : [])
  const least = Array.from({ length: columns }, (_, i) => Math.max(4 * letter, ...cellsOf(i).map(wordWidth)))
  const wanted = Array.from({ length: columns }, (_, i) => Math.max(1, ...cellsOf(i).map(textWidth)))
  const rest = width - sum(least)
  if (rest < 0) return least.map(each => Math.floor((each * width) / sum(least)))
  const more = wanted.map((each, i) => Math.max(1, each - (least[i] ?? 0)))
  return least.map((each, i) => Math.floor(each + (rest * (more[i] ?? 0)) / sum(more)))
}

function wordWidth({ words, isHead }: LaidCell): number {
  const longest = Math.max(0, ...words.split(/[\s/]+/).map(word => word.length))
  return Math.min(longest, longestWord) * letter * (isHead ? 1.15 : 1) + around
}

/** Wider the longer the text is, but ever less: rather lines than columns. */
function textWidth({ words, isHead }: LaidCell): number {
  const { length } = words
  return isHead ? 0 : (length <= 16 ? length : 16 + 3 * Math.sqrt(length - 16)) * letter + around
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}
