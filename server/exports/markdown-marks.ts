/** The words of a paragraph with their marks as Markdown. Underlining has no form there and is left out. */
import type { RichMark, RichNode } from '#shared/plan/plan.ts'
import { isLinkAddress } from '#shared/plan/richtext.ts'
import { turnedBack } from './bidi.ts'
import { escapeMarkdown } from './markdown-escape.ts'

type Marked = { readonly text: string; readonly marks: readonly RichMark[] }

// A star for italic would touch those of bold, and what then belongs together is guessed.
const signs = { bold: '**', italic: '_', strike: '~~' } as const
/** From the outside in: a mark that goes on through several pieces must stand around all of them. */
const order = ['link', 'bold', 'italic', 'strike']

/** Text and line breaks; a break is a backslash at the end of a line. */
export function inlineMarkdown(nodes: readonly RichNode[]): string {
  return piecesOf(nodes)
    .map(piece => (typeof piece === 'string' ? piece : rendered(piece)))
    .join('')
    .replace(/^(\s*\\\n)+|(\s*\\\n\s*)+$/g, '')
    .trim()
}

/** Runs of text between line breaks. */
function piecesOf(nodes: readonly RichNode[]): (string | Marked[])[] {
  const pieces: (string | Marked[])[] = []
  for (const node of nodes) {
    const last = pieces.at(-1)
    if (node.text === '') continue
    if (node.type === 'hardBreak') pieces.push('\\\n')
    else if (node.text === undefined) pieces.push(...piecesOf(node.content ?? []))
    else if (Array.isArray(last)) last.push(markedOf(node, node.text))
    else pieces.push([markedOf(node, node.text)])
  }
  return pieces
}

function markedOf({ marks = [] }: RichNode, text: string): Marked {
  const known = marks.filter(mark => (mark.type === 'link' ? isLinkAddress(mark.attrs?.href) : isSigned(mark.type)))
  return { text, marks: known.toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type)) }
}

/** Each outermost mark around all the runs that it goes on through. `before` and `after` are what stands outside of them. */
function rendered(runs: readonly Marked[], before = '', after = ''): string {
  let text = ''
  for (let i = 0; i < runs.length; ) {
    const [mark] = runs[i]?.marks ?? []
    const end = mark ? endOf(runs, i, mark) : i + 1
    const outside = { before: text || before, after: runs[end]?.text ?? after }
    const own = runs.slice(i, end).map(inner)
    const words = () => rendered(own, outside.before, outside.after)
    text += mark ? wrapped(mark, words(), outside) : escapeMarkdown(turnedBack(runs[i]?.text ?? ''))
    i = end
  }
  return text
}

function endOf(runs: readonly Marked[], start: number, mark: RichMark): number {
  let end = start + 1
  while (end < runs.length && same(runs[end]?.marks[0], mark)) end++
  return end
}

function inner({ text, marks }: Marked): Marked {
  return { text, marks: marks.slice(1) }
}

function same(a: RichMark | undefined, b: RichMark): boolean {
  return a?.type === b.type && a.attrs?.href === b.attrs?.href
}

/** Marks stand close to the words: with a space inside they would be read as plain signs. */
function wrapped(mark: RichMark, text: string, { before, after }: { before: string; after: string }): string {
  const words = text.trim()
  if (words === '') return text
  const [left = '', right = ''] = text.split(words, 2)
  const address = mark.attrs?.href
  if (isLinkAddress(address)) return `${left}[${words}](${linkTarget(address)})${right}`
  if (!isSigned(mark.type)) return text
  const sign = signs[mark.type]
  const opens = left !== '' || flanks(sign, before, words.match(/^./u)?.[0])
  const closes = right !== '' || flanks(sign, reversed(after), words.match(/.$/u)?.[0])
  return opens && closes ? `${left}${sign}${words}${sign}${right}` : text
}

/**
 * True when `sign` is read as a mark between `outside`, which ends there, and `inside` (CommonMark 6.2): not in the middle of
 * a word for an underscore, not between a letter and a sign for the others. Otherwise the words go without the mark.
 */
function flanks(sign: string, outside: string, inside = ''): boolean {
  if (outside.endsWith(sign)) return false // two that touch are one
  if (outside === '' || /[\s\p{P}\p{S}]$/u.test(outside)) return true
  return sign !== signs.italic && !/[\p{P}\p{S}]/u.test(inside)
}

function reversed(text: string): string {
  return [...text.slice(0, 4)].reverse().join('')
}

function isSigned(type: string): type is keyof typeof signs {
  return Object.hasOwn(signs, type)
}

/** An address between angle brackets holds everything but these signs; a bar would end the cell of a table. */
function linkTarget(address: string): string {
  const safe = address.toWellFormed().replace(/[<>\\|]/g, encodeURIComponent)
  return `<${safe.replaceAll('&', '&amp;')}>`
}
