/**
 * The one content of a file, whatever its format: headed blocks, tables and lines in the reader's language. A renderer only
 * decides how they look, so that the same words and numbers stand in all of them. Pure: equal input, equal content.
 */
import type { Language, LegStatus, RichText } from '#shared/plan/plan.ts'
import { agreementPart } from './content-agreement.ts'
import { budgetPart } from './content-budget.ts'
import { checksPart } from './content-checks.ts'
import { overviewPart } from './content-overview.ts'
import { programmePart } from './content-programme.ts'
import { routePart } from './content-route.ts'
import { tasksPart } from './content-tasks.ts'
import { textsPart } from './content-texts.ts'
import { editionOf, titleOf } from './edition.ts'
import type { ExportInput } from './input.ts'
import type { Reader, Run } from './reader.ts'

/** A cell or a paragraph: pieces of text that may be in different languages. */
export type Line = readonly Run[]

/** `id` is the same in every language, so that a layout can tell the columns apart. */
export type Column = { readonly id: string; readonly title: string; readonly align: 'start' | 'end' }
/** Which table it is; a plan has one of most and a `day` for each day; the last four are a letter's. */
export type TableId =
  | 'groups'
  | 'timetable'
  | 'legs'
  | 'day'
  | 'tasks'
  | 'lines'
  | 'sums'
  | 'inKind'
  | 'rates'
  | 'decisions'
  | 'list'
  | 'persons'
  | 'journey'
  | 'stays'
  | 'programme'
export type Table = {
  readonly kind: 'table'
  readonly id: TableId
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Line[])[]
}
/** One station of the drawn line, and how it goes on from there; null at the end. */
export type Station = {
  readonly name: Line
  /** House and country. */
  readonly place: Line
  readonly times: readonly string[]
  /** The same times, each with its day. */
  readonly calls: readonly Call[]
  /** How long one stays, and with whom. */
  readonly stay: Line
  readonly onward: Onward | null
}
export type Call = { readonly day: string; readonly time: string }
/** `remarks`: whether it runs, the distance, and what the border takes. */
export type Onward = { readonly text: Line; readonly remarks: Line; readonly status: LegStatus | 'missing' }
export type Block =
  | Table
  | { readonly kind: 'heading'; readonly line: Line }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly name: string; readonly line: Line }[] }
  | { readonly kind: 'list'; readonly lines: readonly Line[] }
  | { readonly kind: 'route'; readonly stations: readonly Station[] }
  | Rich

/** The body of a text. `older`: says that it is older than its source, or null. */
export type Rich = {
  readonly kind: 'rich'
  readonly language: Language
  readonly nodes: RichText
  readonly older: string | null
}

/** A headed part of a file. Parts without a block are left out. */
export type Part = { readonly id: string; readonly title: string; readonly blocks: readonly Block[] }

export type Content = {
  readonly language: Language
  readonly title: Line
  /** Words of the plan that must stand on every page. */
  readonly label: Line
  /** Which version this is, or that it is a draft. */
  readonly edition: string
  /** The word that marks every page of a draft, or null. */
  readonly draft: string | null
  readonly parts: readonly Part[]
  /** Digest and edition, for the foot of the file. */
  readonly footer: readonly string[]
}

/** The content of an export for its reader. `digest` is that of the plan's canonical JSON. */
export function contentOf(input: ExportInput, reader: Reader, digest: string): Content {
  const { plan, version } = input
  const { words } = reader
  const edition = editionOf(input, reader)
  const parts = [overviewPart, routePart, programmePart, tasksPart, budgetPart, textsPart, agreementPart, checksPart]
  return {
    language: reader.language,
    title: [titleOf(input, reader)],
    label: [reader.read(plan.label)].filter(run => run.text !== ''),
    edition,
    draft: version === null ? words('export.draft') : null,
    parts: parts.map(part => part(input, reader)).filter(part => part.blocks.length > 0),
    footer: [edition, words('export.digest', { digest }), input.origin],
  }
}
