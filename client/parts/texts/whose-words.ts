/**
 * Where in the editor the words of each author stand. Words are known by their Yjs ids, never by their place: what was typed since
 * the server was asked belongs to nobody yet, and is never shown as somebody else's.
 */
import type { Node, Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import type { PassagesReply } from '#shared/protocol/authors.ts'

/** Words of one author that stand together. `from` and `to` are positions in the editor's document. */
export type Run = { readonly from: number; readonly to: number; readonly by: number; readonly at: number }

type Passages = PassagesReply['passages']
type Passage = Passages[number]

/** The runs of a text, in their order; none while editor and shared text are not the same, since they would stand wrong. */
export function runsIn(text: Y.XmlFragment, doc: Node, passages: Passages): Run[] {
  const runs: Run[] = []
  const byClient = groupByClient(passages)
  const size = walk(text, 0, doc.type.schema, (item, at) => {
    for (const piece of piecesOf(byClient.get(item.id.client) ?? [], item.id.clock, item.length))
      add(runs, { from: at + piece.offset, to: at + piece.offset + piece.length, by: piece.by, at: piece.at })
  })
  return size === doc.content.size ? runs : []
}

/** Tells of each item of words and its position. Answers the size of what was walked, as the editor counts it. */
function walk(type: Y.XmlFragment, start: number, schema: Schema, tell: (item: Y.Item, at: number) => void): number {
  let at = start
  for (const node of type.toArray()) {
    if (node instanceof Y.XmlText) at += walkWords(node, at, tell)
    else if (node instanceof Y.XmlElement) {
      const isLeaf = schema.nodes[node.nodeName]?.isLeaf ?? false
      at += isLeaf ? 1 : walk(node, at + 1, schema, tell) + 2
    }
  }
  return at - start
}

function walkWords(text: Y.XmlText, start: number, tell: (item: Y.Item, at: number) => void): number {
  let at = start
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (item.content instanceof Y.ContentString) tell(item, at)
    at += item.length
  }
  return at - start
}

type Piece = { readonly offset: number; readonly length: number; readonly by: number; readonly at: number }

/** What is known of a stretch of ids: the passages of that client that meet it. */
function piecesOf(passages: readonly Passage[], clock: number, length: number): Piece[] {
  return passages.flatMap(each => {
    const from = Math.max(clock, each.clock)
    const to = Math.min(clock + length, each.clock + each.length)
    return from < to ? [{ offset: from - clock, length: to - from, by: each.by, at: each.at }] : []
  })
}

function groupByClient(passages: Passages): Map<number, Passage[]> {
  const groups = new Map<number, Passage[]>()
  for (const each of [...passages].sort((a, b) => a.clock - b.clock)) {
    const group = groups.get(each.client)
    if (group === undefined) groups.set(each.client, [each])
    else group.push(each)
  }
  return groups
}

/** Letters that one author typed one after the other are one run, and its time is that of the last of them. */
function add(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last?.by === run.by && last.to === run.from) {
    runs[runs.length - 1] = { ...last, to: run.to, at: Math.max(last.at, run.at) }
  } else runs.push(run)
}

/** The runs as they are listed: what follows on each other by one author is one passage, over all paragraphs. */
export function passagesOf(runs: readonly Run[], doc: Node): Run[] {
  const passages: Run[] = []
  for (const run of runs) {
    const last = passages.at(-1)
    if (last !== undefined && goesOn(last, run, doc))
      passages[passages.length - 1] = { ...last, to: run.to, at: Math.max(last.at, run.at) }
    else passages.push(run)
  }
  return passages
}

/** True when the run is by the same author as the one before it, and no words of others or of nobody stand between them. */
export function goesOn(last: Run, run: Run, doc: Node): boolean {
  return last.by === run.by && doc.textBetween(last.to, run.from) === ''
}
