/** What every replica has in common. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { newReplica } from '#shared/plan/replica.ts'
import { frame } from '#tests/live/gate-frames.ts'

/** What is told by `doc` of itself while `updates` come in. */
function saidBy(doc: Y.Doc, updates: readonly Uint8Array[]): number {
  let said = 0
  doc.on('update', (_update, origin) => {
    if (origin !== 'others') said++
  })
  for (const update of updates) Y.applyUpdate(doc, update, 'others')
  return said
}

/** Two people make the same words bold at once: one of the two pairs of marks says nothing. */
function boldTwice(): Uint8Array[] {
  const first = new Y.Doc()
  const text = first.getXmlFragment('text/greeting/de')
  text.insert(0, [new Y.XmlText('Willkommen')])
  const both = [first, new Y.Doc()]
  const begun = Y.encodeStateAsUpdate(first)
  Y.applyUpdate(both[1] ?? first, begun)
  const updates = both.map(doc => {
    const before = Y.encodeStateVector(doc)
    const run = doc.getXmlFragment('text/greeting/de').get(0) as Y.XmlText
    run.format(0, 10, { bold: {} })
    return Y.encodeStateAsUpdate(doc, before)
  })
  return [begun, ...updates]
}

test('P5 a replica writes nothing of itself when formats of others meet', () => {
  expect(saidBy(new Y.Doc(), boldTwice())).toBeGreaterThan(0)
  expect(saidBy(newReplica(), boldTwice())).toBe(0)
})

test('S6 a paragraph made of twenty thousand pieces is deleted as fast as any other', () => {
  const begun = new Y.Doc()
  begun.clientID = 70
  const run = new Y.XmlText('x'.repeat(40_000)) // units 1 to 40,000
  begun.getXmlFragment('text/greeting/de').insert(0, [run])
  run.format(0, 1, { bold: {} }) // units 40,001 and 40,002
  const every = Array.from({ length: 19_999 }, (_, i) => [70, 2 + 2 * i, 1] as const)
  const doc = newReplica()
  for (const update of [Y.encodeStateAsUpdate(begun), frame([], every), frame([], [[70, 2, 39_999]])])
    Y.applyUpdate(doc, update) // half a minute in a bare Y.Doc
  expect(doc.getXmlFragment('text/greeting/de').toString()).toBe('<bold>x</bold>')
}, 5000)
