/** The page that a reader of the dossier opens first: every file with a link, what it is, its size and its fingerprint. */
import { standing } from '#shared/agreement/standing.ts'
import { editionOf, titleOf } from '../edition.ts'
import { escapeHtml, languageAttributes } from '../html-escape.ts'
import { htmlPolicy, htmlStyle } from '../html-style.ts'
import type { ExportInput } from '../input.ts'
import type { Reader } from '../reader.ts'
import type { Listed } from './listing.ts'

const style = `${htmlStyle}
code { font-family: ui-monospace, monospace; font-size: .75rem; overflow-wrap: anywhere; }`

/** The page's text. */
export function indexPage(input: ExportInput, reader: Reader, files: readonly Listed[]): string {
  const say = (key: string, facts = {}) => escapeHtml(reader.words(key, facts))
  const title = escapeHtml(titleOf(input, reader).text)
  const isDraft = input.version === null
  const notice = `<p><strong class="draft">${say('export.draft')}</strong> ${say('export.draftNotice')}</p>\n`
  return `<!doctype html>
<html ${languageAttributes(reader.language)}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${htmlPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${isDraft ? `${say('export.draft')} – ` : ''}${title} – ${say('export.dossier.title')}</title>
<style>${style}</style>
</head>
<body>
<header>
${isDraft ? notice : ''}<h1><bdi>${title}</bdi></h1>
<p class="label">${say('export.dossier.title')}</p>
<p class="edition">${escapeHtml(editionOf(input, reader))}</p>
</header>
<main>
<p>${say('export.dossier.about')}</p>
<section id="files">
<h2>${say('export.dossier.files')}</h2>
${filesTable(files, reader)}
</section>
${versions(input, reader)}<section id="check">
<h2>${say('export.dossier.check')}</h2>
<p>${say('export.dossier.checkHelp')}</p>
<p><code dir="ltr">sha256sum -c SHA256SUMS</code></p>
</section>
</main>
<footer>
<p>${escapeHtml(editionOf(input, reader))}</p>
<p>${escapeHtml(input.origin)}</p>
</footer>
</body>
</html>
`
}

function filesTable(files: readonly Listed[], reader: Reader): string {
  const say = (key: string) => escapeHtml(reader.words(key))
  const rows = files.map(({ path, what, size, sha256 }) => {
    const link = `<a href="${escapeHtml(path)}" dir="ltr">${escapeHtml(path)}</a>`
    const cells = [link, say(`export.dossier.file.${what}`), escapeHtml(reader.number(size))]
    return `<tr><td>${cells[0]}</td><td>${cells[1]}</td><td class="end">${cells[2]}</td><td><code dir="ltr">${sha256}</code></td></tr>`
  })
  const heads = ['export.dossier.name', 'export.dossier.what', 'export.dossier.size', 'export.fingerprint']
  const head = heads.map(key => `<th scope="col"${key.endsWith('size') ? ' class="end"' : ''}>${say(key)}</th>`)
  return `<div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`
}

/** All versions that were proposed, newest first, with what came of them. */
function versions({ proposals }: ExportInput, reader: Reader): string {
  if (proposals.length === 0) return ''
  const say = (key: string) => escapeHtml(reader.words(key))
  const rows = proposals.toReversed().map(proposal => {
    const answers = proposal.decisions.map(({ committee, kind, by }) => {
      const who = [reader.committee(committee), by.name, by.office].filter(Boolean).join(', ')
      return `<bdi>${escapeHtml(who)}</bdi>: ${say(`agreement.seal.${kind}`)}`
    })
    const facts = [
      String(proposal.version),
      say(`agreement.standing.${standing(proposal, proposals)}`),
      escapeHtml(reader.instant(proposal.at, 'UTC')),
      answers.join('<br>'),
      `<code dir="ltr">${proposal.digest}</code>`,
    ]
    return `<tr>${facts.map(fact => `<td>${fact}</td>`).join('')}</tr>`
  })
  const heads = ['versionNumber', 'standing', 'proposedAt', 'decisions', 'fingerprint']
  const head = heads.map(key => `<th scope="col">${say(`export.${key}`)}</th>`)
  return `<section id="versions">
<h2>${say('export.versions')}</h2>
<div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>
</section>
`
}
