/** The order of lines in the talk. */
import { expect, test } from 'vitest'
import { linesOf } from '#client/parts/talk/lines.ts'
import { messageOf } from '#tests/client/harness/board.tsx'

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const hour = 3_600_000
const noon = Date.UTC(2027, 0, 5, 12)

test('T7 a line stands where a new day begins', () => {
  const messages = [messageOf(1, 'a', { at: noon }), messageOf(2, 'b', { at: noon + 24 * hour })]
  expect(linesOf(messages, dayOf, null).map(line => line.kind)).toEqual(['day', 'message', 'day', 'message'])
})

test('T7 the mark for unread messages stands before the first of them, and nowhere when all is read', () => {
  const messages = [1, 2, 3].map(seq => messageOf(seq, 'x', { at: noon + seq * hour }))
  expect(linesOf(messages, dayOf, 1).map(line => line.key)).toEqual([`day-2027-01-05-m1`, 'm1', 'unread', 'm2', 'm3'])
  expect(linesOf(messages, dayOf, 3).some(line => line.kind === 'unread')).toBe(false)
  expect(linesOf(messages, dayOf, 1, 'oleg').some(line => line.kind === 'unread')).toBe(false)
})

test('T7 a second message by the same person soon after stands under the same name, about something else it does not', () => {
  const about = { kind: 'stop', id: 'brest' } as const
  const messages = [
    messageOf(1, 'a', { at: noon }),
    messageOf(2, 'b', { at: noon + 60_000 }),
    messageOf(3, 'c', { at: noon + 120_000, about }),
    messageOf(4, 'd', { at: noon + hour, about }),
  ]
  const continued = linesOf(messages, dayOf, null).flatMap(line => (line.kind === 'message' ? [line.continued] : []))
  expect(continued).toEqual([false, true, false, false])
})
