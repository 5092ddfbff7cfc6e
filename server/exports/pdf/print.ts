/**
 * What the press sets for a plan: the one content of all exports, said by one or two readers, in the order and the pieces
 * that paper has. Pure: equal input, equal print. How it looks is the templates' matter.
 */
import type { Language } from '#shared/plan/plan.ts'
import { type Content, contentOf, type Part } from '../content.ts'
import { hasSigns } from '../edition.ts'
import type { ExportInput, ExportOptions } from '../input.ts'
import type { RouteMap } from '../map/map.ts'
import { readerOf } from '../reader.ts'
import { type PrintSeals, type PrintSignatures, printSeals, printSignatures } from './print-agreement.ts'
import { type PrintBlock, printBlock } from './print-blocks.ts'
import { groupsOf, type PrintCertificate, printCertificate } from './print-certificate.ts'
import { type PrintHead, type PrintMargins, printHead, printMargins } from './print-head.ts'
import { type PrintLine, type Readers, type Sides, sides, spoken } from './print-lines.ts'

export type PrintPart = {
  readonly id: string
  readonly title: Sides
  readonly blocks: readonly (PrintBlock | PrintSeals | PrintSignatures)[]
}
/** `date`: year, month and day of the state that is printed, in UTC. */
export type About = {
  readonly title: string
  readonly edition: string
  readonly attached: string
  readonly date: readonly [year: number, month: number, day: number]
}
export type Print = {
  /** One or two; the first is that of the file. */
  readonly languages: readonly Language[]
  /** For the file's metadata, in the first language. `attached` describes the file that goes with the pages. */
  readonly about: About
  readonly margins: PrintMargins
  readonly head: PrintHead
  readonly map: RouteMap | null
  readonly parts: readonly PrintPart[]
  /** Said when there is no part. */
  readonly nothing: Sides
  readonly certificate: PrintCertificate | null
  /** The whole digest, as it stands at the end of the head. */
  readonly digest: { readonly name: Sides; readonly groups: readonly string[] }
}

/** Who reads: one, or two when `beside` asks for another language. */
export function readersOf(input: ExportInput, { language, beside }: ExportOptions): Readers {
  const first = readerOf(input, language)
  const second = beside === undefined ? first : readerOf(input, beside)
  return second.language === first.language ? [first] : [first, second]
}

/** The print of `input`. `map`: drawn by the caller, since it takes its time. `digest`: of the plan's canonical JSON. */
export function printOf(input: ExportInput, readers: Readers, digest: string, map: RouteMap | null): Print {
  const contents = readers.map(reader => contentOf(input, reader, digest))
  return {
    languages: readers.map(({ language }) => language),
    about: aboutOf(contents, input, readers),
    margins: printMargins(contents, digest, readers),
    head: printHead(contents, input, readers),
    map,
    parts: [...partsOf(contents, readers), ...agreed(contents, input, readers)].filter(part => part.blocks.length > 0),
    nothing: spoken(readers, ({ words }) => words('export.empty')),
    certificate: printCertificate(input, readers),
    digest: { name: spoken(readers, ({ words }) => words('export.fingerprint')), groups: groupsOf(digest, 4) },
  }
}

function aboutOf([content]: readonly Content[], { at }: ExportInput, [{ words }]: Readers): About {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC')
  const title = content?.title.map(run => run.text).join('') ?? ''
  const edition = [content?.draft, content?.edition].filter(Boolean).join(' – ')
  return { title, edition, attached: words('export.attached'), date: [year, month, day] }
}

/** The tags of all languages in `print`. */
export function languagesIn(print: Print): Language[] {
  const found = new Set<Language>()
  const look = (value: unknown, name = ''): void => {
    if (typeof value === 'string') {
      if (name === 'language' || name === 'languages') found.add(value)
    } else if (Array.isArray(value)) for (const item of value) look(item, name)
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) look(item, key)
  }
  look(print)
  return [...found]
}

/** What the head says already is not said again; answers stand at the end, where one signs. */
function partsOf(contents: readonly Content[], readers: Readers): PrintPart[] {
  const parts = (contents[0]?.parts ?? []).map(({ id }) => partsOfAll(contents, id))
  return parts.flatMap(all => {
    const id = all[0]?.id ?? ''
    if (id === 'agreement') return []
    const blocks = blocksOf(all, readers).filter(block => !(id === 'overview' && block.kind === 'facts'))
    return [
      titled(
        id,
        sides(
          readers,
          all.map(part => [{ text: part.title }]),
        ),
        blocks,
      ),
    ]
  })
}

/** A part of one table is called like the table. */
function titled(id: string, title: Sides, blocks: readonly PrintBlock[]): PrintPart {
  const [first] = blocks
  const named = id === 'overview' && first?.kind === 'table' ? first.title : title
  const isSaid = (block: PrintBlock) => block.kind === 'table' && saysTheSame(block.title, named)
  return { id, title: named, blocks: blocks.map(block => (isSaid(block) ? { ...block, title: [] } : block)) }
}

function saysTheSame(a: readonly PrintLine[], b: readonly PrintLine[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The answers to the version, its seals above them, and lines to sign on. */
function agreed(contents: readonly Content[], input: ExportInput, readers: Readers): PrintPart[] {
  const title = spoken(readers, ({ words }) => words('agreement.title'))
  const [facts, ...tables] = blocksOf(partsOfAll(contents, 'agreement'), readers)
  const blocks = [
    ...(facts === undefined ? [] : [facts]),
    ...printSeals(input, readers),
    ...tables,
    ...printSignatures(input, readers),
  ]
  return [{ id: 'agreement', title, blocks }]
}

function partsOfAll(contents: readonly Content[], id: string): Part[] {
  return contents.flatMap(({ parts }) => parts.find(part => part.id === id) ?? [])
}

const partLevel = 2

/** Headings without a sign that can be printed are left out: no file may have an empty one. */
function blocksOf(parts: readonly Part[], readers: Readers): PrintBlock[] {
  let under = partLevel
  return (parts[0]?.blocks ?? []).flatMap((_, i) => {
    const blocks = parts.flatMap(part => part.blocks[i] ?? [])
    const [block] = blocks
    if (block?.kind === 'heading') {
      const isHeading = hasSigns(block.line)
      under = isHeading ? partLevel + 1 : partLevel
      if (!isHeading) return []
    }
    return [printBlock(blocks, readers, under)]
  })
}
