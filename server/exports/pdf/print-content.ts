/** What stands on the pages of a printed plan, as `templates/plan.typ` reads it. */
import type { Block, Content, Line } from '../content.ts'
import type { ExportInput } from '../input.ts'
import type { Reader } from '../reader.ts'
import { type RichBlock, richBlocks } from './rich-blocks.ts'

type PrintBlock =
  | Exclude<Block, { readonly kind: 'rich' }>
  | { readonly kind: 'rich'; readonly language: string; readonly blocks: readonly RichBlock[] }

export type PrintContent = Omit<Content, 'parts'> & {
  /** Year, month and day of the state that is printed, in UTC. */
  readonly date: readonly [year: number, month: number, day: number]
  readonly parts: readonly { readonly title: string; readonly blocks: readonly PrintBlock[] }[]
  readonly words: { readonly page: string; readonly attached: string }
}

/** `content` for paper. */
export function printContentOf(content: Content, { at }: ExportInput, { words }: Reader): PrintContent {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC')
  return {
    ...content,
    date: [year, month, day],
    parts: content.parts.map(({ title, blocks }) => ({ title, blocks: blocks.map(printBlock) })),
    words: { page: words('export.page', { page: '{page}', pages: '{of}' }), attached: words('export.attached') },
  }
}

/** The tags of all languages in `content`. */
export function languagesIn({ language, title, label, parts }: PrintContent): string[] {
  const lines = parts.flatMap(({ blocks }) => blocks.flatMap(linesOf))
  const named = [title, label, ...lines].flat().map(run => run.language ?? language)
  const rich = parts.flatMap(({ blocks }) => blocks.flatMap(block => (block.kind === 'rich' ? [block.language] : [])))
  return [...new Set([language, ...named, ...rich])]
}

function printBlock(block: Block): PrintBlock {
  return block.kind === 'rich' ? { kind: 'rich', language: block.language, blocks: richBlocks(block.nodes) } : block
}

function linesOf(block: PrintBlock): readonly Line[] {
  switch (block.kind) {
    case 'table':
      return block.rows.flat()
    case 'heading':
      return [block.line]
    case 'facts':
      return block.facts.map(({ line }) => line)
    case 'list':
      return block.lines
    case 'route':
      return block.stations.flatMap(({ name, onward }) => (onward === null ? [name] : [name, onward.text]))
    case 'rich':
      return []
    default:
      return block satisfies never
  }
}
