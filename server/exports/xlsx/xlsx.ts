/**
 * A plan as a spreadsheet: a sheet a list, days, times and sums as what they are, heads frozen and printed again on each page.
 * What people wrote is text and never a formula.
 */
import writeSheets, { type CellObject, type Sheet as WrittenSheet } from 'write-excel-file/node'
import { languageNames } from '#shared/words/words.ts'
import { repacked } from '../packed.ts'
import type { Reader } from '../reader.ts'
import type { FirstSheet, Sheet } from '../sheets.ts'
import { type CellWriter, cellWriter, type Side, textOf } from './cells.ts'
import { printed } from './print.ts'

type Written = WrittenSheet<Buffer>

const font = { fontFamily: 'Calibri', fontSize: 10 }
const head: Partial<CellObject> = {
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'bottom',
  backgroundColor: '#e9eef4',
  bottomBorderStyle: 'medium',
  bottomBorderColor: '#12355b',
}
// Of columns, in characters. Longer texts are wrapped.
const narrowest = 8
const widest = 28
/** Where there are few columns. */
const widestOfFew = 90
const few = 3
/** Of one line of text, in points. Not every program fits the height of a row to its text by itself. */
const lineHeight = 14.5
const firstWidths = [28, 100] as const
const longestName = 31

/** The file's bytes. */
export async function xlsxOf(
  { first, lists }: { first: FirstSheet; lists: readonly Sheet[] },
  reader: Reader,
): Promise<Uint8Array> {
  const cells = cellWriter(reader)
  const names = namesOf([first.name, ...lists.map(sheet => sheet.name)])
  const sheets = [firstWritten(first, cells.side(null)), ...lists.map(sheet => listWritten(sheet, cells))]
  const common = {
    orientation: 'landscape' as const,
    rightToLeft: languageNames[reader.language].dir === 'rtl',
  }
  const written = sheets.map((sheet, i) => ({ ...sheet, ...common, sheet: names[i] }) as Written)
  const page = reader.words('export.page', { page: '&P', pages: '&N' })
  const bytes = await writeSheets(written, font).toBuffer()
  return repacked(bytes, parts => printed(parts, names, { first, page }))
}

function firstWritten({ title, draft, label, facts }: FirstSheet, align: Side): Partial<Written> {
  const cell = (text: string, form: Partial<CellObject> = {}): CellObject => ({
    ...textOf(text),
    align,
    alignVertical: 'top',
    ...form,
  })
  const bold = { fontWeight: 'bold' } as const
  return {
    data: [
      ...(draft === null
        ? []
        : [[cell(draft.mark, { ...bold, fontSize: 16, textColor: '#a8261b', height: 24 }), cell(draft.notice)]]),
      [cell(title, { ...bold, fontSize: 18, textColor: '#12355b', height: 28 })],
      ...(label === '' ? [] : [[cell(label, bold)]]),
      [],
      ...facts.map(([name, value]) => [
        cell(name, bold),
        cell(value, { wrap: true, height: heightOf([[value.length, firstWidths[1]]]) }),
      ]),
    ],
    columns: firstWidths.map(width => ({ width })),
    showGridLines: false,
  }
}

function listWritten({ heads, rows }: Sheet, cells: CellWriter): Partial<Written> {
  const shown = rows.map(row => row.map(cells.width))
  const limit = heads.length > few ? widest : widestOfFew
  const widths = heads.map((title, i) => widthOf(limit, [longestWord(title), ...shown.map(row => row[i] ?? 0)]))
  const height = (lengths: readonly number[]) => heightOf(lengths.map((length, i) => [length, widths[i] ?? widest]))
  const sides = heads.map((_, i) => cells.side(rows.find(row => row[i] != null)?.[i] ?? null))
  const headHeight = lineHeight * Math.max(1, ...heads.map((title, i) => linesOf(title, widths[i] ?? widest)))
  return {
    data: [
      heads.map((title, i) => ({ ...textOf(title), ...head, align: sides[i], height: headHeight })),
      ...rows.map((row, i) => tall(row.map(cells.write), height(shown[i] ?? []))),
    ],
    columns: widths.map(width => ({ width })),
    stickyRowsCount: 1,
  }
}

/** The row of these cells in its height, which any of them can carry. */
function tall(row: (CellObject | null)[], height: number): (CellObject | null)[] {
  return row.map(cell => cell && { ...cell, height })
}

function widthOf(limit: number, widths: readonly number[]): number {
  return Math.min(limit, Math.max(narrowest, ...widths) + 2)
}

function longestWord(title: string): number {
  return Math.max(...title.split(/\s+/).map(word => word.length))
}

/** How many lines a head takes in a column, broken between its words. Bold letters need more than the column counts. */
function linesOf(title: string, width: number): number {
  const most = width * 0.85
  let lines = 1
  let used = 0
  for (const word of title.split(/\s+/)) {
    if (used > 0 && used + 1 + word.length > most) lines += 1
    used = used === 0 || used + 1 + word.length > most ? word.length : used + 1 + word.length
  }
  return lines
}

/** The height that holds the longest of some texts, each given by its length and the width of its column. */
function heightOf(texts: readonly (readonly [length: number, width: number])[]): number {
  // Broken between words, a line is seldom full.
  return (
    lineHeight *
    Math.max(1, ...texts.map(([length, width]) => (length <= width ? 1 : Math.ceil((length * 1.1) / width))))
  )
}

/** Names that a spreadsheet takes, each once. */
function namesOf(titles: readonly string[]): string[] {
  const taken = new Set<string>()
  return titles.map(title => {
    const clean =
      title
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, longestName) || '…'
    const name = taken.has(clean) ? `${clean.slice(0, longestName - 4)} (${taken.size})` : clean
    taken.add(name)
    return name
  })
}
