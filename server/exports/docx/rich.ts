/**
 * The body of a text in a document. A strict switch over the kinds of node that a plan may hold: what is unknown keeps its
 * words and loses its form. Links lead to web, mail and telephone only.
 */
import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  type INumberingOptions,
  type IParagraphOptions,
  LevelFormat,
  Paragraph,
  type ParagraphChild,
  type Table,
  TextRun,
} from 'docx'
import { plainText } from '#shared/plan/plain-text.ts'
import type { RichMark, RichNode } from '#shared/plan/plan.ts'
import { isLinkAddress } from '#shared/plan/richtext.ts'
import { dirOf } from '../html-escape.ts'
import { type Form, textRuns, type Voice, voiceOf } from './runs.ts'
import { ink } from './styles.ts'
import { type LaidCell, laidTable } from './tables.ts'

type NumberingConfig = INumberingOptions['config'][number]
/** The numbered lists of a document, each counting for itself. */
export type Lists = NumberingConfig[]

// Headings of a text stand below the heading of its section.
const headings = [HeadingLevel.HEADING_3, HeadingLevel.HEADING_4, HeadingLevel.HEADING_5, HeadingLevel.HEADING_6]
// Far more than an editor makes, and few enough for every reader of the file.
const deepest = 40
const deepestList = 8
/** One step to the side, in twentieths of a point. */
const step = 360
/** Longer addresses make a file that Word calls damaged. */
const longestAddress = 2000

/** Where a block stands: how far inside, in which lists, in which quote. */
type Place = {
  readonly voice: Voice
  readonly lists: Lists
  /** How wide it may be. */
  readonly width: number
  readonly depth: number
  readonly indent: number
  readonly listLevel: number
  readonly isQuote: boolean
  readonly form: Form
  readonly isHead: boolean
}

/** The bullets of all lists without numbers. */
export const bullets: NumberingConfig = {
  reference: 'bullets',
  levels: Array.from({ length: deepestList + 1 }, (_, level) => ({
    level,
    format: LevelFormat.BULLET,
    text: ['•', '–', '·'][level % 3] ?? '•',
    style: { paragraph: { indent: { start: (level + 1) * step, hanging: 260 } } },
  })),
}

/** The paragraphs and tables of a text in `language`. */
export function richBlocks(
  nodes: readonly RichNode[],
  language: string,
  lists: Lists,
  width: number,
): (Paragraph | Table)[] {
  const voice = voiceOf(language, dirOf(language))
  const place = { voice, lists, width, depth: 0, indent: 0, listLevel: -1, isQuote: false, form: {}, isHead: false }
  return blocksOf(nodes, place)
}

function blocksOf(nodes: readonly RichNode[], place: Place): (Paragraph | Table)[] {
  if (place.depth > deepest) return []
  return nodes.flatMap(node => blockOf(node, { ...place, depth: place.depth + 1 }))
}

function blockOf(node: RichNode, place: Place): (Paragraph | Table)[] {
  const content = node.content ?? []
  switch (node.type) {
    case 'paragraph':
      return [paragraph(content, place)]
    case 'heading':
      return plainText(content).trim() === ''
        ? []
        : [paragraph(content, place, { heading: headings[Math.min(count(node, 'level'), headings.length) - 1] })]
    case 'bulletList':
      return listOf(content, { ...place, listLevel: nextLevel(place) }, 'bullets')
    case 'orderedList':
      return listOf(content, { ...place, listLevel: nextLevel(place) }, numbered(count(node, 'start'), place))
    case 'blockquote':
      return blocksOf(content, { ...place, indent: place.indent + step, isQuote: true })
    case 'horizontalRule':
      return [new Paragraph({ thematicBreak: true })]
    case 'table':
      return tableOf(content, place)
    case 'text':
    case 'hardBreak':
      return [paragraph([node], place)]
    default:
      return node.text === undefined
        ? blocksOf(content, place)
        : [paragraph([{ type: 'text', text: node.text }], place)]
  }
}

function paragraph(content: readonly RichNode[], place: Place, more: IParagraphOptions = {}): Paragraph {
  const { voice, indent, isQuote } = place
  const side = voice.around === 'rtl' ? 'right' : 'left'
  const border = { [side]: { style: BorderStyle.SINGLE, size: 12, space: 8, color: ink.line } }
  return new Paragraph({
    children: inline(content, place),
    ...(voice.around === 'rtl' ? { bidirectional: true } : {}),
    ...(indent > 0 ? { indent: { start: indent } } : {}),
    ...(isQuote ? { border } : {}),
    ...more,
  })
}

function nextLevel({ listLevel }: Place): number {
  return Math.min(listLevel + 1, deepestList)
}

/** A new list that counts from `start`. */
function numbered(start: number, { lists, listLevel }: Place): string {
  const own = Math.min(listLevel + 1, deepestList)
  const reference = `numbers-${lists.length + 1}`
  const levels = Array.from({ length: deepestList + 1 }, (_, level) => ({
    level,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
    start: level === own ? start : 1,
    style: { paragraph: { indent: { start: (level + 1) * step, hanging: 320 } } },
  }))
  lists.push({ reference, levels })
  return reference
}

