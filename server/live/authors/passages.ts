/** Whose each word of a text is: the stretches of Yjs ids that stand in it, by the row of the log that wrote them. */
import * as Y from 'yjs'
import type { Held } from './last-change.ts'
import type { LogIndex, WrittenSpan } from './log-index.ts'

/** What is read in `text`, stretch by stretch from its beginning. */
export function passagesOf(text: Y.XmlFragment, index: LogIndex): WrittenSpan[] {
  const passages: WrittenSpan[] = []
  for (const item of wordsIn(text)) for (const piece of index.piecesOf(item.id, item.length)) add(passages, piece)
  return passages
}

/** The items of the text that hold words. */
function* wordsIn(type: Held): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) yield item
    else if (item.content instanceof Y.ContentType) yield* wordsIn(item.content.type)
  }
}

/** A stretch that goes on with the one before it is part of it. */
function add(passages: WrittenSpan[], piece: WrittenSpan): void {
  const last = passages.at(-1)
  const goesOn = last?.client === piece.client && last.clock + last.length === piece.clock && last.seq === piece.seq
  if (last !== undefined && goesOn) passages[passages.length - 1] = { ...last, length: last.length + piece.length }
  else passages.push(piece)
}
