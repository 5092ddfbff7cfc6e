/** What several servers on one store rely on: marks that rise, presence that runs out, and noes to whoever is behind. */
import { describe, expect, test } from 'vitest'
import type { Mark, Store } from '#server/store/store.ts'
import { limits } from '#shared/protocol/limits.ts'
import { anna, day, edit, morning, proposal, refusalOf, sha256, words } from './store-bench.ts'
import type { Held } from './store-contract.ts'

const idle = { client: 0, place: null, caret: null, typing: false }
const present = { id: 'c1', member: 'anna', name: 'Anna', committee: 'west', ...idle }

export function nodesContract(held: Held): void {
  describe('several servers', () => {
    marks(held)
    behind(held)
    presence(held)
    people(held)
  })
}

function marks(held: Held): void {
  test('R10 the mark of a board rises with every write about it, and of no other', async () => {
    const { log, talk, versions } = held.store
    const asked = proposal('p1', 'plan', { seq: 2 })
    const shown = { how: { way: 'password' } } as const
    const answer = { committee: 'west', kind: 'approve', by: anna, comment: '', at: morning, shown } as const
    const writes: (() => Promise<unknown>)[] = [
      () => talk.say(words('m1')),
      () => log.append(edit(1)),
      () => versions.propose(asked),
      () => versions.decide({ board: 'train', proposal: 'p1', digest: asked.digest, ...answer }),
      () => versions.withdraw('train', 'p1', morning),
    ]
    const seen = [await markOf(held.store)]
    for (const write of writes) {
      await write()
      seen.push(await markOf(held.store))
    }
    expect(seen.map(({ news }) => news)).toEqual([0, 1, 1, 2, 3, 4])
    expect(seen.map(({ seq }) => seq)).toEqual([1, 1, 2, 2, 2, 2])
    expect(await held.store.news.marks(['nowhere'])).toEqual(new Map())
    expect(await held.store.news.marks([])).toEqual(new Map())
  })
}

function behind(held: Held): void {
  test('R7 a plan that was frozen before the newest edit is not taken, and nothing of it is written', async () => {
    const { log, versions } = held.store
    await log.append(edit(1))
    expect(await refusalOf(versions.propose(proposal('p1', 'plan', { seq: 1 })))).toBe('plan-moved')
    expect([await versions.proposals('train'), await versions.version('train', 1)]).toEqual([[], null])
    expect((await markOf(held.store)).news).toBe(0)
    await versions.propose(proposal('p1', 'plan', { seq: 2 }))
  })

  test('R5 an edit or a snapshot that was made under another epoch is not taken', async () => {
    const store = await held.reopen(bench => bench.tamper('update boards set epoch = 2'))
    expect(await refusalOf(store.log.append(edit(1, { epoch: 1 })))).toBe('epoch-changed')
    const snapshot = { seq: 1, bytes: Uint8Array.of(1), digest: sha256('plan') }
    expect(await refusalOf(store.log.saveSnapshot('train', snapshot, 1))).toBe('epoch-changed')
    await store.log.append(edit(1, { epoch: 2 }))
    await store.log.saveSnapshot('train', snapshot, 2)
    expect([await store.log.head('train'), await store.log.snapshot('train')]).toEqual([{ epoch: 2, seq: 2 }, snapshot])
  })
}

function presence(held: Held): void {
  test('S3 who is here by one room is told to the others, until it is told otherwise', async () => {
    const { presence } = held.store
    const told = { board: 'train', room: 'r1', version: 1, here: [present], ms: limits.presenceMs }
    await presence.tell(told)
    expect(await presence.others('train', 'r2')).toEqual([{ room: 'r1', version: 1, here: [present] }])
    expect(await presence.others('train', 'r1')).toEqual([])
    expect((await markOf(held.store)).present).toEqual(new Map([['r1', 1]]))
    const moved = { ...present, typing: true }
    await presence.tell({ ...told, version: 2, here: [moved] })
    expect(await presence.others('train', 'r2')).toEqual([{ room: 'r1', version: 2, here: [moved] }])
    await presence.forget('train', 'r1')
    expect(await presence.others('train', 'r2')).toEqual([])
    expect((await markOf(held.store)).present).toEqual(new Map())
  })

  test('S3 what was told runs out by itself, and is swept away', async () => {
    const { presence } = held.store
    await presence.tell({ board: 'train', room: 'r1', version: 1, here: [present], ms: 0 })
    expect(await presence.others('train', 'r2')).toEqual([])
    expect((await markOf(held.store)).present).toEqual(new Map())
    await presence.tell({ board: 'train', room: 'r2', version: 1, here: [present], ms: limits.presenceMs })
    const store = await held.reopen(bench => bench.tamper('update presence set expires = expires + 99999999'))
    expect((await store.presence.others('train', 'r3')).map(({ room }) => room)).toEqual(['r2'])
  })
}

function people(held: Held): void {
  test('S7 of many sessions those that stand are told at once', async () => {
    const { sessions } = held.store
    const [open, ended, idle] = [sha256('open'), sha256('ended'), sha256('idle')]
    const session = { id: '', member: 'anna', at: morning, device: '', way: 'link', provedAt: 0 } as const
    for (const token of [open, ended, idle])
      await sessions.create(token, { ...session, expires: morning + limits.sessionMs })
    await sessions.end(ended)
    await sessions.touch(open, morning + 10 * day)
    expect(await sessions.standing([open, ended, idle, sha256('never')], morning + 14 * day)).toEqual(new Set([open]))
    expect(await sessions.standing([open], morning + 90 * day)).toEqual(new Set())
    expect(await sessions.standing([], morning)).toEqual(new Set())
  })

  test('S2 of many members those that are there are told at once, as each by itself', async () => {
    const { people } = held.store
    const all = await people.actors(['anna', 'boris', 'nobody'])
    expect([...all.keys()].sort()).toEqual(['anna', 'boris'])
    expect(all.get('boris')).toEqual(await people.actor('boris'))
    expect(await people.actors([])).toEqual(new Map())
  })

  test('S3 whose a Yjs client id is', async () => {
    const { log } = held.store
    await log.claimClients('train', 'anna', [7])
    expect([await log.clientOwner('train', 7), await log.clientOwner('train', 8)]).toEqual(['anna', null])
  })
}

async function markOf({ news }: Store): Promise<Mark> {
  const mark = (await news.marks(['train', 'nowhere'])).get('train')
  if (mark === undefined) throw new Error('the board has no mark')
  return mark
}
