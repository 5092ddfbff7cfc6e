/** An edit that is too large for one frame goes out in pieces, each of which the server's gate takes. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { inPieces } from '#client/link/pieces.ts'
import { admit } from '#server/live/gate.ts'
import { addRecord, changeRecord, removeRecord, sectionText, seedPlan } from '#shared/plan/edits.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'
import { limits } from '#shared/protocol/limits.ts'

const digestOf = (doc: Y.Doc) => freeze(readPlan(doc)).digest

/** A seeded board and one device's copy of it. */
function boardAndCopy(): { server: Y.Doc; mine: Y.Doc } {
  const [server, mine] = [new Y.Doc(), new Y.Doc()]
  seedPlan(server, { title: 'Train', language: 'en', languages: ['en', 'de'] })
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(server))
  return { server, mine }
}

/** What one transaction on `doc` sends. */
function updateOf(doc: Y.Doc, run: () => void): Uint8Array {
  let sent = new Uint8Array()
  const hear = (update: Uint8Array) => {
    sent = new Uint8Array(update)
  }
  doc.on('update', hear)
  doc.transact(run)
  doc.off('update', hear)
  return sent
}

/** Lets each piece through the gate in turn, as the server does. */
function receive(server: Y.Doc, pieces: readonly Uint8Array[], owners = new Map<number, string>()): void {
  for (const piece of pieces) {
    expect(piece.byteLength).toBeLessThanOrEqual(limits.updateBytes)
    for (const client of admit(server, piece, 'anna', owners).newClients) owners.set(client, 'anna')
    Y.applyUpdate(server, piece)
    expect([server.store.pendingStructs, server.store.pendingDs]).toEqual([null, null])
  }
}

test('R12 one edit of a megabyte goes through the gate in pieces', () => {
  const { server, mine } = boardAndCopy()
  const note = 'Bring warm clothes. '.repeat(150)
  const large = updateOf(mine, () => {
    for (let n = 0; n < 300; n++) {
      addRecord(mine, 'tasks', `task${n}`, { title: { en: { text: `Task ${n}` } } }, 'end')
      changeRecord(mine, 'tasks', `task${n}`, { due: '2027-05-01' })
      addRecord(mine, 'items', `item${n}`, { note: { en: { text: note } } }, 'end')
    }
    for (let n = 0; n < 300; n += 3) removeRecord(mine, 'tasks', `task${n}`)
  })
  expect(large.byteLength).toBeGreaterThan(900_000)
  const pieces = inPieces([large])
  expect(pieces.length).toBeGreaterThan(4)
  receive(server, pieces)
  expect(digestOf(server)).toBe(digestOf(mine))
})

test('R12 what two replicas of one person wrote on top of each other is cut in the order of its ground', () => {
  const { server, mine } = boardAndCopy()
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(server))
  const text = 'word '.repeat(799)
  for (let n = 0; n < 80; n++) {
    const [writer, reader] = n % 2 === 0 ? [mine, other] : [other, mine]
    const fragment = sectionText(writer, 's', 'en')
    const run = new Y.XmlText()
    run.insert(0, text.slice(0, 700))
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [run])
    fragment.insert(Math.floor(fragment.length / 2), [paragraph])
    addRecord(writer, 'items', `item${n}`, { note: { en: { text } } }, n === 0 ? 'end' : `item${n - 1}`)
    Y.applyUpdate(reader, Y.encodeStateAsUpdate(writer, Y.encodeStateVector(reader)))
  }
  const lacking = Y.encodeStateAsUpdate(mine, Y.encodeStateVector(server))
  expect(lacking.byteLength).toBeGreaterThan(limits.updateBytes)
  receive(server, inPieces([lacking]))
  expect(digestOf(server)).toBe(digestOf(mine))
})

test('R12 more deletions than one edit may hold go out in several', () => {
  const { server, mine } = boardAndCopy()
  const text = sectionText(mine, 's', 'en')
  const run = new Y.XmlText()
  text.insert(0, [run])
  const letters = limits.deleteRanges * 2 + 500
  run.insert(0, 'x'.repeat(letters))
  const owners = new Map<number, string>()
  receive(server, inPieces([Y.encodeStateAsUpdate(mine, Y.encodeStateVector(server))]), owners)
  const large = updateOf(mine, () => {
    for (let at = letters - 1; at > 0; at -= 2) run.delete(at, 1)
  })
  const pieces = inPieces([large])
  expect(pieces.length).toBe(3)
  receive(server, pieces, owners)
  expect(sectionText(server, 's', 'en').toString()).toBe(text.toString())
})

test('R12 small edits of one moment go out as one', () => {
  const { server, mine } = boardAndCopy()
  const updates = [1, 2, 3].map(n => updateOf(mine, () => addRecord(mine, 'tasks', `t${n}`, {}, 'end')))
  const pieces = inPieces(updates)
  expect(pieces).toHaveLength(1)
  receive(server, pieces)
  expect(digestOf(server)).toBe(digestOf(mine))
})
