/**
 * The body of a text in a form that can always be printed: headings that do not leave out a level, tables whose rows are
 * equally long, nothing nested without end, links that lead to web, mail and telephone only. No word is lost on the way.
 */
import type { RichMark, RichNode } from '#shared/plan/plan.ts'
import { isLinkAddress } from '#shared/plan/richtext.ts'
import { type GridCell, gridOf } from './rich-table.ts'

/** A piece of text; `\n` alone breaks the line. */
export type RichRun = {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
  readonly strike?: true
  readonly link?: string
}
export type RichCell = {
  readonly colspan: number
  readonly rowspan: number
  readonly blocks: readonly RichBlock[]
}
export type RichBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly RichRun[] }
  /** `level`: 1 to 3, below the heading that the text stands under; never more than one deeper than the last. */
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly RichRun[] }
  | {
      readonly kind: 'list'
      /** The number of the first item; null in a list without numbers. */
      readonly start: number | null
      readonly items: readonly (readonly RichBlock[])[]
    }
  | { readonly kind: 'quote'; readonly blocks: readonly RichBlock[] }
  | { readonly kind: 'rule' }
  /** `head`: whether the first row names the columns. */
  | {
      readonly kind: 'table'
      readonly columns: number
      readonly head: boolean
      readonly rows: readonly (readonly RichCell[])[]
    }

/** Deeper than people nest, and as deep as the press can follow beside what the page itself nests. */
const deepest = 8
const deepestHeading = 3
/** More columns than paper can show: a wider table is printed cell by cell. */
const mostColumns = 12
const largest = 1_000_000

/** The blocks of `nodes`. */
export function richBlocks(nodes: readonly RichNode[]): RichBlock[] {
  let last = 0
  return blocksOf(nodes, 0).map(block => {
    if (block.kind !== 'heading') return block
    last = Math.min(block.level, last + 1)
    return { ...block, level: last }
  })
}

function blocksOf(nodes: readonly RichNode[], depth: number): RichBlock[] {
  const blocks: RichBlock[] = []
  let loose: RichRun[] = []
  const closeParagraph = () => {
    if (hasWords(loose)) blocks.push({ kind: 'paragraph', runs: loose })
    loose = []
  }
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'hardBreak') {
      loose.push(...runsOf([node]))
      continue
    }
    closeParagraph()
    blocks.push(...blockOf(node, depth))
  }
  closeParagraph()
  return blocks
}

function blockOf(node: RichNode, depth: number): RichBlock[] {
  const content = node.content ?? []
  const inner = () => blocksOf(content, depth + 1)
  switch (node.type) {
    case 'paragraph':
      return paragraph(runsOf(content))
    case 'heading':
      return heading(node, depth)
    case 'bulletList':
      return depth < deepest ? list(content, null, depth) : inner()
    case 'orderedList':
      return depth < deepest ? list(content, whole(node, 'start', largest), depth) : inner()
    case 'blockquote': {
      const blocks = inner()
      return depth < deepest && blocks.length > 0 ? [{ kind: 'quote', blocks }] : blocks
    }
    case 'horizontalRule':
      return [{ kind: 'rule' }, ...inner()]
    case 'table':
      return depth < deepest ? table(content, depth) : inner()
    default:
      return node.text === undefined ? inner() : paragraph(runsOf([{ ...node, type: 'text' }]))
  }
}

function paragraph(runs: readonly RichRun[]): RichBlock[] {
  return hasWords(runs) ? [{ kind: 'paragraph', runs }] : []
}

/** Only headings of the text itself lead through it; one in a list or a table is a line in bold. */
function heading(node: RichNode, depth: number): RichBlock[] {
  const runs = runsOf(node.content ?? []).map(run => (run.text === '\n' ? { text: ' ' } : run))
  if (!hasWords(runs)) return []
  if (depth > 0) return paragraph(runs.map(run => ({ ...run, bold: true })))
  return [{ kind: 'heading', level: whole(node, 'level', deepestHeading), runs }]
}

function list(nodes: readonly RichNode[], start: number | null, depth: number): RichBlock[] {
  const items = nodes.map(node => blocksOf(node.type === 'listItem' ? (node.content ?? []) : [node], depth + 1))
  const filled = items.filter(item => item.length > 0)
  return filled.length === 0 ? [] : [{ kind: 'list', start, items: filled }]
}

type TableCell = { readonly node: RichNode; readonly colspan: number; readonly rowspan: number }

function table(nodes: readonly RichNode[], depth: number): RichBlock[] {
  const rows = nodes.map(row => (row.type === 'tableRow' ? (row.content ?? []) : [row]).map(tableCell))
  const isHead = (row: readonly TableCell[] | undefined) =>
    row?.every(({ node }) => node.type === 'tableHeader') ?? false
  const head = rows.length > 1 && isHead(rows[0])
  // A head is repeated on each page, so that nothing in it may reach out of it.
  const flat = rows.map((row, y) => (head && y === 0 ? row.map(cell => ({ ...cell, rowspan: 1 })) : row))
  const grid = gridOf(flat)
  const cellBlocks = ({ cell }: GridCell<TableCell>) => (cell === null ? [] : insideOf(cell.node, depth + 1))
  const cells = grid.rows.map(row =>
    row.map(each => ({ colspan: each.colspan, rowspan: each.rowspan, blocks: cellBlocks(each) })),
  )
  if (!cells.some(row => row.some(({ blocks }) => blocks.length > 0))) return []
  if (grid.columns > mostColumns) return cells.flat().flatMap(({ blocks }) => blocks)
  return [{ kind: 'table', columns: grid.columns, head, rows: cells }]
}

function tableCell(node: RichNode): TableCell {
  return { node, colspan: whole(node, 'colspan', mostColumns), rowspan: whole(node, 'rowspan', largest) }
}

function insideOf(node: RichNode, depth: number): RichBlock[] {
  const isCell = node.type === 'tableCell' || node.type === 'tableHeader'
  return blocksOf(isCell ? (node.content ?? []) : [node], depth)
}

/** The text in `nodes`, however deep it stands. */
function runsOf(nodes: readonly RichNode[]): RichRun[] {
  return nodes.flatMap(node => {
    if (node.type === 'hardBreak') return [{ text: '\n' }]
    if (node.text === undefined) return runsOf(node.content ?? [])
    const text = node.text.replace(/[\n\r\u2028\u2029]+/g, ' ')
    return text === '' ? [] : [{ text, ...Object.assign({}, ...(node.marks ?? []).map(markOf)) }]
  })
}

function markOf({ type, attrs }: RichMark): Omit<RichRun, 'text'> {
  if (type === 'bold' || type === 'italic' || type === 'underline' || type === 'strike') return { [type]: true }
  return type === 'link' && isLinkAddress(attrs?.href) ? { link: attrs.href } : {}
}

function hasWords(runs: readonly RichRun[]): boolean {
  return runs.some(run => run.text.trim() !== '')
}

/** A whole number from 1 to `most` in an attribute; 1 when it says anything else, `most` when it says more. */
function whole(node: RichNode, name: string, most: number): number {
  const value = node.attrs?.[name]
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? Math.min(value, most) : 1
}
