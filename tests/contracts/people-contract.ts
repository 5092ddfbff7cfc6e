/** People and boards: who is who, and a board is there with its seed or not at all. */
import { describe, expect, test } from 'vitest'
import { serverDevice } from '#server/store/store.ts'
import { addBoard, anna, edit, morning, refusalOf } from './store-bench.ts'
import type { Held } from './store-contract.ts'

const west = { id: 'west', city: 'Köln', initials: 'KÖ', colour: 1, zone: 'Europe/Berlin', country: 'DE' }
const actor = { ...anna, partnership: 'bond', role: 'chair', signatory: true, owner: false, guest: null }

export function peopleContract(held: Held): void {
  describe('people', () => {
    test('S7 a member is an actor with committee, partnership, role and right to sign', async () => {
      expect(await held.store.people.actor('anna')).toEqual(actor)
      expect(await held.store.people.actor('nobody')).toBeNull()
    })

    test('U5 what members are called is known also of those who were removed, and of nobody else', async () => {
      const names = await held.store.people.names(['anna', 'boris', 'nobody'])
      expect([...names.keys()].sort()).toEqual(['anna', 'boris'])
      expect(names.get('anna')).toEqual({ name: 'Anna Weber', committee: west, guest: null, isGone: false })
      const gone = await held.reopen(bench => bench.tamper(`update members set removed_at = 5 where id = 'anna'`))
      expect((await gone.people.names(['anna'])).get('anna')).toMatchObject({ name: 'Anna Weber', isGone: true })
      expect(await gone.people.names([])).toEqual(new Map())
    })

    test('committees stand in the order in which they were made', async () => {
      const { people } = held.store
      expect(await people.committee('west')).toEqual(west)
      expect(await people.committee('nowhere')).toBeNull()
      expect((await people.committeesOf('bond')).map(c => c.id)).toEqual(['west', 'east', 'north'])
    })

    test('an installation is empty until it has a partnership', async () => {
      expect(await held.store.people.isEmpty()).toBe(false)
      const bare = `delete from client_ids; delete from log; delete from board_committees; delete from boards;
        delete from members; delete from committees; delete from partnerships`
      expect(await (await held.reopen(bench => bench.tamper(bare))).people.isEmpty()).toBe(true)
    })

    boards(held)
    lists(held)
  })
}

function boards(held: Held): void {
  const title = { en: { text: 'Choir' } }
  const board = { id: 'choir', partnership: 'bond', committees: ['west'], title, by: 'anna', at: morning }

  test('R4 a board is made together with its seed', async () => {
    const seed = {
      board: 'train',
      epoch: 1,
      seq: 1,
      device: serverDevice,
      n: 1,
      member: 'anna',
      at: morning,
      clients: [1],
    }
    expect(await held.store.log.since('train', 0)).toEqual([{ ...seed, update: Uint8Array.of(1) }])
    expect(await held.store.people.access('train')).toEqual({
      board: 'train',
      partnership: 'bond',
      committees: ['west', 'east'],
    })
  })

  test('R4 a board that cannot be made whole is not made at all', async () => {
    const { people, log } = held.store
    const seed = { update: Uint8Array.of(1), clients: [1, 1] } // the same client id twice fails at the last row
    await expect(people.createBoard(board, seed)).rejects.toThrow()
    expect(await people.access('choir')).toBeNull()
    expect(await people.boardInfo('choir')).toBeNull()
    expect(await refusalOf(log.head('choir'))).toBe('not-found')
    await people.createBoard(board, { ...seed, clients: [1] })
    expect(await log.head('choir')).toEqual({ epoch: 1, seq: 1 })
  })

  test('R4 a board is not made twice, and not for strangers', async () => {
    const { people } = held.store
    const seed = { update: Uint8Array.of(2), clients: [] }
    for (const committees of [[], ['west', 'west'], ['west', 'nowhere']]) {
      expect(await refusalOf(people.createBoard({ ...board, committees }, seed))).toBe('bad-request')
    }
    await expect(people.createBoard({ ...board, id: 'train' }, seed)).rejects.toThrow()
    expect((await held.store.log.since('train', 0)).map(e => e.update)).toEqual([Uint8Array.of(1)])
  })
}

function lists(held: Held): void {
  test('boards are listed for who takes part, newest change first; an edit counts as a change', async () => {
    const { people, log } = held.store
    await addBoard(held.store, 'choir')
    await log.append(edit(1, { board: 'train', at: morning + 5 }))
    const summaries = await people.boardsFor({ ...actor, role: 'chair' })
    expect(summaries.map(b => [b.id, b.changedAt])).toEqual([
      ['train', morning + 5],
      ['choir', morning],
    ])
    expect(summaries[0]?.committees.map(c => c.id)).toEqual(['west', 'east'])
    expect(await people.boardsFor({ ...actor, role: 'chair', committee: 'north' })).toEqual([])
    expect(await people.boardsFor({ ...actor, role: 'chair', partnership: 'another' })).toEqual([])
  })

  test('a board tells its title, committees and members', async () => {
    const { people } = held.store
    const title = { de: { text: 'Zug' }, ru: { text: 'Поезд', basedOn: { language: 'de', digest: 'd' } } }
    await people.touchBoard('train', { title, at: morning + 9 })
    const info = await people.boardInfo('train')
    expect(info).toMatchObject({ id: 'train', partnership: 'bond', title, changedAt: morning + 9 })
    expect(info?.committees[0]).toEqual(west)
    expect(info?.members.map(m => [m.id, m.committee, m.role, m.signatory])).toEqual([
      ['anna', 'west', 'chair', true],
      ['boris', 'east', 'chair', true],
    ])
  })
}
