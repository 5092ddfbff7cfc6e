/** The log: nothing lost, nothing doubled, no gaps, and damage is never taken for a plan. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { serverDevice } from '#server/store/store.ts'
import { addBoard, edit, morning, refusalOf } from './store-bench.ts'
import type { Held } from './store-contract.ts'

/** The bytes of the seed, in words that SQLite and PostgreSQL share: whole, and not those that stood there. */
const otherBytes = '(select bytes from log where seq = 1)'

/** All of it, for a store that somebody can damage by SQL. */
export function logContract(held: Held): void {
  logBehaviour(held)
  describe('damaged log', () => damage(held))
}

/** What holds while nobody damages what is stored: for a store in memory. */
export function logBehaviour(held: Held): void {
  describe('log', () => {
    retries(held)
    order(held)
    strangers(held)
    snapshots(held)
    clientIds(held)
  })
}

const snapshot = { seq: 1, bytes: Uint8Array.of(1, 2, 3), digest: 'd1' }

function retries(held: Held): void {
  test('R1 an edit comes back from the log as it was given', async () => {
    const { log } = held.store
    expect(await log.append(edit(1))).toEqual({ seq: 2, repeated: false })
    expect(await log.since('train', 1)).toEqual([{ ...edit(1), epoch: 1, seq: 2 }])
    expect(await log.head('train')).toEqual({ epoch: 1, seq: 2 })
  })

  test('U6 a log is read in pages of any size', async () => {
    const { log } = held.store
    for (let n = 1; n <= 5; n++) await log.append(edit(n))
    const page = async (after: number, most: number) => (await log.since('train', after, most)).map(({ seq }) => seq)
    expect([await page(0, 2), await page(2, 3), await page(5, 100), await page(6, 1), await page(0, 0)]).toEqual([
      [1, 2],
      [3, 4, 5],
      [6],
      [],
      [],
    ])
  })

  test('R1 a retry is harmless: the old seq, and one row', async () => {
    const { log } = held.store
    await log.append(edit(1))
    const again = await Promise.all([log.append(edit(1)), log.append(edit(1, { at: morning + 99 }))])
    expect(again).toEqual([2, 2].map(seq => ({ seq, repeated: true })))
    expect(await log.head('train')).toEqual({ epoch: 1, seq: 2 })
  })

  test('R1 another edit under a used name is refused and leaves the first one alone', async () => {
    const { log } = held.store
    await log.append(edit(1))
    expect(await refusalOf(log.append(edit(1, { update: Uint8Array.of(9) })))).toBe('bad-request')
    expect(await refusalOf(log.append(edit(1, { member: 'boris' })))).toBe('bad-request')
    expect(await log.since('train', 1)).toEqual([{ ...edit(1), epoch: 1, seq: 2 }])
  })

  test('R1 in any schedule of edits and retries each edit has one seq, and none is left out', async () => {
    const { log } = held.store
    const devices = fc.constantFrom('tablet', 'phone', 'desk')
    const sent = fc.array(fc.tuple(devices, fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 60 })
    let round = 0
    await fc.assert(
      fc.asyncProperty(sent, async names => {
        const board = `round-${++round}`
        await addBoard(held.store, board)
        const acks = await Promise.all(names.map(([device, n]) => log.append(edit(n, { board, device }))))
        const stored = new Map((await log.since(board, 1)).map(e => [`${e.device} ${e.n}`, e.seq]))
        expect(stored.size).toBe(new Set(names.map(name => name.join(' '))).size)
        expect(acks.map(ack => ack.seq)).toEqual(names.map(name => stored.get(name.join(' '))))
      }),
      { numRuns: 25 },
    )
  })
}

function order(held: Held): void {
  test('R1 a wrong edit in a batch does not take the others with it', async () => {
    const { log } = held.store
    const bug = edit(2, { at: undefined as unknown as number })
    const [before, stranger, wrong, after] = await Promise.allSettled([
      log.append(edit(1)),
      log.append(edit(1, { board: 'nowhere' })),
      log.append(bug),
      log.append(edit(3)),
    ])
    expect([before, after]).toEqual([2, 3].map(seq => ({ status: 'fulfilled', value: { seq, repeated: false } })))
    expect([stranger.status, wrong.status]).toEqual(['rejected', 'rejected'])
  })

  test('R1 edits of many boards at once: each board counts for itself, without gaps, in the order of the calls', async () => {
    const { log } = held.store
    const boards = Array.from({ length: 20 }, (_, i) => `board-${i}`)
    for (const board of boards) await addBoard(held.store, board)
    const calls = Array.from({ length: 50 }, (_, n) => boards.map(board => log.append(edit(n, { board })))).flat()
    await Promise.all(calls)
    for (const board of boards) {
      const entries = await log.since(board, 0)
      expect(entries.map(e => e.seq)).toEqual(Array.from({ length: 51 }, (_, i) => i + 1))
      expect(entries.slice(1).map(e => e.n)).toEqual(Array.from({ length: 50 }, (_, i) => i))
    }
  })

  test('R1 acknowledgements come in the order of seq, and at each of them the row can be read', async () => {
    const { log } = held.store
    const seen: number[] = []
    const calls = Array.from({ length: 100 }, async (_, n) => {
      const { seq } = await log.append(edit(n))
      seen.push(seq)
      expect((await log.head('train')).seq).toBeGreaterThanOrEqual(seq)
    })
    await Promise.all(calls)
    expect(seen).toEqual(Array.from({ length: 100 }, (_, i) => i + 2))
  })

  test('R9 everything is there after closing and opening again, and closing waits for what was asked', async () => {
    const calls = Array.from({ length: 1200 }, (_, n) => held.store.log.append(edit(n)))
    const store = await held.reopen()
    expect(await Promise.all(calls)).toHaveLength(1200)
    expect(await store.log.since('train', 1)).toEqual(calls.map((_, n) => ({ ...edit(n), epoch: 1, seq: n + 2 })))
    expect(await store.log.append(edit(5))).toEqual({ seq: 7, repeated: true })
  })

  test('R1 an edit keeps its bytes when the sender uses the buffer again', async () => {
    const buffer = new Uint8Array(1000).fill(3)
    const call = held.store.log.append(edit(1, { update: buffer.subarray(10, 20) }))
    buffer.fill(0)
    await call
    const [entry] = await held.store.log.since('train', 1)
    expect(entry?.update).toEqual(new Uint8Array(10).fill(3))
  })
}

