/** What people do to a plan, alone and at the same time. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addRecord,
  changePlan,
  changeRecord,
  confirmText,
  moveRecord,
  removeRecord,
  sectionText,
  seedPlan,
  word,
} from '#shared/plan/edits.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan, schemaOf } from '#shared/plan/read.ts'
import { exchange, idsOf, planOf, plus, replicaOf, seeded, twoReplicas, words } from './plans.ts'

test('P1 moving a stop while another person edits it keeps both', () => {
  const [a, b] = twoReplicas()
  moveRecord(a, 'stops', 'brest', null)
  changeRecord(b, 'stops', 'brest', { station: 'Брэст-Цэнтральны', host: 'east' })
  exchange(a, b)
  for (const doc of [a, b]) {
    expect(idsOf(doc, 'stops')).toEqual(['brest', 'berlin', 'warsaw'])
    expect(readPlan(doc).stops[0]).toMatchObject({ name: 'brest', station: 'Брэст-Цэнтральны', host: 'east' })
  }
})

test('P1 different fields, languages and shares of one record can be written at once', () => {
  const [a, b] = twoReplicas()
  plus(a, 'lines', 'rail', { title: words({ de: 'Bahn' }), planned: 100 })
  exchange(a, b)
  changeRecord(a, 'lines', 'rail', { planned: 120, shares: { west: 60 } })
  changeRecord(b, 'lines', 'rail', { payer: 'west', shares: { centre: 40 } })
  word(a, { kind: 'lines', id: 'rail' }, 'title', 'de', 'Bahnfahrt')
  word(b, { kind: 'lines', id: 'rail' }, 'title', 'en', 'Rail')
  exchange(a, b)
  expect(readPlan(a).lines[0]).toMatchObject({ planned: 120, payer: 'west', shares: { west: 60, centre: 40 } })
  expect(readPlan(b).lines[0]?.title).toMatchObject({ de: { text: 'Bahnfahrt' }, en: { text: 'Rail' } })
})

test('P1 two moves of one stop leave it once in the list', () => {
  const [a, b] = twoReplicas()
  moveRecord(a, 'stops', 'brest', null)
  moveRecord(b, 'stops', 'brest', 'berlin')
  exchange(a, b)
  expect(idsOf(a, 'stops').filter(id => id === 'brest')).toEqual(['brest'])
  expect(idsOf(a, 'stops')).toEqual(idsOf(b, 'stops'))
})

test('P2 records that several people add at once all stay, also in a list that was empty', () => {
  const [a, b] = twoReplicas()
  plus(a, 'tasks', 't1', { title: words({ de: 'Visum' }) })
  plus(b, 'tasks', 't2', { title: words({ de: 'Kranz' }) })
  plus(a, 'stops', 'minsk', { name: 'Minsk' })
  plus(b, 'stops', 'orsha', { name: 'Orsha' })
  exchange(a, b)
  expect(idsOf(a, 'tasks')).toEqual(['t1', 't2'])
  expect(idsOf(a, 'stops')).toEqual(['berlin', 'warsaw', 'brest', 'minsk', 'orsha'])
  expect(freeze(readPlan(a))).toEqual(freeze(readPlan(b)))
})

test('P3 insertions into one gap at once stand side by side, and there is room between them afterwards', () => {
  const [a, b] = twoReplicas()
  plus(a, 'stops', 'x', {}, 'berlin')
  plus(b, 'stops', 'y', {}, 'berlin')
  exchange(a, b)
  expect(idsOf(a, 'stops')).toEqual(['berlin', 'x', 'y', 'warsaw', 'brest'])
  plus(a, 'stops', 'zz', {}, 'x')
  moveRecord(b, 'stops', 'brest', 'berlin')
  exchange(a, b)
  expect(idsOf(a, 'stops')).toEqual(['berlin', 'brest', 'x', 'zz', 'y', 'warsaw'])
  expect(idsOf(b, 'stops')).toEqual(idsOf(a, 'stops'))
})

test('P3 thousands of insertions between neighbours with equal keys land where they should', () => {
  const [a, b] = twoReplicas()
  plus(a, 'stops', 'x', {}, 'berlin')
  plus(b, 'stops', 'y', {}, 'berlin')
  exchange(a, b)
  const wanted: string[] = []
  for (let i = 0; i < 1000; i++) {
    plus(a, 'stops', `n${i}`, {}, 'x')
    wanted.unshift(`n${i}`)
  }
  expect(idsOf(a, 'stops')).toEqual(['berlin', 'x', ...wanted, 'y', 'warsaw', 'brest'])
})

test('a record goes first, last, or behind a named one; behind one that is gone means last', () => {
  const doc = seeded()
  for (const [id, after] of [
    ['b', 'end'],
    ['a', null],
    ['c', 'b'],
    ['d', 'gone'],
  ] as const)
    plus(doc, 'stops', id, {}, after)
  expect(idsOf(doc, 'stops')).toEqual(['a', 'b', 'c', 'd'])
  moveRecord(doc, 'stops', 'a', 'end')
  moveRecord(doc, 'stops', 'd', null)
  moveRecord(doc, 'stops', 'b', 'b')
  expect(idsOf(doc, 'stops')).toEqual(['d', 'b', 'c', 'a'])
})

test('P17 an item whose stop is gone reads as unplaced, a leg whose stops part as stranded, and both come back', () => {
  const [a, b] = twoReplicas()
  plus(a, 'items', 'tour', { stop: 'warsaw' })
  plus(a, 'legs', 'ec41', { from: 'berlin', to: 'warsaw' })
  expect(readPlan(a)).toMatchObject({ items: [{ unplaced: false }], legs: [{ standing: 'placed' }] })
  moveRecord(a, 'stops', 'brest', 'berlin')
  expect(readPlan(a).legs[0]?.standing).toBe('stranded')
  moveRecord(a, 'stops', 'brest', 'end')
  expect(readPlan(a).legs[0]?.standing).toBe('placed')
  removeRecord(b, 'stops', 'warsaw')
  exchange(a, b)
  expect(readPlan(a)).toMatchObject({ items: [{ stop: 'warsaw', unplaced: true }], legs: [{ standing: 'stranded' }] })
})

test('an edit of a record that is gone meanwhile answers false and writes nothing', () => {
  const [a] = twoReplicas()
  removeRecord(a, 'stops', 'brest')
  const before = Y.encodeStateAsUpdate(a)
  expect([
    changeRecord(a, 'stops', 'brest', { name: 'x' }),
    moveRecord(a, 'stops', 'brest', null),
    removeRecord(a, 'stops', 'brest'),
    word(a, { kind: 'stops', id: 'brest' }, 'note', 'de', 'x'),
    confirmText(a, 'none', 'en'),
  ]).toEqual([false, false, false, false, false])
  expect(Y.encodeStateAsUpdate(a)).toEqual(before)
})

test('P21 a value that is there already is not written again', () => {
  const doc = seeded()
  plus(doc, 'lines', 'l', { title: words({ de: 'Bahn', en: 'Rail' }), planned: 5, shares: { west: 5 } })
  const before = Y.encodeStateVector(doc)
  changeRecord(doc, 'lines', 'l', { planned: 5, shares: { west: 5 }, inKind: undefined })
  word(doc, { kind: 'lines', id: 'l' }, 'title', 'en', 'Rail')
  word(doc, 'plan', 'title', 'de', 'Zug')
  changePlan(doc, { languages: ['de', 'en'] })
  expect(Y.encodeStateVector(doc)).toEqual(before)
})

test('P22 an edit refuses a value that would not read back', () => {
  const doc = plus(seeded(), 'stops', 'a', {})
  const before = Y.encodeStateAsUpdate(doc)
  expect(() => changeRecord(doc, 'stops', 'a', { lat: 91 })).toThrow(RangeError)
  expect(() => changeRecord(doc, 'stops', 'a', { depart: '2027-02-30T10:00' })).toThrow(RangeError)
  expect(() => changeRecord(doc, 'stops', 'a', { zone: '+03:00' })).toThrow(RangeError)
  expect(() => changeRecord(doc, 'stops', 'a', JSON.parse('{"colour":"red"}'))).toThrow(RangeError)
  expect(() => changePlan(doc, { languages: [] })).toThrow(RangeError)
  expect(() => word(doc, 'plan', 'note', 'de', 'x')).toThrow(RangeError)
  expect(() => word(doc, 'plan', 'title', 'pl', 'Pociąg')).toThrow(RangeError)
  expect(() => addRecord(doc, 'stops', 'a', {}, 'end')).toThrow(RangeError)
  expect(() => addRecord(doc, 'stops', 'b', { name: 'B', lat: 91 }, 'end')).toThrow(RangeError)
  expect(() => addRecord(doc, 'stops', 'b', { note: words({ de: 'x', pl: 'y' }) }, 'end')).toThrow(RangeError)
  expect(() => changeRecord(doc, 'stops', 'a', { name: 'A', lat: 91 })).toThrow(RangeError)
  expect(() => addRecord(doc, 'stops', 'no id', {}, 'end')).toThrow(RangeError)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('P22 half a character pair is replaced before it is stored, so that all replicas hold the same', () => {
  const a = seeded()
  plus(a, 'stops', 's', { name: 'Br\ud83dest' })
  word(a, 'plan', 'title', 'de', 'Zug\udc00')
  expect(freeze(readPlan(replicaOf(a, 2)))).toEqual(freeze(readPlan(a)))
  expect(readPlan(a).stops[0]?.name).toBe('Br\ufffdest')
})

test('shares are given whole: who is not named has none any more', () => {
  const doc = plus(seeded(), 'lines', 'l', { shareRule: 'percent', shares: { west: 5000, centre: 5000 } })
  changeRecord(doc, 'lines', 'l', { shares: { west: 10_000 } })
  expect(readPlan(doc).lines[0]?.shares).toEqual({ west: 10_000 })
})

test('an empty wording takes the language away', () => {
  const doc = seeded()
  word(doc, 'plan', 'purpose', 'de', 'Gedenken')
  word(doc, 'plan', 'purpose', 'de', '')
  expect(readPlan(doc).purpose).toEqual({})
})

test('a wording in a language that the plan no longer works in is kept and not read', () => {
  const doc = seeded()
  word(doc, 'plan', 'purpose', 'en', 'Remembrance')
  changePlan(doc, { languages: ['de'] })
  expect(readPlan(doc).purpose).toEqual({})
  changePlan(doc, { languages: ['de', 'en'] })
  expect(readPlan(doc).purpose.en?.text).toBe('Remembrance')
})

test('P20 a board is seeded once', () => {
  const doc = seeded({ currency: 'PLN', startDay: '2027-05-01' })
  expect(readPlan(doc)).toMatchObject({ schema: 1, currency: 'PLN', startDay: '2027-05-01', languages: ['de', 'en'] })
  expect(() => seedPlan(doc, { title: 'again', language: 'de' })).toThrow('seeded already')
  expect(schemaOf(new Y.Doc())).toBe(0)
})

test('texts that two people begin at once are one text', () => {
  const [a, b] = twoReplicas()
  plus(a, 'sections', 's', {})
  exchange(a, b)
  for (const [doc, text] of [
    [a, 'eins'],
    [b, 'zwei'],
  ] as const) {
    const paragraph = new Y.XmlElement('paragraph')
    sectionText(doc, 's', 'de').insert(0, [paragraph])
    paragraph.insert(0, [new Y.XmlText(text)])
  }
  exchange(a, b)
  const texts = readPlan(a).sections[0]?.texts.de ?? []
  expect(texts.map(node => node.content?.[0]?.text).sort()).toEqual(['eins', 'zwei'])
  expect(readPlan(b)).toEqual(readPlan(a))
})

test('an edit is one transaction', () => {
  const doc = seeded()
  let updates = 0
  doc.on('update', () => updates++)
  planOf(() => undefined)
  plus(doc, 'stops', 's', { name: 'Minsk', alias: words({ de: 'Minsk', en: 'Minsk' }) })
  changeRecord(doc, 'stops', 's', { lat: 53.89, lon: 27.55, country: 'BY' })
  expect(updates).toBe(2)
})
