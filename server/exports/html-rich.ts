/**
 * The body of a text as HTML. A strict switch over the kinds of node that a plan may hold: what is unknown keeps its words
 * and loses its form. Links lead to web, mail and telephone only.
 */
import type { RichMark, RichNode } from '#shared/plan/plan.ts'
import { isLinkAddress } from '#shared/plan/richtext.ts'
import { escapeHtml } from './html-escape.ts'

// Headings of a text stand below the heading of its section.
const headingOffset = 3
const deepestHeading = 6
// Far more than an editor makes, and few enough for every reader of HTML.
const deepest = 60

/** HTML of rich text. */
export function richHtml(nodes: readonly RichNode[], depth = 0): string {
  return depth > deepest ? '' : nodes.map(node => nodeHtml(node, depth)).join('')
}

function nodeHtml(node: RichNode, depth: number): string {
  const inner = () => richHtml(node.content ?? [], depth + 1)
  switch (node.type) {
    case 'text':
      return marked(escapeHtml(node.text ?? ''), node.marks ?? [])
    case 'paragraph':
      return `<p>${inner()}</p>`
    case 'heading':
      return element(`h${Math.min(deepestHeading, headingOffset + count(node, 'level'))}`, '', inner())
    case 'bulletList':
      return `<ul>${inner()}</ul>`
    case 'orderedList':
      return element('ol', attribute(node, 'start'), inner())
    case 'listItem':
      return `<li>${inner()}</li>`
    case 'blockquote':
      return `<blockquote>${inner()}</blockquote>`
    case 'horizontalRule':
      return '<hr>'
    case 'hardBreak':
      return '<br>'
    case 'table':
      return `<div class="scroll"><table><tbody>${inner()}</tbody></table></div>`
    case 'tableRow':
      return `<tr>${inner()}</tr>`
    case 'tableHeader':
      return element('th', spans(node), inner())
    case 'tableCell':
      return element('td', spans(node), inner())
    default:
      return node.text === undefined ? inner() : escapeHtml(node.text)
  }
}

function element(name: string, attributes: string, inner: string): string {
  return `<${name}${attributes}>${inner}</${name}>`
}

function spans(node: RichNode): string {
  return attribute(node, 'colspan') + attribute(node, 'rowspan')
}

function attribute(node: RichNode, name: string): string {
  const value = count(node, name)
  return value > 1 ? ` ${name}="${value}"` : ''
}

/** A whole number from 1 to 1,000,000 in an attribute, otherwise 1. */
function count(node: RichNode, name: string): number {
  const value = node.attrs?.[name]
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 1_000_000 ? value : 1
}

const tags: Readonly<Record<string, string>> = { bold: 'strong', italic: 'em', strike: 's', underline: 'u' }

function marked(text: string, marks: readonly RichMark[]): string {
  return marks.reduce((inner, mark) => {
    const tag = Object.hasOwn(tags, mark.type) ? tags[mark.type] : undefined
    if (tag !== undefined) return `<${tag}>${inner}</${tag}>`
    const address = mark.attrs?.href
    if (mark.type !== 'link' || !isLinkAddress(address)) return inner
    return `<a href="${escapeHtml(address)}" rel="noopener noreferrer">${inner}</a>`
  }, text)
}
