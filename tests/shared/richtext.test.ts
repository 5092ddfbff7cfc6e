/** The bodies of sections: what the editor's binding stores, and what others may have put there. */
import { getSchema } from '@tiptap/core'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { canonicalJson } from '#shared/plan/freeze.ts'
import { plainText } from '#shared/plan/plain-text.ts'
import { isLinkAddress, nodeTypes, readRichText } from '#shared/plan/richtext.ts'

/** Nodes that hold nothing, in the editor and here. */
const empty = ['horizontalRule', 'hardBreak']
const schema = getSchema([StarterKit, TableKit])

/** Reads what the editor's own binding makes of a ProseMirror text. */
function throughTheEditor(content: readonly object[]) {
  const doc = new Y.Doc()
  prosemirrorJSONToYXmlFragment(schema, { type: 'doc', content }, doc.getXmlFragment('text'))
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return readRichText(copy.getXmlFragment('text'))
}

const text = (words: string, ...marks: object[]) =>
  marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words }
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })

test('P18 a text that the editor stored is read as it stands', () => {
  const body = [
    { type: 'heading', attrs: { level: 2 }, content: [text('Zweck')] },
    paragraph(text('Acht '), text('Tage', { type: 'bold' }, { type: 'italic' }), { type: 'hardBreak' }, text('Bahn')),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('eins'))] }] },
    { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph(text('drei'))] }] },
    { type: 'blockquote', content: [paragraph(text('Namen'))] },
    { type: 'horizontalRule' },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph(text('Ort'))] }],
        },
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', content: [paragraph(text('Minsk'))] },
            { type: 'tableCell', content: [{ type: 'paragraph' }] },
          ],
        },
      ],
    },
  ]
  expect(throughTheEditor(body)).toEqual(body)
})

test('P18 links lead to web, mail and telephone only; the words stay in any case', () => {
  const link = (href: string) => throughTheEditor([paragraph(text('hier', { type: 'link', attrs: { href } }))])
  for (const href of ['https://example.org/a?b=1', 'http://example.org', 'mailto:a@example.org', 'tel:+49221123'])
    expect(link(href)).toEqual([paragraph(text('hier', { type: 'link', attrs: { href } }))])
  for (const href of [
    'javascript:alert(1)',
    'data:text/html,x',
    ' https://example.org',
    'https://a\nb',
    'ftp://x',
    '//x',
    5,
  ]) {
    expect(isLinkAddress(href)).toBe(false)
    expect(readOne(element('paragraph', marked('hier', { link: { href } })))).toEqual([paragraph(text('hier'))])
  }
})

test('P18 a mark that is stored with the hash of its attributes is read by its name', () => {
  expect(readOne(element('paragraph', marked('x', { 'bold--AbCd+/12': {}, 'colour--12345678': { red: 1 } })))).toEqual([
    paragraph(text('x', { type: 'bold' })),
  ])
})

test('P18 unknown nodes, and nodes where they cannot stand, leave their words behind', () => {
  expect(readOne(element('callout', element('paragraph', 'a'), 'b'))).toEqual([
    paragraph(text('a')),
    paragraph(text('b')),
  ])
  expect(readOne(element('listItem', element('paragraph', 'a')))).toEqual([paragraph(text('a'))])
  expect(readOne(element('paragraph', 'a', element('heading', 'b')))).toEqual([paragraph(text('ab'))])
  expect(readOne(element('bulletList', element('paragraph', 'a'), 'b'))).toEqual([
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [paragraph(text('a'))] },
        { type: 'listItem', content: [paragraph(text('b'))] },
      ],
    },
  ])
  expect(readOne(element('table', element('paragraph', 'a')))).toEqual([
    {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(text('a'))] }] }],
    },
  ])
})

test('P18 attributes that are no attributes read as the default', () => {
  const heading = element('heading', 'x')
  heading.setAttribute('level', JSON.parse('"javascript"'))
  heading.setAttribute('onclick', 'alert(1)')
  expect(readOne(heading)).toEqual([{ type: 'heading', attrs: { level: 1 }, content: [text('x')] }])
})

test('P18 a text without a word is no text', () => {
  expect(readOne(element('paragraph'))).toEqual([])
  expect(readOne(element('paragraph', ' '))).toEqual([])
  expect(readRichText(new Y.Doc().getXmlFragment('none'))).toEqual([])
})

test('P18 of any tree every word is read, in its order, and only nodes that are known', () => {
  const names = fc.constantFrom(...nodeTypes.filter(type => !empty.includes(type)), 'callout', 'image', 'doc')
  const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'ж', '語') }),
      fc.record({ name: fc.constantFrom(...empty), children: fc.constant<Tree[]>([]) }),
      fc.record({ name: names, children: fc.array(tie('tree'), { maxLength: 4 }) }),
    ),
  }))
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), trees => {
      const read = readOne(...trees.map(build))
      expect(plainText(read).replace(/\n/g, '')).toBe(trees.map(wordsOf).join(''))
      for (const type of typesOf(read)) expect(nodeTypes).toContain(type)
      expect(JSON.parse(canonicalJson(read))).toEqual(read)
    }),
    { seed: 18, numRuns: 300 },
  )
})

type Tree = string | { name: string; children: Tree[] }

function build(tree: Tree): Y.XmlElement | Y.XmlText {
  return typeof tree === 'string' ? new Y.XmlText(tree) : element(tree.name, ...tree.children.map(build))
}

function wordsOf(tree: Tree): string {
  if (typeof tree === 'string') return tree
  return tree.children.map(wordsOf).join('')
}

function typesOf(nodes: ReturnType<typeof readRichText>): string[] {
  return nodes.flatMap(node => [node.type, ...typesOf(node.content ?? [])])
}

function element(name: string, ...children: (Y.XmlElement | Y.XmlText | string)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(
    0,
    children.map(child => (typeof child === 'string' ? new Y.XmlText(child) : child)),
  )
  return made
}

function marked(words: string, formats: object): Y.XmlText {
  const made = new Y.XmlText()
  made.insert(0, words, formats)
  return made
}

function readOne(...nodes: (Y.XmlElement | Y.XmlText)[]) {
  const fragment = new Y.Doc().getXmlFragment('text')
  fragment.insert(0, nodes)
  return readRichText(fragment)
}
