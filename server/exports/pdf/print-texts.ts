/**
 * Long texts. Those that stand in both languages are set in two columns like a treaty, block beside block; one that stands
 * in a single language goes over the whole width, and its language is named to whom it is not their own.
 */
import type { Language } from '#shared/plan/plan.ts'
import type { Rich } from '../content.ts'
import { type Readers, type Sides, sides } from './print-lines.ts'
import { type RichBlock, richBlocks } from './rich-blocks.ts'

/** One or two columns. A row holds blocks that belong beside each other, and those that must not be parted from them. */
export type PrintText = {
  readonly kind: 'text'
  /** The language of each column. */
  readonly languages: readonly Language[]
  /** What must be said about the text before it, or nothing. */
  readonly notes: Sides
  readonly rows: readonly (readonly (readonly RichBlock[])[])[]
  /** The level of the heading that the text stands under. */
  readonly under: number
}

/** The bodies of one text, one for each reader, below a heading of the level `under`. */
export function printText(bodies: readonly Rich[], readers: Readers, under: number): PrintText {
  const languages = [...new Set(bodies.map(body => body.language))]
  const columns = languages.map(language => richBlocks(bodies.find(body => body.language === language)?.nodes ?? []))
  const notes = readers.map((reader, i) => {
    const body = bodies[i]
    const isForeign = body !== undefined && body.language !== reader.language
    const said = [isForeign ? reader.languageName(body.language) : '', body?.older ?? ''].filter(Boolean).join('. ')
    return said === '' ? [] : [{ text: said }]
  })
  return { kind: 'text', languages, notes: sides(readers, notes), rows: rowsOf(columns), under }
}

/** Blocks of the same number beside each other; a heading stays in one row with what follows it. */
function rowsOf(columns: readonly (readonly RichBlock[])[]): RichBlock[][][] {
  const rows: RichBlock[][][] = []
  const most = Math.max(0, ...columns.map(column => column.length))
  for (let i = 0; i < most; i++) {
    const blocks = columns.map(column => column.slice(i, i + 1))
    const last = rows.at(-1)
    if (last?.some(endsInHeading)) rows[rows.length - 1] = last.map((cell, side) => [...cell, ...(blocks[side] ?? [])])
    else rows.push(blocks)
  }
  return stepByStep(rows)
}

function endsInHeading(blocks: readonly RichBlock[]): boolean {
  return blocks.at(-1)?.kind === 'heading'
}

/** Read row by row, headings of one column come between those of the other: none may leave out a level there either. */
function stepByStep(rows: readonly RichBlock[][][]): RichBlock[][][] {
  let last = 0
  const stepped = (block: RichBlock): RichBlock => {
    if (block.kind !== 'heading') return block
    last = Math.min(block.level, last + 1)
    return { ...block, level: last }
  }
  return rows.map(row => row.map(cell => cell.map(stepped)))
}
