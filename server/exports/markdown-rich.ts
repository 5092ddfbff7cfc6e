/**
 * The body of a text as Markdown. A strict switch over the kinds of node that a plan may hold: what is unknown keeps its words
 * and loses its form. A cell of a table is one line.
 */
import type { RichNode } from '#shared/plan/plan.ts'
import { escapeMarkdown } from './markdown-escape.ts'
import { inlineMarkdown } from './markdown-marks.ts'

// Headings of a text stand below the heading of its section.
const headingOffset = 3
const deepestHeading = 6
// Far more than an editor makes, and few enough for every reader of Markdown.
const deepest = 60

/** Markdown of rich text, blocks apart by an empty line. */
export function richMarkdown(nodes: readonly RichNode[], depth = 0): string {
  if (depth > deepest) return ''
  return nodes
    .map((node, i) => blockText(node, depth, node.type === nodes[i - 1]?.type))
    .filter(Boolean)
    .join('\n\n')
}

/** `text` behind `mark`, its further lines below its beginning, as lists and quotes want it. */
export function indented(mark: string, text: string): string {
  return mark + text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`)
}

/** A row of a table. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Markdown as the one line that a cell of a table can hold. */
export function cellText(text: string): string {
  return text.replace(/((?:\\\\)*)\\?\n+/g, '$1<br>')
}

/** `follows`: right behind a node of the same kind. Two lists in a row need different marks, or they would be one. */
function blockText(node: RichNode, depth: number, follows: boolean): string {
  const inner = () => richMarkdown(node.content ?? [], depth + 1)
  switch (node.type) {
    case 'paragraph':
      return inlineMarkdown(node.content ?? [])
    case 'heading':
      return headingText(node)
    case 'bulletList':
      return listText(node, () => (follows ? '* ' : '- '), depth)
    case 'orderedList': {
      const start = count(node, 'start')
      return listText(node, i => `${start + i}${follows ? ')' : '.'} `, depth)
    }
    case 'blockquote':
      return inner().replaceAll(/^/gm, '> ')
    case 'horizontalRule':
      return '---'
    case 'table':
      return tableText(node, depth)
    case 'text':
    case 'hardBreak':
      return inlineMarkdown([node])
    default:
      return node.text === undefined ? inner() : escapeMarkdown(node.text)
  }
}

function headingText(node: RichNode): string {
  const text = inlineMarkdown(node.content ?? []).replace(/\s*\\\n\s*/g, ' ')
  return text === '' ? '' : `${'#'.repeat(Math.min(deepestHeading, headingOffset + count(node, 'level')))} ${text}`
}

function listText(node: RichNode, mark: (i: number) => string, depth: number): string {
  const items = (node.content ?? []).map((item, i) => indented(mark(i), richMarkdown(item.content ?? [], depth + 1)))
  return items.join('\n')
}

/** The first row is the head, since Markdown knows no table without one. Cells over several columns leave the rest empty. */
function tableText(node: RichNode, depth: number): string {
  const rows = (node.content ?? []).map(row => (row.content ?? []).flatMap(cell => cellsOf(cell, depth)))
  const width = Math.max(0, ...rows.map(row => row.length))
  if (width === 0) return ''
  const [head = '', ...body] = rows.map(row => tableRow(Array.from({ length: width }, (_, i) => row[i] ?? '')))
  return [head, tableRow(Array.from({ length: width }, () => '---')), ...body].join('\n')
}

function cellsOf(cell: RichNode, depth: number): string[] {
  // The bars of a table inside of the cell would end it.
  const text = cellText(richMarkdown(cell.content ?? [], depth + 1)).replace(/(?<!\\)\|/g, '\\|')
  return [text, ...Array.from({ length: Math.min(count(cell, 'colspan'), 100) - 1 }, () => '')]
}

/** A whole number from 1 to 1,000,000 in an attribute, otherwise 1. */
function count(node: RichNode, name: string): number {
  const value = node.attrs?.[name]
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 1_000_000 ? value : 1
}
