/** Replicas hold what was written into them and nothing else. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { blankReplica } from '#shared/plan/blank-replica.ts'

/** One makes a word bold while another deletes it: two marks with nothing between, which Yjs would take out. */
function formattedByTwo(): Uint8Array[] {
  const [left, right] = [new Y.Doc(), new Y.Doc()]
  left.clientID = 1
  right.clientID = 2
  const run = left.getText('text')
  run.insert(0, 'Brest und Minsk')
  Y.applyUpdate(right, Y.encodeStateAsUpdate(left))
  run.format(0, 5, { bold: true })
  right.getText('text').delete(0, 5)
  return [left, right].map(doc => Y.encodeStateAsUpdate(doc))
}

test('P5 a replica that takes in what others formatted writes nothing by itself', () => {
  const written = (doc: Y.Doc) => {
    let count = 0
    doc.getText('text')
    doc.on('update', (_: Uint8Array, __: unknown, ___: Y.Doc, { local }: Y.Transaction) => (count += local ? 1 : 0))
    for (const update of formattedByTwo()) Y.applyUpdate(doc, update)
    return count
  }
  expect(written(blankReplica())).toBe(0)
  expect(written(new Y.Doc())).toBeGreaterThan(0) // or this test proves nothing any more
})
