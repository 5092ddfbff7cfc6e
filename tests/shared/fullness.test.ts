/** How near a plan is to its limits. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addRecord, removeRecord, sectionText, seedPlan } from '#shared/plan/edits.ts'
import { fullnessOf, measures, nearness, recordCounts, textBytes, utf8Bytes } from '#shared/plan/fullness.ts'
import { readPlan, textsBegun } from '#shared/plan/read.ts'
import { limits } from '#shared/protocol/limits.ts'

const nothing = { stops: 0, records: 0, texts: 0, boardBytes: 0 }

test('R12 a limit is near from four fifths on and full when nothing more fits', () => {
  expect([0, 79, 80, 99, 100, 130].map(used => nearness(used, 100))).toEqual([
    'fine',
    'fine',
    'near',
    'near',
    'full',
    'full',
  ])
})

test.each(measures)('R12 there is a word before %s are at their limit, and another at it', measure => {
  const at = (share: number) => fullnessOf({ ...nothing, [measure]: Math.ceil(limits[measure] * share) })
  expect(at(0.79)).toEqual([])
  expect(at(0.8).map(each => [each.measure, each.state, each.most])).toEqual([[measure, 'near', limits[measure]]])
  expect(at(1).map(each => each.state)).toEqual(['full'])
})

test('R12 the fullest comes first', () => {
  const used = { ...nothing, stops: limits.stops * 0.85, boardBytes: limits.boardBytes * 0.95 }
  expect(fullnessOf(used).map(each => each.measure)).toEqual(['boardBytes', 'stops'])
})

test('R12 records are counted while they stand, texts for as long as the board is', () => {
  const doc = new Y.Doc()
  seedPlan(doc, { title: 'Train', language: 'en' })
  for (const id of ['a', 'b']) addRecord(doc, 'stops', id, {}, 'end')
  addRecord(doc, 'sections', 's', {}, 'end')
  sectionText(doc, 's', 'en')
  expect([recordCounts(readPlan(doc)), textsBegun(doc)]).toEqual([{ stops: 2, records: 3 }, 0])
  sectionText(doc, 's', 'en').insert(0, [new Y.XmlElement('paragraph')])
  removeRecord(doc, 'stops', 'a')
  removeRecord(doc, 'sections', 's')
  expect([recordCounts(readPlan(doc)), textsBegun(doc)]).toEqual([{ stops: 1, records: 1 }, 1])
})

test('R12 a text is as large as its words are in UTF-8', () => {
  const texts = ['', 'abc', 'Größe', 'Волгоград', 'مدينة', '列車', 'a😀b', '\u{10ffff}\u07ff\u0800']
  for (const text of texts) expect([text, utf8Bytes(text)]).toEqual([text, new TextEncoder().encode(text).length])
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  expect(textBytes([paragraph('Größe'), { type: 'bulletList', content: [paragraph('ab')] }])).toBe(9)
})
