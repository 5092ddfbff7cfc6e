/**
 * Reads the body of a section. Editors store it as the ProseMirror binding for Yjs does: an element a node, its attributes
 * as they are, runs of text with marks as formats. Only what every export can show is read. A node that is unknown, or
 * stands where it cannot, is left out and its children are kept, so that no word is lost.
 */
import * as Y from 'yjs'
import { isObject, whole } from './fields.ts'
import { plainText } from './plain-text.ts'
import type { RichMark, RichNode, RichText } from './plan.ts'
import { wellFormed } from './well-formed.ts'

/** The kinds of node that a text may hold. */
export const nodeTypes = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'horizontalRule',
  'hardBreak',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'text',
] as const

/** The kinds of mark, in the order in which a run of text names them. */
export const markTypes = ['bold', 'italic', 'strike', 'underline', 'link'] as const

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook
type Parent = Y.XmlFragment | Y.XmlElement

const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'horizontalRule', 'table']
/** Nodes that hold one kind of child only; what else stands in them is wrapped in it. */
const parts: Readonly<Record<string, readonly string[]>> = {
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  table: ['tableRow'],
  tableRow: ['tableCell', 'tableHeader'],
}
const linkPattern = /^(https?:\/\/|mailto:|tel:)[^\s\p{Cc}]+$/iu
/** A mark that may lie on one letter several times is stored under its name and a hash of its attributes. */
const hashedMark = /--[A-Za-z0-9+/=]{8}$/
const readLevel = whole(1, 6)
const readSpan = whole(1, 100)
const readStart = whole(1, 1_000_000)
const spans = { colspan: readSpan, rowspan: readSpan }

/** The text in `fragment`; empty when there is not one word in it. */
export function readRichText(fragment: Y.XmlFragment): RichText {
  const nodes = readBlocks(fragment)
  return plainText(nodes).trim() === '' ? [] : nodes
}

/** True for an address that a text may link to: web, mail or telephone. */
export function isLinkAddress(value: unknown): value is string {
  return typeof value === 'string' && linkPattern.test(value)
}

function readBlocks(parent: Parent): RichNode[] {
  const found: RichNode[] = []
  let loose: Node[] = []
  const closeParagraph = () => {
    const content = readInline(loose)
    if (content.length > 0) found.push(node('paragraph', {}, content))
    loose = []
  }
  for (const child of children(parent)) {
    if (isInline(child)) {
      loose.push(child)
    } else if (child instanceof Y.XmlElement) {
      closeParagraph()
      found.push(...(blocks.includes(child.nodeName) ? readNode(child) : readBlocks(child)))
    }
  }
  closeParagraph()
  return found
}

function readNode(element: Y.XmlElement): RichNode[] {
  const type = element.nodeName
  const inner = parts[type]
  if (inner) {
    const content = readParts(element, inner)
    return content.length > 0 ? [node(type, readAttributes(element), content)] : []
  }
  if (type === 'horizontalRule') return [{ type }]
  const holdsText = type === 'paragraph' || type === 'heading'
  return [node(type, readAttributes(element), holdsText ? readInline(children(element)) : readBlocks(element))]
}

function readParts(parent: Parent, types: readonly string[]): RichNode[] {
  const [wrapper = ''] = types
  return children(parent).flatMap(child => {
    if (child instanceof Y.XmlElement && types.includes(child.nodeName)) return readNode(child)
    const inner = isInline(child) ? paragraphOf([child]) : child instanceof Y.XmlElement ? readLoose(child) : []
    if (inner.length === 0) return []
    const [deeper] = parts[wrapper] ?? []
    return [node(wrapper, {}, deeper ? [node(deeper, {}, inner)] : inner)]
  })
}

function readLoose(element: Y.XmlElement): RichNode[] {
  return blocks.includes(element.nodeName) ? readNode(element) : readBlocks(element)
}

function paragraphOf(nodes: readonly Node[]): RichNode[] {
  const content = readInline(nodes)
  return content.length > 0 ? [node('paragraph', {}, content)] : []
}

/** Text and line breaks, however deep they stand. Neighbouring runs with the same marks are one. */
function readInline(nodes: readonly Node[]): RichNode[] {
  const found: RichNode[] = []
  for (const next of nodes.flatMap(inlineOf)) {
    const last = found.at(-1)
    if (last?.text !== undefined && next.text !== undefined && sameMarks(last, next))
      found[found.length - 1] = { ...last, text: last.text + next.text }
    else found.push(next)
  }
  return found
}

function inlineOf(child: Node): RichNode[] {
  if (child instanceof Y.XmlText) return runsOf(child)
  if (!(child instanceof Y.XmlElement)) return []
  return child.nodeName === 'hardBreak' ? [{ type: 'hardBreak' }] : children(child).flatMap(inlineOf)
}

function runsOf(text: Y.XmlText): RichNode[] {
  return text.toDelta().flatMap((run: { insert: unknown; attributes?: unknown }): RichNode[] => {
    if (typeof run.insert !== 'string' || run.insert === '') return []
    const marks = readMarks(run.attributes)
    const written = wellFormed(run.insert)
    return [marks.length > 0 ? { type: 'text', text: written, marks } : { type: 'text', text: written }]
  })
}

function readMarks(formats: unknown): RichMark[] {
  if (!isObject(formats)) return []
  const present = Object.entries(formats).filter(([, value]) => value !== null)
  return markTypes.flatMap((type): RichMark[] => {
    const named = present.filter(([name]) => name.replace(hashedMark, '') === type)
    if (type !== 'link') return named.length > 0 ? [{ type }] : []
    const address = named
      .map(([, value]) => isObject(value) && value.href)
      .filter(isLinkAddress)
      .sort()[0]
    return address === undefined ? [] : [{ type, attrs: { href: address } }]
  })
}

/** The attributes that mean something, where they differ from what goes without saying. */
function readAttributes(element: Y.XmlElement): Record<string, number> {
  const stored: Readonly<Record<string, unknown>> = element.getAttributes()
  const attributes: Record<string, number> = {}
  if (element.nodeName === 'heading') attributes.level = readLevel(stored.level)
  const countable = element.nodeName === 'orderedList' ? { start: readStart } : isCell(element) ? spans : {}
  for (const [name, reader] of Object.entries(countable)) {
    const value = reader(stored[name])
    if (value > 1) attributes[name] = value
  }
  return attributes
}

function isCell(element: Y.XmlElement): boolean {
  return element.nodeName === 'tableCell' || element.nodeName === 'tableHeader'
}

function children(parent: Parent): Node[] {
  return parent.toArray()
}

function isInline(child: Node): boolean {
  return child instanceof Y.XmlText || (child instanceof Y.XmlElement && child.nodeName === 'hardBreak')
}

function node(type: string, attrs: Record<string, number>, content: readonly RichNode[]): RichNode {
  const form = Object.keys(attrs).length > 0 ? { type, attrs } : { type }
  return content.length > 0 ? { ...form, content } : form
}

function sameMarks(a: RichNode, b: RichNode): boolean {
  return JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? [])
}