/** The first paragraph of an item carries its mark; what follows stands below it. */
function listOf(items: readonly RichNode[], place: Place, reference: string): (Paragraph | Table)[] {
  const { listLevel } = place
  const numbering = { reference, level: listLevel }
  const indent = (listLevel + 1) * step
  return items.flatMap(item => {
    const [first, ...rest] = item.content ?? []
    const isText = first?.type === 'paragraph' || first?.type === 'text'
    const content = first?.type === 'text' ? [first] : (first?.content ?? [])
    const head = isText ? [paragraph(content, { ...place, indent: 0 }, { numbering, spacing: { after: 40 } })] : []
    const below = isText ? rest : (item.content ?? [])
    return [...head, ...blocksOf(below, { ...place, indent })]
  })
}

/** Rows of equal length, whatever their cells reach over. */
function tableOf(rows: readonly RichNode[], place: Place): (Paragraph | Table)[] {
  const columns = Math.min(
    most,
    Math.max(0, ...rows.map(row => sum((row.content ?? []).map(cell => count(cell, 'colspan'))))),
  )
  if (columns === 0) return []
  const width = place.width - place.indent
  const inner = { ...place, width: Math.floor(width / columns) - 140, indent: 0, listLevel: -1, isQuote: false }
  const covered: number[] = Array.from({ length: columns }, () => 0)
  const laid = rows.map((row, i) => laidRow(row, rows.length - i, covered, inner))
  const table = laidTable({ rows: laid, columns, width: Math.max(width, columns * 300), dir: place.voice.around })
  return [table, new Paragraph({ spacing: { after: 60 } })] // two tables in a row would be one
}

const most = 60

/** The cells of one row. `covered` holds for each column how many rows a cell from above still reaches down. */
function laidRow(row: RichNode, rowsLeft: number, covered: number[], place: Place): LaidCell[] {
  const cells: LaidCell[] = []
  const waiting = [...(row.content ?? [])]
  let column = 0
  while (column < covered.length) {
    if ((covered[column] ?? 0) > 0) {
      covered[column] = (covered[column] ?? 0) - 1
      column += 1
      continue
    }
    const cell = waiting.shift()
    const free = freeFrom(covered, column)
    const columns = cell ? Math.min(count(cell, 'colspan'), free) : 1
    const rows = cell ? Math.min(count(cell, 'rowspan'), rowsLeft) : 1
    cells.push({ ...laidCell(cell, place), columns, rows })
    for (let i = column; i < column + columns; i++) covered[i] = rows - 1
    column += columns
  }
  return cells
}

function freeFrom(covered: readonly number[], column: number): number {
  const end = covered.findIndex((rows, i) => i > column && rows > 0)
  return (end === -1 ? covered.length : end) - column
}

function laidCell(cell: RichNode | undefined, place: Place): LaidCell {
  const isHead = cell?.type === 'tableHeader'
  const children = blocksOf(cell?.content ?? [], { ...place, form: isHead ? { bold: true } : {}, isHead })
  const last = children.at(-1)
  // A cell must end with a paragraph, or Word calls the file damaged.
  return {
    children: last instanceof Paragraph ? children : [...children, new Paragraph({})],
    words: plainText(cell?.content ?? []),
    isHead,
  }
}

function inline(nodes: readonly RichNode[], place: Place): ParagraphChild[] {
  return nodes.flatMap((node): ParagraphChild[] => {
    if (node.type === 'hardBreak') return [new TextRun({ break: 1 })]
    if (node.text === undefined) return inline(node.content ?? [], place)
    return marked(node.text, node.marks ?? [], place)
  })
}

function marked(text: string, marks: readonly RichMark[], { voice, form }: Place): ParagraphChild[] {
  const has = (type: string) => marks.some(mark => mark.type === type)
  const own: Form = {
    ...form,
    ...(has('bold') ? { bold: true } : {}),
    ...(has('italic') ? { italics: true } : {}),
    ...(has('strike') ? { strike: true } : {}),
    ...(has('underline') ? { underline: {} } : {}),
  }
  const link = marks.map(linkOf).find(address => address !== null)
  if (link == null) return textRuns(text, voice, own)
  return [new ExternalHyperlink({ link, children: textRuns(text, voice, { ...own, style: 'Hyperlink' }) })]
}

/** An address that every word processor takes; null when the mark is no link or leads elsewhere. */
function linkOf({ type, attrs }: RichMark): string | null {
  const address = attrs?.href
  if (type !== 'link' || !isLinkAddress(address) || !URL.canParse(address)) return null
  const { href } = new URL(address)
  return href.length > longestAddress ? null : href
}

/** A whole number from 1 to 1,000,000 in an attribute, otherwise 1. */
function count(node: RichNode, name: string): number {
  const value = node.attrs?.[name]
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 1_000_000 ? value : 1
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}
