/**
 * A plan as one HTML file that stands alone: no script, nothing fetched, readable on paper. It carries a policy of its own,
 * so that even a mistake in here could not make it call out.
 */
import type { Block, Content, Line, Rich, Station, Table } from './content.ts'
import { escapeHtml, languageAttributes } from './html-escape.ts'
import { richHtml } from './html-rich.ts'
import { htmlPolicy, htmlStyle } from './html-style.ts'
import type { RouteMap } from './map/map.ts'
import type { Reader, Run } from './reader.ts'

/** The size that the map is drawn for; it is shown as wide as there is room. */
export const htmlMap = { width: 820, height: 500 }

/** The file's text, with the map of the route where there is one. */
export function htmlOf(content: Content, reader: Reader, map: RouteMap | null): string {
  return `<!doctype html>
<html ${languageAttributes(content.language)}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${htmlPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(pageTitle(content))}</title>
<style>${htmlStyle}</style>
</head>
<body>
${content.draft === null ? '' : `<div class="mark" aria-hidden="true">${escapeHtml(content.draft)}</div>`}
${header(content, reader)}
<main>
${main(content, reader, map)}
</main>
<footer>
${content.footer.map(line => `<p>${escapeHtml(line)}</p>`).join('\n')}
</footer>
</body>
</html>
`
}

function pageTitle({ title, edition, draft }: Content): string {
  return [draft, title.map(run => run.text).join(''), edition].filter(Boolean).join(' – ')
}

function header({ title, label, edition, draft }: Content, reader: Reader): string {
  const notice = draft === null ? '' : draftNotice(draft, reader)
  const words = label.length === 0 ? '' : `<p class="label">${lineHtml(label, reader)}</p>`
  return `<header>
${notice}<h1>${lineHtml(title, reader)}</h1>
${words}<p class="edition">${escapeHtml(edition)}</p>
</header>`
}

function draftNotice(draft: string, { words }: Reader): string {
  return `<p><strong class="draft">${escapeHtml(draft)}</strong> ${escapeHtml(words('export.draftNotice'))}</p>\n`
}

function main({ parts }: Content, reader: Reader, map: RouteMap | null): string {
  if (parts.length === 0) return `<p>${escapeHtml(reader.words('export.empty'))}</p>`
  return parts
    .map(part => {
      const blocks = part.blocks.map(block => blockHtml(block, reader)).join('\n')
      const drawn = part.id === 'route' && map !== null ? mapHtml(map) : ''
      return `<section id="${part.id}">\n<h2>${escapeHtml(part.title)}</h2>\n${drawn}${blocks}\n</section>`
    })
    .join('\n')
}

/** The drawing is one picture with its words, not a heap of names. */
function mapHtml({ svg, alt, legend }: RouteMap): string {
  const picture = svg.replace('<svg ', `<svg role="img" aria-label="${escapeHtml(alt)}" `)
  return `<figure class="map">\n${picture}\n<figcaption>${escapeHtml(legend)}</figcaption>\n</figure>\n`
}

function blockHtml(block: Block, reader: Reader): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${lineHtml(block.line, reader)}</h3>`
    case 'facts':
      return `<dl>${block.facts.map(({ name, line }) => `<dt>${escapeHtml(name)}</dt><dd>${lineHtml(line, reader)}</dd>`).join('')}</dl>`
    case 'list':
      return `<ul>${block.lines.map(line => `<li>${lineHtml(line, reader)}</li>`).join('')}</ul>`
    case 'table':
      return tableHtml(block, reader)
    case 'route':
      return `<ol class="route">${block.stations.map(station => stationHtml(station, reader)).join('\n')}</ol>`
    case 'rich':
      return `${olderNote(block)}<div ${languageAttributes(block.language)}>${richHtml(block.nodes)}</div>`
    default:
      return block satisfies never
  }
}

function olderNote({ older }: Rich): string {
  return older === null ? '' : `<p class="stale">${escapeHtml(older)}</p>\n`
}

function tableHtml({ title, columns, rows }: Table, reader: Reader): string {
  const align = (i: number) => (columns[i]?.align === 'end' ? ' class="end"' : '')
  const head = columns.map((column, i) => `<th scope="col"${align(i)}>${escapeHtml(column.title)}</th>`).join('')
  const body = rows
    .map(row => `<tr>${row.map((line, i) => `<td${align(i)}>${lineHtml(line, reader)}</td>`).join('')}</tr>`)
    .join('\n')
  return `<div class="scroll"><table><caption>${escapeHtml(title)}</caption><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`
}

function stationHtml({ name, times, onward }: Station, reader: Reader): string {
  const clock = times.length > 0 ? ` <span class="times">${escapeHtml(times.join('–'))}</span>` : ''
  const way = onward === null ? '' : `<span class="onward">${lineHtml(onward.text, reader)}</span>`
  return `<li${onward === null ? '' : ` class="${onward.status}"`}>${lineHtml(name, reader)}${clock}${way}</li>`
}

/** Each piece is set apart, so that its writing direction can not disturb what stands beside it. */
function lineHtml(line: Line, reader: Reader): string {
  return line.map(run => runHtml(run, reader)).join('')
}

function runHtml({ text, language, stale }: Run, reader: Reader): string {
  // What only stands between two pieces runs as the page runs.
  if (!/[\p{L}\p{N}]/u.test(text)) return escapeHtml(text)
  const words = language === undefined ? `<bdi>${escapeHtml(text)}</bdi>` : foreign(text, language, reader)
  return stale ? `${words} <small class="stale">(${escapeHtml(reader.words('export.olderMark'))})</small>` : words
}

function foreign(text: string, language: string, reader: Reader): string {
  const name = escapeHtml(reader.languageName(language))
  return `<bdi ${languageAttributes(language)}>${escapeHtml(text)}</bdi> <small class="stale">(${name})</small>`
}
