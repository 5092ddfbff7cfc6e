/**
 * A plan as a document for word processors: to print, to file, to go on writing. Parts with wide tables stand on pages turned
 * to the side; head and foot of every page say which state of the plan it is.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  type Paragraph,
  Tab,
  type Table,
  TextRun,
} from 'docx'
import { TextWatermark } from 'docx/watermarks'
import type { Content, Part } from '../content.ts'
import { repacked } from '../packed.ts'
import type { Reader } from '../reader.ts'
import { noted } from '../run-notes.ts'
import { paragraph, partBlocks } from './blocks.ts'
import { fixed } from './fixed.ts'
import { bullets, type Lists } from './rich.ts'
import { lineRuns, type Speaker, speakerOf } from './runs.ts'
import { ink, size, stylesOf } from './styles.ts'

// A4 and its margins, in twentieths of a point.
const paper = { width: 11_906, height: 16_838 }
const margin = { top: 1360, bottom: 1150, left: 1020, right: 1020, header: 560, footer: 480 }
/** More columns than this do not fit across an upright page. */
const mostUpright = 6

/** What the file says about itself, beside the content. */
export type About = { readonly digest: string; readonly version: number | null; readonly at: number }

/** The file's bytes. */
export async function docxOf(content: Content, reader: Reader, about: About): Promise<Uint8Array> {
  const lists: Lists = []
  const speaker = speakerOf(reader)
  const sections = sectionsOf(content, speaker, lists)
  const title = noted(content.title, reader)
  const document = new Document({
    title,
    subject: content.edition,
    creator: 'Twinboard',
    lastModifiedBy: 'Twinboard',
    description: content.footer.join('\n'),
    customProperties: [
      { name: 'Version', value: about.version === null ? (content.draft ?? '') : String(about.version) },
      { name: 'SHA-256', value: about.digest },
    ],
    styles: stylesOf(speaker.voice),
    numbering: { config: [bullets, ...lists] },
    sections,
  })
  return repacked(await Packer.toBuffer(document), parts => fixed(parts, about.at))
}

/** Parts that lie alike share a section. */
function sectionsOf(content: Content, speaker: Speaker, lists: Lists): ISectionOptions[] {
  const groups: { isWide: boolean; children: (Paragraph | Table)[] }[] = [
    { isWide: false, children: opening(content, speaker) },
  ]
  for (const part of content.parts) {
    const isWide = widest(part) > mostUpright
    const width = (isWide ? paper.height : paper.width) - margin.left - margin.right
    const children = partBlocks(part, { ...speaker, width, lists })
    const last = groups.at(-1)
    if (last?.isWide === isWide) last.children.push(...children)
    else groups.push({ isWide, children })
  }
  return groups.map(({ isWide, children }) => ({
    properties: {
      page: {
        size: { ...paper, orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin,
      },
    },
    headers: { default: headerOf(content, speaker, isWide) },
    footers: { default: footerOf(content, speaker, isWide) },
    children,
  }))
}

function widest({ blocks }: Part): number {
  return Math.max(0, ...blocks.map(block => (block.kind === 'table' ? block.columns.length : 0)))
}

function opening({ title, label, edition, draft, parts }: Content, page: Speaker): Paragraph[] {
  const { words } = page.reader
  const plain = (text: string, form = {}) => lineRuns([{ text }], page, form)
  const notice = [
    ...plain(`${draft} `, { bold: true, color: ink.draft, size: 28 }),
    ...plain(words('export.draftNotice')),
  ]
  return [
    ...(draft === null ? [] : [paragraph(notice, page)]),
    paragraph(lineRuns(title, page), page, { heading: HeadingLevel.TITLE }),
    ...(label.length === 0 ? [] : [paragraph(lineRuns(label, page, { bold: true, color: ink.quiet }), page)]),
    paragraph(plain(edition, { color: ink.quiet }), page),
    ...(parts.length === 0 ? [paragraph(plain(words('export.empty')), page)] : []),
  ]
}

function headerOf({ title, label, draft }: Content, page: Speaker, isWide: boolean): Header {
  const form = { size: size.small, color: ink.quiet }
  const line = [...lineRuns(title, page, form), new TextRun({ children: [new Tab()] }), ...lineRuns(label, page, form)]
  const mark = (text: string) => [
    ...lineRuns([{ text }], page, { bold: true, color: ink.draft, size: size.text }),
    new TextWatermark({ text, color: ink.draft, opacity: 0.1, width: 380 }),
  ]
  return new Header({
    children: [
      paragraph(line, page, { tabStops: [edge(isWide)], spacing: { after: 0 } }),
      ...(draft === null
        ? []
        : [paragraph(mark(draft), page, { alignment: AlignmentType.CENTER, spacing: { after: 0 } })]),
    ],
  })
}

function footerOf({ footer }: Content, page: Speaker, isWide: boolean): Footer {
  const [edition = '', ...rest] = footer
  const form = { size: size.small, color: ink.quiet }
  const plain = (text: string) => lineRuns([{ text }], page, form)
  return new Footer({
    children: [
      paragraph([...plain(edition), new TextRun({ children: [new Tab()] }), ...pageOfPages(page)], page, {
        tabStops: [edge(isWide)],
        spacing: { after: 0 },
      }),
      paragraph(plain(rest.join(' · ')), page, { spacing: { after: 0 } }),
    ],
  })
}

/** Where what stands at the end of a line ends. */
function edge(isWide: boolean) {
  return { type: 'end', position: (isWide ? paper.height : paper.width) - margin.left - margin.right } as const
}

/** `Page 2 of 5`, counted by whatever shows the file. */
function pageOfPages(speaker: Speaker): TextRun[] {
  const signs = { page: '\ue000', pages: '\ue001' } // stand for the two numbers among the words
  const form = { size: size.small, color: ink.quiet }
  const pieces = speaker.reader.words('export.page', signs).split(/(\ue000|\ue001)/)
  return pieces.flatMap(piece => {
    if (piece === signs.page) return [new TextRun({ ...form, children: [PageNumber.CURRENT] })]
    if (piece === signs.pages) return [new TextRun({ ...form, children: [PageNumber.TOTAL_PAGES] })]
    return lineRuns([{ text: piece }], speaker, form)
  })
}