function damage(held: Held): void {
  for (const [what, sql] of [
    ['bytes', `update log set bytes = ${otherBytes} where seq = 3`],
    ['author', `update log set member = 'boris' where seq = 3`],
    ['place', `update log set seq = 30 where seq = 3`],
    ['clients', `update log set clients = '[7]' where seq = 3`],
    ['last row', `delete from log where seq = 4`],
    ['middle row', `delete from log where seq = 3`],
  ] as const) {
    test(`R3 a log that lost or changed its ${what} throws when it is read`, async () => {
      for (const n of [1, 2, 3]) await held.store.log.append(edit(n))
      const { log } = await held.reopen(bench => bench.tamper(sql))
      await expect(log.since('train', 0)).rejects.toThrow(/damaged/)
    })
  }

  test('R6 a damaged snapshot throws, and one of another epoch is not used', async () => {
    await held.store.log.saveSnapshot('train', snapshot)
    const damaged = await held.reopen(bench => bench.tamper(`update snapshots set bytes = ${otherBytes}`))
    await expect(damaged.log.snapshot('train')).rejects.toThrow(/damaged/)
    const restored = await held.reopen(bench => bench.tamper(`update boards set epoch = 2`))
    expect(await restored.log.snapshot('train')).toBeNull()
  })
}

function strangers(held: Held): void {
  test('R3 a board that does not exist is refused and not taken for an empty one', async () => {
    const { log } = held.store
    expect(await refusalOf(log.since('nowhere', 0))).toBe('not-found')
    expect(await refusalOf(log.head('nowhere'))).toBe('not-found')
    expect(await refusalOf(log.append(edit(1, { board: 'nowhere' })))).toBe('not-found')
  })
}

function snapshots(held: Held): void {
  test('R6 the newest snapshot is kept, and an older one does not replace it', async () => {
    const { log } = held.store
    expect(await log.snapshot('train')).toBeNull()
    await log.append(edit(1))
    const newer = { ...snapshot, seq: 2, digest: 'd2' }
    await log.saveSnapshot('train', snapshot)
    await log.saveSnapshot('train', newer)
    await log.saveSnapshot('train', snapshot)
    expect(await log.snapshot('train')).toEqual(newer)
    await expect(log.saveSnapshot('train', { ...snapshot, seq: 3 })).rejects.toThrow(/claims seq 3/)
  })
}

function clientIds(held: Held): void {
  test('S1 client ids are claimed all or none, and told apart by board', async () => {
    const { log } = held.store
    expect(await log.claimClients('train', 'anna', [7, 8, 8])).toBeNull()
    expect(await log.claimClients('train', 'anna', [8, 9])).toBeNull()
    expect(await log.claimClients('train', 'boris', [10, 9, 11])).toBe('anna')
    expect(await log.claimClients('train', 'boris', [])).toBeNull()
    const owners = [[1, serverDevice], ...[7, 8, 9].map(client => [client, 'anna'])]
    expect([...(await log.clientOwners('train'))].sort(([a], [b]) => a - b)).toEqual(owners)
    expect(await refusalOf(log.claimClients('nowhere', 'anna', [7]))).toBe('not-found')
  })

  test('S1 of many who claim the same client id at once one gets it', async () => {
    const { log } = held.store
    const members = Array.from({ length: 20 }, (_, i) => `member-${i}`)
    const answers = await Promise.all(
      members.map(member => log.claimClients('train', member, [77, 100 + members.indexOf(member)])),
    )
    const owner = (await log.clientOwners('train')).get(77)
    expect(answers.map((answer, i) => answer ?? members[i])).toEqual(members.map(() => owner))
    expect((await log.clientOwners('train')).size).toBe(3)
  })

  test('S1 the client ids of the seed belong to the server', async () => {
    expect(await held.store.log.claimClients('train', 'anna', [1])).toBe('server')
  })
}
