/** How the records, wordings and longer texts of a story get into a plan. */
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import { addRecord, confirmText, sectionText, word } from '#shared/plan/edits.ts'
import type { WordField, WordTarget } from '#shared/plan/kinds.ts'
import type { ListKind, Translated } from '#shared/plan/plan.ts'
import type { Block, Named, Prose, Ref } from './story.ts'

/** Adds the records at the end of their list. */
export function addAll<K extends ListKind>(doc: Y.Doc, ref: Ref, kind: K, records: readonly Named<K>[]): void {
  for (const { name, values } of records) addRecord(doc, kind, ref(name), values, 'end')
}

/** Writes a text in each language, the plan's first language first, so that each notes what it was made from. */
export function wordAll(doc: Y.Doc, target: WordTarget, field: WordField, texts: Translated): void {
  for (const [language, { text }] of Object.entries(texts)) word(doc, target, field, language, text)
}

/** Adds the section as the last one and writes its texts, each compared with the source. */
export function writeSection(doc: Y.Doc, id: Id, { title, texts }: Prose): void {
  addRecord(doc, 'sections', id, { title }, 'end')
  for (const [language, blocks] of Object.entries(texts)) {
    sectionText(doc, id, language).insert(0, blocks.map(blockNode))
  }
  for (const language of Object.keys(texts)) confirmText(doc, id, language)
}

function blockNode(block: Block): Y.XmlElement {
  if (typeof block === 'string') return textNode('paragraph', block)
  if ('list' in block)
    return node(
      'bulletList',
      block.list.map(item => node('listItem', [textNode('paragraph', item)])),
    )
  const heading = new Y.XmlElement<{ level: number }>('heading')
  heading.setAttribute('level', 2)
  heading.insert(0, [new Y.XmlText(block.heading)])
  return heading as unknown as Y.XmlElement
}

function textNode(name: string, text: string): Y.XmlElement {
  return node(name, [new Y.XmlText(text)])
}

function node(name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, children)
  return element
}
