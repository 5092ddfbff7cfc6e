/** Talk: one order for everybody, no message twice, history in pages. */
import { describe, expect, test } from 'vitest'
import { addBoard, anna, boris, refusalOf, words } from './store-bench.ts'
import type { Held } from './store-contract.ts'

export function talkContract(held: Held): void {
  describe('talk', () => {
    test('T1 messages said at once get one order without gaps, each board for itself', async () => {
      const { talk } = held.store
      await addBoard(held.store, 'choir')
      const ids = Array.from({ length: 40 }, (_, i) => `m${i}`)
      await Promise.all(ids.map((id, i) => talk.say(words(id, { board: i % 2 ? 'choir' : 'train' }))))
      for (const board of ['train', 'choir']) {
        const messages = await talk.since(board, 0, 100)
        expect(messages.map(m => m.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
        expect(await talk.lastSeq(board)).toBe(20)
      }
    })

    test('T2 the same message sent again is one row and answers as the first time', async () => {
      const { talk } = held.store
      const answers = await Promise.all([talk.say(words('hello')), talk.say(words('hello', { text: 'changed' }))])
      const first = { ...words('hello'), seq: 1 }
      expect(answers).toEqual([false, true].map(repeated => ({ message: first, repeated })))
      expect(await talk.since('train', 0, 100)).toEqual([first])
    })

    test('T2 nobody gets an answer to a message that somebody else sent', async () => {
      const { talk } = held.store
      await addBoard(held.store, 'choir')
      await talk.say(words('hello'))
      expect(await refusalOf(talk.say(words('hello', { by: boris })))).toBe('bad-request')
      expect(await refusalOf(talk.say(words('hello', { board: 'choir' })))).toBe('bad-request')
      expect(await refusalOf(talk.say(words('lost', { board: 'nowhere' })))).toBe('not-found')
    })

    test('T2 what the server notes stands once, whoever brought it about', async () => {
      const { talk } = held.store
      const note = { system: { event: 'agreed', version: 1 }, text: '' } as const
      const [first, second] = await Promise.all([anna, boris].map(by => talk.say(words('p1.agreed', { ...note, by }))))
      expect(second).toEqual({ message: first?.message, repeated: true })
      expect(await talk.lastSeq('train')).toBe(1)
    })

    test('T3 a message keeps what it is about and what the server says in it', async () => {
      const { talk } = await held.reopen()
      const about = { kind: 'stop', id: 'brest' } as const
      const system = { event: 'decided', version: 2, kind: 'approve' } as const
      await talk.say(words('one', { about }))
      await talk.say(words('two', { system, text: 'Встреча в Бресте 🚆' }))
      const [one, two] = await (await held.reopen()).talk.since('train', 0, 100)
      expect(one).toEqual({ ...words('one', { about }), seq: 1 })
      expect(two).toEqual({ ...words('two', { system, text: 'Встреча в Бресте 🚆' }), seq: 2 })
    })

    paging(held)
  })
}

function paging(held: Held): void {
  test('T4 history comes in pages, oldest first, with none left out and none twice', async () => {
    const { talk } = held.store
    for (let i = 1; i <= 25; i++) await talk.say(words(`m${i}`))
    const seqs = async (page: Promise<readonly { seq: number }[]>) => (await page).map(m => m.seq)
    expect(await seqs(talk.since('train', 20, 100))).toEqual([21, 22, 23, 24, 25])
    expect(await seqs(talk.since('train', 0, 3))).toEqual([23, 24, 25])
    expect(await seqs(talk.since('train', 25, 3))).toEqual([])
    expect(await seqs(talk.earlier('train', 23, 3))).toEqual([20, 21, 22])
    expect(await seqs(talk.earlier('train', 2, 3))).toEqual([1])
    expect(await seqs(talk.earlier('train', 1, 3))).toEqual([])
    expect(await talk.lastSeq('nowhere')).toBe(0)
  })
}
