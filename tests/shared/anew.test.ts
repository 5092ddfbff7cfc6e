/** A plan written anew: the same plan, and nothing of what it once said. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { writtenAnew } from '#shared/plan/anew.ts'
import { addRecord, removeRecord, seedPlan, word } from '#shared/plan/edits.ts'
import { isOlderCopy } from '#shared/plan/epoch.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'
import { textOf } from '#shared/plan/records.ts'

const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text)
const digestOf = (doc: Y.Doc) => freeze(readPlan(doc)).digest

/** A plan with a record, a text with marks, and words that were taken out of each. */
function writtenOn(): Y.Doc {
  const doc = new Y.Doc({ gc: false }) // as the log, which keeps what each edit brought
  seedPlan(doc, { title: 'Train', language: 'en' })
  addRecord(doc, 'stops', 'brest', { name: 'Brest' }, 'end')
  addRecord(doc, 'stops', 'gone', { name: 'Mistyped' }, 'end')
  removeRecord(doc, 'stops', 'gone')
  word(doc, { kind: 'stops', id: 'brest' }, 'note', 'en', 'Ask Mistyped Person')
  word(doc, { kind: 'stops', id: 'brest' }, 'note', 'en', 'Ask at the desk')
  addRecord(doc, 'sections', 'history', {}, 'end')
  const paragraph = new Y.XmlElement('paragraph')
  textOf(doc, 'history', 'en').insert(0, [paragraph])
  const run = new Y.XmlText()
  paragraph.insert(0, [run])
  run.insert(0, 'We met Mistyped in 1972.')
  run.delete(7, 9)
  run.format(0, 2, { bold: {} })
  doc.getMap<Y.Map<unknown>>('stops').get('brest')?.set('laterField', { kept: true })
  return doc
}

test('G3 a plan that is written anew says the same, and holds no word that was taken out', () => {
  const doc = writtenOn()
  expect(holds(Y.encodeStateAsUpdate(doc), 'Mistyped')).toBe(true)
  const anew = new Y.Doc()
  const update = writtenAnew(doc, 77, 5)
  Y.applyUpdate(anew, update)
  expect(digestOf(anew)).toBe(digestOf(doc))
  expect(holds(update, 'Mistyped')).toBe(false)
  expect([...Y.decodeStateVector(Y.encodeStateVector(anew)).keys()]).toEqual([77])
  expect(textOf(anew, 'history', 'en').toString()).toBe(textOf(doc, 'history', 'en').toString())
})

test('G3 what this code cannot read is written anew, too', () => {
  const anew = new Y.Doc()
  Y.applyUpdate(anew, writtenAnew(writtenOn(), 77, 5))
  expect(anew.getMap<Y.Map<unknown>>('stops').get('brest')?.get('laterField')).toEqual({ kept: true })
})

test('G3 a copy of before is known as one of an older epoch, and a fresh one is none', () => {
  const before = writtenOn()
  const anew = new Y.Doc()
  Y.applyUpdate(anew, writtenAnew(before, 77, 5))
  const isServers = (client: number) => client === 77 || client === before.clientID
  expect(isOlderCopy(anew, Y.encodeStateVector(before), isServers)).toBe(true)
  expect(isOlderCopy(anew, Y.encodeStateVector(new Y.Doc()), isServers)).toBe(false)
  expect(isOlderCopy(anew, Y.encodeStateVector(anew), isServers)).toBe(false)
})
