/** Finds web addresses in what people wrote, so that they can be pressed. Only http and https; nothing else becomes a link. */

export type Piece = { readonly text: string; readonly href: string | null }

const address = /https?:\/\/[^\s<>"'`]+/gi
const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** The text in pieces; joined together they are the text again. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const match of text.matchAll(address)) {
    const href = withoutTail(match[0])
    if (!URL.canParse(href)) continue
    if (match.index > at) found.push({ text: text.slice(at, match.index), href: null })
    found.push({ text: href, href })
    at = match.index + href.length
  }
  if (at < text.length) found.push({ text: text.slice(at), href: null })
  return found
}

/** A full stop, or a bracket that the sentence opened, belongs to the sentence and not to the address. */
function withoutTail(href: string): string {
  let end = href.length
  for (;;) {
    const last = href.charAt(end - 1)
    const opener = closers[last]
    const within = href.slice(0, end)
    const closes = opener !== undefined && count(within, last) > count(within, opener)
    if (!closes && !/[.,;:!?…]/.test(last)) return href.slice(0, end)
    end -= 1
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
