/**
 * XML that somebody brings. No document type is let in, and so no entity of anybody's own: neither one that grows to
 * gigabytes, nor one that asks for a file or an address. What is not well formed is refused and never repaired.
 */
import { DOMParser, type Document, type Element, onWarningStopParsing } from '@xmldom/xmldom'
import { Refusal } from '#shared/protocol/refusals.ts'

/** Levels of elements within each other; a route needs some ten. */
const deepest = 100

/** The document in `text`. `format`: what to call it when it cannot be read. */
export function parseXml(text: string, format: string): Document {
  const marks = withoutQuotedParts(text)
  if (/<!(DOCTYPE|ENTITY)/i.test(marks)) throw new Refusal('import-unsafe', { part: 'doctype' })
  checkDepth(marks)
  try {
    return new DOMParser({ onError: onWarningStopParsing, locator: false }).parseFromString(text.trim(), 'text/xml')
  } catch {
    throw new Refusal('import-damaged', { format })
  }
}

/** The name of the outermost element without prefix, in lower case; empty when there is none near the beginning. */
export function rootName(text: string): string {
  const marks = withoutQuotedParts(text.slice(0, 20_000))
  return /<(?:[\w.-]+:)?([A-Za-z][\w.-]*)/.exec(marks)?.[1]?.toLowerCase() ?? ''
}

/** The text within the first child of that name, whatever its prefix; empty when there is none. */
export function childText(parent: Element, name: string): string {
  return (childrenOf(parent, name)[0]?.textContent ?? '').trim()
}

/** The children of that name. */
export function childrenOf(parent: Element, name: string): Element[] {
  return elementsIn(parent).filter(child => child.localName === name)
}

function elementsIn(parent: Element): Element[] {
  const found: Element[] = []
  for (let node = parent.firstChild; node !== null; node = node.nextSibling)
    if (node.nodeType === node.ELEMENT_NODE) found.push(node as Element)
  return found
}

/** Comments and CDATA may hold anything, a page with its document type, too. An unclosed one is left for the parser to refuse. */
function withoutQuotedParts(text: string): string {
  const kept: string[] = []
  let at = 0
  for (;;) {
    const [opening, closing] = nextQuoted(text, at)
    const end = opening < 0 ? -1 : text.indexOf(closing, opening)
    if (end < 0) return kept.join('') + text.slice(at)
    kept.push(text.slice(at, opening))
    at = end + closing.length
  }
}

function nextQuoted(text: string, from: number): readonly [at: number, closing: string] {
  for (let at = text.indexOf('<!', from); at >= 0; at = text.indexOf('<!', at + 2)) {
    if (text.startsWith('<!--', at)) return [at, '-->']
    if (text.startsWith('<![CDATA[', at)) return [at, ']]>']
  }
  return [-1, '']
}

function checkDepth(marks: string): void {
  let depth = 0
  for (const [tag] of marks.matchAll(/<\/?[A-Za-z_:](?:"[^"<]*"|'[^'<]*'|[^'"<>])*>/g)) {
    if (tag.startsWith('</')) depth--
    else if (!tag.endsWith('/>')) depth++
    if (depth > deepest) throw new Refusal('import-unsafe', { part: 'depth' })
  }
}
