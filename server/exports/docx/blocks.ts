/** The blocks of the content as paragraphs and tables. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Tab,
  type Table,
  TextRun,
} from 'docx'
import type { Block, Table as ContentTable, Line, Part, Rich, Station } from '../content.ts'
import { noted } from '../run-notes.ts'
import { type Lists, richBlocks } from './rich.ts'
import { type Form, lineRuns, type Speaker, textRuns, type Voice } from './runs.ts'
import { ink, size } from './styles.ts'
import { type LaidCell, laidTable } from './tables.ts'

/** Who reads, how wide the page is inside of its margins (twentieths of a point), and the lists so far. */
export type Page = Speaker & { readonly width: number; readonly lists: Lists }

/** Where the values of facts begin, in twentieths of a point. */
const factIndent = 2700

/** Tables of so few rows stand on one page. */
const fewRows = 10

/** A heading and the blocks of a part. */
export function partBlocks({ title, blocks }: Part, page: Page): (Paragraph | Table)[] {
  return [
    heading(title, HeadingLevel.HEADING_1, page),
    ...blocks.flatMap((block, i) => blockOf(untitled(block, title), page, blocks[i + 1])),
  ]
}

/** What turns a paragraph around, for a language that runs from right to left. */
export function direction({ dir }: Voice): { bidirectional?: true } {
  return dir === 'rtl' ? { bidirectional: true } : {}
}

/** A table that is called like its part needs no second heading. */
function untitled(block: Block, title: string): Block {
  return block.kind === 'table' && block.title === title ? { ...block, title: '' } : block
}

/** A paragraph in the direction of the reader's language. */
export function paragraph(children: readonly ParagraphChild[], { voice }: Speaker, more: IParagraphOptions = {}) {
  return new Paragraph({ children, ...direction(voice), ...more })
}

function blockOf(block: Block, page: Page, next: Block | undefined): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [paragraph(lineRuns(oneLine(block.line), page), page, { heading: HeadingLevel.HEADING_2 })]
    case 'facts':
      return block.facts.map(({ name, line }) => factOf(name, line, page))
    case 'list':
      return block.lines.map(line =>
        paragraph(lineRuns(line, page), page, {
          numbering: { reference: 'bullets', level: 0 },
          spacing: { after: 60 },
        }),
      )
    case 'table':
      // Sums below a table stay with it.
      return tableOf(block, page, next?.kind === 'facts')
    case 'route':
      return block.stations.flatMap(station => stationOf(station, page))
    case 'rich':
      return [...olderNote(block, page), ...richBlocks(block.nodes, block.language, page.lists, page.width)]
    default:
      return block satisfies never
  }
}

function olderNote({ older }: Rich, page: Page): Paragraph[] {
  return older === null ? [] : [paragraph(lineRuns([{ text: older }], page, { italics: true, color: ink.quiet }), page)]
}

function heading(text: string, level: IParagraphOptions['heading'], page: Page): Paragraph {
  return paragraph(lineRuns([{ text }], page), page, { heading: level })
}

function factOf(name: string, line: Line, page: Page): Paragraph {
  const children = [
    ...lineRuns([{ text: name }], page, { color: ink.quiet }),
    new TextRun({ children: [new Tab()] }),
    ...lineRuns(line, page),
  ]
  const tab = { type: 'start', position: factIndent } as const
  return paragraph(children, page, {
    indent: { start: factIndent, hanging: factIndent },
    tabStops: [tab],
    spacing: { after: 60 },
  })
}

function tableOf({ title, columns, rows }: ContentTable, page: Page, isSummed: boolean): (Paragraph | Table)[] {
  const { reader, width } = page
  const isShort = rows.length <= fewRows
  const staysWithNext = (row: number) => row < 0 || (isShort && (isSummed || row < rows.length - 1))
  const cell = (line: Line, align: 'start' | 'end', form: Form, row: number): LaidCell => ({
    children: [
      paragraph(lineRuns(line, page, { ...form, size: size.table }), page, {
        ...(align === 'end' ? { alignment: AlignmentType.END } : {}),
        spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO },
        ...(staysWithNext(row) ? { keepNext: true } : {}),
      }),
    ],
    words: noted(line, reader),
    isHead: row < 0,
  })
  const head = columns.map(column => cell([{ text: column.title }], column.align, { bold: true }, -1))
  const body = rows.map((row, at) => row.map((line, i) => cell(line, columns[i]?.align ?? 'start', {}, at)))
  const table = laidTable({ rows: [head, ...body], columns: columns.length, width, dir: page.voice.dir })
  const caption = title === '' ? [] : [heading(title, HeadingLevel.HEADING_2, page)]
  return [
    ...caption,
    table,
    new Paragraph({ spacing: { after: 60 }, ...(isShort && isSummed ? { keepNext: true } : {}) }),
  ]
}

/** A station on the drawn line, and how the journey goes on from it. */
function stationOf({ name, times, onward }: Station, page: Page): Paragraph[] {
  const side = page.voice.dir === 'rtl' ? 'right' : 'left'
  const line = {
    indent: { start: 300 },
    border: { [side]: { style: BorderStyle.SINGLE, size: 24, space: 8, color: ink.accent } },
    spacing: { after: 0, before: 0 },
  }
  const clock = times.length > 0 ? lineRuns([{ text: `  ${times.join('–')}` }], page, { color: ink.quiet }) : []
  const stop = [...lineRuns(oneLine(name), page, { bold: true }), ...clock]
  const way = onward ? lineRuns(oneLine(onward.text), page, { color: ink.quiet, size: size.table }) : []
  const arrow = textRuns('    ↓ ', page.voice, { color: ink.quiet, size: size.table })
  return [
    paragraph(stop, page, { ...line, ...(onward ? { keepNext: true } : {}) }),
    ...(onward ? [paragraph([...arrow, ...way], page, line)] : []),
  ]
}

function oneLine(line: Line): Line {
  return line.map(run => ({ ...run, text: run.text.replace(/\s*\n\s*/g, ' ') }))
}
