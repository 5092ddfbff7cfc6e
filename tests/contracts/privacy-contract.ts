/** People's data: found whole, erased whole, boards that begin anew, notices, and what is over. */
import { describe, expect, test } from 'vitest'
import type { Session } from '#server/store/store.ts'
import { formerName } from '#server/store/traces.ts'
import { anna, boris, edit, morning, proposal, refusalOf, words } from './store-bench.ts'
import type { Held } from './store-contract.ts'

const erasure = { id: 'e1', kind: 'member', subject: 'anna', at: morning } as const
const token = 'a'.repeat(64)
const session: Omit<Session, 'seenAt'> = {
  id: 's1',
  member: 'anna',
  at: morning,
  expires: morning + 9,
  device: 'tablet',
  way: 'link',
  provedAt: 0,
  provedBy: null,
}

export function privacyContract(held: Held): void {
  describe('privacy', () => {
    members(held)
    boards(held)

    test('G6 a notice has a higher version with each change, and who has read which is kept', async () => {
      const { notices } = held.store
      expect([await notices.notice('west'), await notices.readVersion('anna')]).toEqual([null, -1])
      const first = await notices.setNotice('west', { de: { text: 'Fragen?' } }, morning)
      expect(await notices.setNotice('west', { de: { text: 'Fragen?' } }, morning + 5)).toEqual(first)
      const second = await notices.setNotice('west', { de: { text: 'Andere Fragen?' } }, morning - 5)
      expect(second.version).toBeGreaterThan(first.version)
      expect(await notices.notice('west')).toEqual(second)
      await notices.noteRead('anna', first.version, morning)
      await notices.noteRead('anna', second.version, morning)
      expect(await notices.readVersion('anna')).toBe(second.version)
    })

    test('G4 what is over is deleted, and what is not stays', async () => {
      const { sessions, retention } = held.store
      await sessions.create(token, session)
      const ends = { sessions: morning + 9, idle: 0, letters: 0, feeds: 0, guests: 0 }
      await retention.sweep(ends)
      expect(await sessions.find(token, morning)).not.toBeNull()
      await retention.sweep({ ...ends, sessions: morning + 10 })
      expect(await sessions.find(token, morning)).toBeNull()
      expect(await retention.guestsGone(ends)).toEqual([])
    })
  })
}

function members(held: Held): void {
  test('G1 what names a member is found in every table, by id or in a record of them', async () => {
    const { personal, sessions, talk, log, versions } = held.store
    await sessions.create(token, session)
    await talk.say(words('m1'))
    await log.append(edit(1))
    await versions.propose(proposal('p1', 'a plan', { seq: 2 }))
    const rows = await personal.rowsOf('anna')
    const counts = Object.fromEntries(
      rows.map(({ trace, rows: found }) => [`${trace.table}.${trace.column}`, found.length]),
    )
    expect(counts).toMatchObject({
      ...{ 'members.id': 1, 'sessions.member': 1, 'messages.member': 1, 'log.member': 2, 'boards.made_by': 1 },
      'versions.member': 1,
    })
    expect(JSON.stringify(rows)).not.toContain(token)
    expect((await personal.rowsOf('nobody')).every(({ rows: found }) => found.length === 0)).toBe(true)
  })

  test('G2 an erased member is nobody any more; their lines stay without name and words, and others keep theirs', async () => {
    const { personal, sessions, talk, people, erasures } = held.store
    await sessions.create(token, session)
    await talk.say(words('m1'))
    await talk.say(words('m2', { by: boris }))
    expect(await personal.erase('anna', erasure, boris)).toEqual({ sessions: [token], boards: ['train'] })
    expect(await sessions.find(token, morning)).toBeNull()
    expect(await people.actor('anna')).toBeNull()
    const said = await talk.since('train', 0, 10)
    expect(said.map(({ by, text }) => [by.name, text])).toEqual([
      [formerName, formerName],
      [boris.name, 'Guten Tag, m2'],
    ])
    expect(await erasures.all()).toEqual([erasure])
    const again = await personal.erase('anna', erasure, boris)
    expect(again.sessions).toEqual([])
    expect(await erasures.purge()).toBe(true)
  })

  test('G2 who was removed is listed for erasing until it is done', async () => {
    const gone = await held.reopen(bench => bench.tamper("update members set removed_at = 5 where id = 'boris'"))
    expect(await gone.personal.removed('bond')).toEqual([{ id: 'boris', name: boris.name, removedAt: 5 }])
    await gone.personal.erase('boris', { ...erasure, subject: 'boris' }, anna)
    expect(await gone.personal.removed('bond')).toEqual([])
  })
}

function boards(held: Held): void {
  const anew = { board: 'train', epoch: 7, update: Uint8Array.of(9), clients: [99] }
  const cause = { id: 'e2', kind: 'board', subject: 'train', at: morning } as const

  test('G3 a board begins anew: one entry, a new epoch, no snapshot, and nobody goes on under a client id of before', async () => {
    const { log, erasures } = held.store
    await log.claimClients('train', 'anna', [7, 8])
    await log.append(edit(1))
    await log.saveSnapshot('train', { seq: 2, bytes: Uint8Array.of(1), digest: 'd' })
    await erasures.rebuild({ ...anew, seen: { epoch: 1, seq: 2 } }, cause, anna)
    expect(await log.head('train')).toEqual({ epoch: 7, seq: 1 })
    expect((await log.since('train', 0)).map(({ update, device }) => [device, update])).toEqual([
      ['server', Uint8Array.of(9)],
    ])
    expect(await log.snapshot('train')).toBeNull()
    expect(new Set((await log.clientOwners('train')).values())).toEqual(new Set(['server']))
    expect(await refusalOf(log.append(edit(2, { epoch: 1 })))).toBe('epoch-changed')
    await erasures.rebuild({ ...anew, epoch: 8, seen: null }, cause, anna) // the same once more
    expect((await log.head('train')).epoch).toBe(7)
  })

  test('G3 what was logged after it was read is not lost: then nothing is erased', async () => {
    const { log, erasures } = held.store
    await log.append(edit(1))
    expect(await refusalOf(erasures.rebuild({ ...anew, seen: { epoch: 1, seq: 1 } }, cause, anna))).toBe('plan-moved')
    expect(await log.head('train')).toEqual({ epoch: 1, seq: 2 })
    expect(await erasures.all()).toEqual([])
    expect(await refusalOf(erasures.rebuild({ ...anew, board: 'none', seen: null }, cause, anna))).toBe('not-found')
  })
}
