/**
 * What the press sets for a plan: the one content of all exports, said by one or two readers, in the order and the pieces
 * that paper has. Pure: equal input, equal print. How it looks is the templates' matter.
 */
import type { Language } from '#shared/plan/plan.ts'
import { type Content, contentOf, type Part } from '../content.ts'
import type { ExportInput, ExportOptions } from '../input.ts'
import { readerOf } from '../reader.ts'
import { type PrintSeals, type PrintSignatures, printSeals, printSignatures } from './print-agreement.ts'
import { type PrintBlock, printBlock } from './print-blocks.ts'
import { groupsOf, type PrintCertificate, printCertificate } from './print-certificate.ts'
import { type PrintHead, type PrintMargins, printHead, printMargins } from './print-head.ts'
import { type PrintLine, present, type Readers, type Sides, sides, spoken } from './print-lines.ts'

export type PrintPart = {
  readonly id: string
  readonly title: Sides
  readonly blocks: readonly (PrintBlock | PrintSeals | PrintSignatures)[]
}
/** The map of the route: a drawing, what it shows in words, and what its lines mean. */
export type PrintMap = { readonly svg: string; readonly alt: string; readonly legend: string }
export type Print = {
  /** One or two; the first is that of the file. */
  readonly languages: readonly Language[]
  /** For the file's metadata: plain words in the first language. */
  readonly about: { readonly title: string; readonly edition: string; readonly day: string }
  readonly margins: PrintMargins
  readonly head: PrintHead
  readonly map: PrintMap | null
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
export function printOf(input: ExportInput, readers: Readers, digest: string, map: PrintMap | null): Print {
  const contents = present(readers).map(reader => contentOf(input, reader, digest))
  const [first] = contents
  return {
    languages: present(readers).map(({ language }) => language),
    about: {
      title: first?.title.map(run => run.text).join('') ?? '',
      edition: [first?.draft, first?.edition].filter(Boolean).join(' – '),
      day: dayOfInstant(input.at),
    },
    margins: printMargins(contents, digest, readers),
    head: printHead(contents, input, readers),
    map,
    parts: [...partsOf(contents, readers), ...agreed(contents, input, readers)].filter(part => part.blocks.length > 0),
    nothing: spoken(readers, ({ words }) => words('export.empty')),
    certificate: printCertificate(input, readers),
    digest: { name: spoken(readers, ({ words }) => words('export.fingerprint')), groups: groupsOf(digest, 4) },
  }
}

function dayOfInstant(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString().slice(0, 10)
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

function blocksOf(parts: readonly Part[], readers: Readers): PrintBlock[] {
  return (parts[0]?.blocks ?? []).map((_, i) =>
    printBlock(
      parts.flatMap(part => part.blocks[i] ?? []),
      readers,
    ),
  )
}
