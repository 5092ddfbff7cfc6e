/** Words of which each was written once: whether one is missing or stands twice is seen in the text. */
import * as Y from 'yjs'
import type { Store } from '#server/store/store.ts'
import type { Id } from '#shared/ids.ts'
import { sectionText } from '#shared/plan/edits.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'

/** Writes the word at the end of the writer's own line. */
export function writeToken(doc: Y.Doc, writer: string, token: string): void {
  const text = sectionText(doc, writer, 'de')
  doc.transact(() => {
    if (text.length === 0) text.insert(0, [new Y.XmlText()])
    const line = text.get(0)
    if (line instanceof Y.XmlText) line.insert(line.length, `${token} `)
  })
}

export type Kept = {
  readonly digest: string
  /** Words of `written` that are not there. */
  readonly lost: number
  /** Words that stand there more than once. */
  readonly doubled: number
}

/** The board as its log alone tells it, and what became of the words in it. */
export async function keptOf(
  store: Store,
  board: Id,
  writers: readonly string[],
  written: readonly string[],
): Promise<Kept> {
  const doc = new Y.Doc()
  for (const { update } of await store.log.since(board, 0)) Y.applyUpdate(doc, update)
  const counts = new Map<string, number>()
  for (const writer of writers)
    for (const token of wordsOf(doc, writer)) counts.set(token, (counts.get(token) ?? 0) + 1)
  return {
    digest: freeze(readPlan(doc)).digest,
    lost: written.filter(token => !counts.has(token)).length,
    doubled: [...counts.values()].filter(count => count > 1).length,
  }
}

/** The words that a writer's line has in `doc`. */
export function wordsOf(doc: Y.Doc, writer: string): string[] {
  const lines = sectionText(doc, writer, 'de').toArray()
  const texts = lines.flatMap(line => (line instanceof Y.XmlText ? [line.toJSON()] : []))
  return texts
    .join(' ')
    .split(' ')
    .filter(word => word !== '')
}
