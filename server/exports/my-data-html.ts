/** The page to read in the file of one's own data: one table a kind, in the reader's language, complete up to long lists. */
import { localeOf } from '#shared/words/words.ts'
import { escapeHtml, languageAttributes } from './html-escape.ts'
import { htmlPolicy, htmlStyle } from './html-style.ts'
import type { DataTable, MyData } from './my-data.ts'
import type { Words } from './words.ts'

/** Rows that a page shows; all stand in the JSON. */
const shownRows = 500
const times = ['at', 'removed_at', 'seen_at', 'expires', 'proved_at', 'revoked_at']

/** The page's text. */
export function myDataHtml(data: MyData, language: string, words: Words): string {
  const say = (key: string, facts = {}) => escapeHtml(words(key, facts))
  const format = new Intl.DateTimeFormat(localeOf(language), {
    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: data.zone },
  })
  const time = (at: number) => format.format(at)
  return `<!doctype html>
<html ${languageAttributes(language)}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${htmlPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('privacy.file.title')}</title>
<style>${htmlStyle}</style>
</head>
<body>
<header>
<h1>${say('privacy.file.title')}</h1>
<p class="label" dir="auto">${escapeHtml(data.name)}</p>
<p class="edition">${escapeHtml(time(data.at))} · ${escapeHtml(data.zone)}</p>
</header>
<main>
<p>${say('privacy.file.about')}</p>
${data.tables.map(table => section(table, data, words, time)).join('\n')}
</main>
</body>
</html>
`
}

function section({ table, rows }: DataTable, data: MyData, words: Words, time: (at: number) => string): string {
  const say = (key: string, facts = {}) => escapeHtml(words(key, facts))
  const heading = `<section>\n<h2>${say(`privacy.table.${table}`)}</h2>`
  if (rows.length === 0) return `${heading}\n<p>${say('privacy.file.none')}</p>\n</section>`
  const columns = Object.keys(rows[0] ?? {})
  const head = columns.map(column => `<th scope="col">${say(`privacy.column.${column}`)}</th>`).join('')
  const body = rows.slice(0, shownRows).map(row => {
    const cells = columns.map(column => `<td dir="auto">${escapeHtml(cell(column, row[column], data, time))}</td>`)
    return `<tr>${cells.join('')}</tr>`
  })
  const more = rows.length > shownRows ? `<p>${say('privacy.file.more', { number: rows.length })}</p>\n` : ''
  return `${heading}
<div class="scroll"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table></div>
${more}</section>`
}

/** A value for reading: times as times, boards by their titles, lists and records as "name: value". */
function cell(column: string, value: unknown, data: MyData, time: (at: number) => string): string {
  if (value === null || value === undefined) return ''
  if (times.includes(column) && typeof value === 'number') return value > 0 ? time(value) : ''
  if (typeof value === 'object') return inWords(value)
  if (column === 'bytes') return 'JPEG' // the picture itself stands in the JSON
  return data.boards.get(String(value)) ?? String(value)
}

function inWords(value: object): string {
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${typeof each === 'object' && each !== null ? inWords(each) : String(each)}`)
    .join(', ')
}
