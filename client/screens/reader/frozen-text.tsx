/** A section's body as elements. Nothing of it is ever read as HTML (trust.md S10). */
import { createElement, type ReactElement, type ReactNode } from 'react'
import type { Language, RichMark, RichNode, RichText } from '#shared/plan/plan.ts'

type FrozenTextProps = {
  readonly texts: { readonly [language: Language]: RichText }
  readonly language: Language
  readonly languages: readonly Language[]
}

/** The body in `language`, else in the first language that has one. */
export function FrozenText({ texts, language, languages }: FrozenTextProps): ReactElement | null {
  const found = [language, ...languages].find(each => (texts[each]?.length ?? 0) > 0)
  if (found === undefined) return null
  return (
    <div className="frozen-text" lang={found} dir="auto">
      {nodes(texts[found] ?? [])}
    </div>
  )
}

const elements: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  horizontalRule: 'hr',
  hardBreak: 'br',
  table: 'table',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
}

function nodes(list: RichText): ReactNode {
  // The place is the only name that a frozen node has, and frozen nodes never move.
  return list.map((node, place) => createElement(Piece, { key: place, node }))
}

function Piece({ node }: { readonly node: RichNode }): ReactNode {
  if (node.text !== undefined) return (node.marks ?? []).reduce<ReactNode>(marked, node.text)
  const name = node.type === 'heading' ? headingName(node) : elements[node.type]
  if (name === undefined) return nodes(node.content ?? [])
  if (name === 'hr' || name === 'br') return createElement(name)
  if (name === 'table')
    return (
      <table>
        <tbody>{nodes(node.content ?? [])}</tbody>
      </table>
    )
  return createElement(name, null, nodes(node.content ?? []))
}

// The page has used the first three levels for itself, and texts begin at their second.
function headingName({ attrs }: RichNode): string {
  return `h${Math.min(6, Math.max(4, Number(attrs?.level ?? 2) + 2))}`
}

const markElements: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
}

function marked(inner: ReactNode, mark: RichMark): ReactNode {
  if (mark.type === 'link')
    return (
      <a href={safeAddress(mark.attrs?.href)} rel="noreferrer">
        {inner}
      </a>
    )
  const name = markElements[mark.type]
  return name === undefined ? inner : createElement(name, null, inner)
}

/** Only what cannot run: http, https, mailto, tel. */
function safeAddress(href: unknown): string | undefined {
  return typeof href === 'string' && /^(https?:|mailto:|tel:)/i.test(href) ? href : undefined
}
