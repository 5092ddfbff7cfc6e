/** The messages of a page: no hole in them, whatever came first. */
import { expect, test } from 'vitest'
import { addTalk, catchUpTalk, wholeUntil } from '#client/link/talk-log.ts'
import type { Message } from '#shared/talk/message.ts'

const by = { member: 'anna', name: 'Anna', committee: 'west', office: '' }
const said = (seq: number): Message => {
  const words = { by, at: 0, language: 'de', text: `${seq}`, about: null, system: null }
  return { id: `m${seq}`, board: 'train', seq, ...words }
}
const seqs = (messages: readonly Message[]) => messages.map(({ seq }) => seq)

test('T4 what is asked for begins at the first hole, not behind the newest message', () => {
  expect(wholeUntil([])).toBe(0)
  expect(wholeUntil([4, 5, 6].map(said))).toBe(6)
  expect(wholeUntil([4, 5, 7, 8].map(said))).toBe(5)
})

test('T4 a page of messages that leaves a hole behind mine takes their place', () => {
  expect(seqs(catchUpTalk([4, 5, 7].map(said), [6, 7, 8].map(said)))).toEqual([4, 5, 6, 7, 8])
  expect(seqs(catchUpTalk([4, 5, 7].map(said), [8, 9].map(said)))).toEqual([8, 9])
})

test('T4 a message of mine that was said long ago is not put before a page that does not reach to it', () => {
  expect(seqs(addTalk([8, 9].map(said), said(3)))).toEqual([8, 9])
  expect(seqs(addTalk([8, 9].map(said), said(7)))).toEqual([7, 8, 9])
  expect(seqs(addTalk([8, 9].map(said), said(11)))).toEqual([8, 9, 11])
  expect(seqs(addTalk([], said(3)))).toEqual([3])
})
