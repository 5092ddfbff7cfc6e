/**
 * A plan as Markdown (CommonMark with the tables of GitHub): for wikis, mailing lists and version control. What people wrote
 * is text and never markup; links lead to web, mail and telephone only.
 */
import type { Block, Content, Line, Station, Table } from './content.ts'
import { escapeMarkdown } from './markdown-escape.ts'
import { cellText, indented, richMarkdown, tableRow } from './markdown-rich.ts'
import type { Reader } from './reader.ts'
import { noted } from './run-notes.ts'

/** The file's text. */
export function markdownOf(content: Content, reader: Reader): string {
  const { title, label, edition, draft, parts, footer } = content
  const blocks = [
    draft === null ? '' : `**${escapeMarkdown(draft)}** – ${escapeMarkdown(reader.words('export.draftNotice'))}`,
    `# ${oneLine(title, reader)}`,
    label.length === 0 ? '' : `**${oneLine(label, reader)}**`,
    escapeMarkdown(edition),
    parts.length === 0 ? escapeMarkdown(reader.words('export.empty')) : '',
    ...parts.flatMap(part => [`## ${escapeMarkdown(part.title)}`, ...part.blocks.flatMap(b => blocksOf(b, reader))]),
    '---',
    footer.map(escapeMarkdown).join('\\\n'),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function blocksOf(block: Block, reader: Reader): string[] {
  switch (block.kind) {
    case 'heading':
      return [`### ${oneLine(block.line, reader)}`]
    case 'facts':
      return [list(block.facts.map(({ name, line }) => `**${escapeMarkdown(name)}:** ${lineText(line, reader)}`))]
    case 'list':
      return [list(block.lines.map(line => lineText(line, reader)))]
    case 'table':
      return tableText(block, reader)
    case 'route':
      return [block.stations.map((station, i) => stationText(station, i + 1, reader)).join('\n')]
    case 'rich':
      return [...(block.older === null ? [] : [`*${escapeMarkdown(block.older)}*`]), richMarkdown(block.nodes)]
    default:
      return block satisfies never
  }
}

function list(items: readonly string[]): string {
  return items.map(item => indented('- ', item)).join('\n')
}

function tableText({ title, columns, rows }: Table, reader: Reader): string[] {
  const head = tableRow(columns.map(column => cellText(escapeMarkdown(column.title))))
  const rule = tableRow(columns.map(column => (column.align === 'end' ? '--:' : '---')))
  const body = rows.map(row => tableRow(row.map(line => cellText(lineText(line, reader)))))
  return [...(title === '' ? [] : [`### ${escapeMarkdown(title)}`]), [head, rule, ...body].join('\n')]
}

function stationText({ name, times, onward }: Station, position: number, reader: Reader): string {
  const clock = times.length > 0 ? ` ${escapeMarkdown(times.join('–'))}` : ''
  const way = onward === null ? '' : `\\\n↓ ${oneLine(onward.text, reader)}`
  return indented(`${position}. `, `**${oneLine(name, reader) || '…'}**${clock}${way}`)
}

/** A line whose breaks stay breaks. */
function lineText(line: Line, reader: Reader): string {
  return noted(line, reader)
    .trim()
    .split(/\s*\n\s*/)
    .map(escapeMarkdown)
    .join('\\\n')
}

/** A line for a heading or a name, where a break would end it. */
function oneLine(line: Line, reader: Reader): string {
  return escapeMarkdown(noted(line, reader).replace(/\s+/g, ' ').trim())
}
