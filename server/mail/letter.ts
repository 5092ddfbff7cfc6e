/** A letter in words: plain text, and the same as simple HTML. No picture, nothing that is fetched, nothing that counts. */
import { escapeHtml, languageAttributes } from '#server/exports/html-escape.ts'
import { loadWords } from '#server/mail/words.ts'

export type Content = {
  readonly kind: 'signIn' | 'confirm' | 'code' | 'invitation'
  readonly facts: Readonly<Record<string, string | number>>
  /** Where its button leads. */
  readonly link?: string
  /** What is to be typed elsewhere. */
  readonly code?: string
}
export type Letter = { readonly subject: string; readonly text: string; readonly html: string }

/** The letter in `language`. `host`: of the server that writes it. */
export function letterOf({ kind, facts, link, code }: Content, language: string, host: string): Letter {
  const { language: spoken, words: wordsFor } = loadWords(language)
  const words = (key: string, values: Content['facts'] = {}) => wordsFor(key, inOneLine(values))
  const subject = words(`mail.${kind}.subject`)
  const lead = words(`mail.${kind}.lead`, facts)
  const after = [words(`mail.${kind}.after`, facts), words('mail.ignore'), words('mail.sender', { host })]
  const button = link === undefined ? '' : words(`mail.${kind}.button`)
  const middle = link === undefined ? [code ?? ''] : [`${button}:`, link]
  const text = [lead, middle.join('\n'), ...after].join('\n\n')
  const shown =
    link === undefined
      ? `<p style="font-size:1.6em;letter-spacing:.1em"><b>${escapeHtml(code ?? '')}</b></p>`
      : `<p><a href="${escapeHtml(link)}"><b>${escapeHtml(button)}</b></a></p><p>${escapeHtml(words('mail.copy'))}<br>${escapeHtml(link)}</p>`
  const body = [paragraph(lead), shown, ...after.map(paragraph)].join('\n')
  return { subject, text: `${text}\n`, html: page(spoken, subject, body) }
}

/** A name with line breaks could otherwise write lines of its own into the letter. */
function inOneLine(facts: Content['facts']): Content['facts'] {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, String(fact).replace(/\s+/g, ' ')]))
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`
}

function page(language: string, title: string, body: string): string {
  return `<!doctype html>
<html ${languageAttributes(language)}>
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font-family:sans-serif;font-size:17px;line-height:1.5;max-width:34em">
${body}
</body>
</html>
`
}
