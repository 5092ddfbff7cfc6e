/**
 * Long texts. Those that stand in both languages are set in two columns like a treaty, block beside block; one that stands
 * in a single language goes over the whole width, and its language is named to whom it is not their own.
 */
import type { Language, RichNode, RichText } from '#shared/plan/plan.ts'
import type { Rich } from '../content.ts'
import { present, type Readers, type Sides, sides } from './print-lines.ts'

/** One or two columns. A row holds blocks that belong beside each other, and those that must not be parted from them. */
export type PrintText = {
  readonly kind: 'text'
  /** The language of each column. */
  readonly languages: readonly Language[]
  /** What must be said about the text before it, or nothing. */
  readonly notes: Sides
  readonly rows: readonly (readonly RichText[])[]
}

/** The bodies of one text, one for each reader. */
export function printText(bodies: readonly Rich[], readers: Readers): PrintText {
  const languages = [...new Set(bodies.map(body => body.language))]
  const columns = languages.map(language => bodies.find(body => body.language === language)?.nodes ?? [])
  const notes = present(readers).map((reader, i) => {
    const body = bodies[i]
    const isForeign = body !== undefined && body.language !== reader.language
    const said = [isForeign ? reader.languageName(body.language) : '', body?.older ?? ''].filter(Boolean).join('. ')
    return said === '' ? [] : [{ text: said }]
  })
  return { kind: 'text', languages, notes: sides(readers, notes), rows: rowsOf(columns) }
}

/** Blocks of the same number beside each other; a heading stays in one row with what follows it. */
function rowsOf(columns: readonly RichText[]): RichText[][] {
  const rows: RichNode[][][] = []
  const most = Math.max(0, ...columns.map(column => column.length))
  for (let i = 0; i < most; i++) {
    const blocks = columns.map(column => column.slice(i, i + 1))
    const last = rows.at(-1)
    if (last && last.some(endsInHeading)) last.forEach((nodes, side) => nodes.push(...(blocks[side] ?? [])))
    else rows.push(blocks.map(nodes => [...nodes]))
  }
  return rows
}

function endsInHeading(nodes: readonly RichNode[]): boolean {
  return nodes.at(-1)?.type === 'heading'
}
