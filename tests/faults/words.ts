/** Words that can be told apart, typed into texts of one's own: who reads a board afterwards sees which are lost or doubled. */
import * as Y from 'yjs'
import { sectionText } from '#shared/plan/edits.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'

/** Types the next word at the end of the text that belongs to `doc`, and gives it. */
export function typeWord(doc: Y.Doc, n: number): string {
  const word = `w${doc.clientID}-${n}`
  const text = sectionText(doc, `of-${doc.clientID}`, 'en')
  doc.transact(() => {
    if (text.length === 0) text.insert(0, [new Y.XmlText()])
    const run = text.get(0)
    if (run instanceof Y.XmlText) run.insert(run.length, `${word} `)
  })
  return word
}

/** All words of the form that were typed here, each as often as it stands there. */
export function wordsIn(doc: Y.Doc, form = /w\d+-\d+/g): string[] {
  const texts = [...doc.share.keys()].filter(root => root.startsWith('text/of-'))
  return texts.flatMap(root => doc.getXmlFragment(root).toString().match(form) ?? [])
}

/** How many words stand there more than once. */
export function doubledIn(words: readonly string[]): number {
  return words.length - new Set(words).size
}

export function digestOf(doc: Y.Doc): string {
  return freeze(readPlan(doc)).digest
}
