/** Partnerships, their committees and people: what changes, what stays, and what may never be missing. */
import { describe, expect, test } from 'vitest'
import type { Doing } from '#server/store/partnership-store.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { RegisterEvent } from '#shared/protocol/people.ts'
import { addBoard, anna, morning, proposal, refusalOf, tally } from './store-bench.ts'
import type { Held } from './store-contract.ts'
import { giveWays, waysLeft } from './ways-of-all-kinds.ts'

const doing: Doing = { id: 'd1', partnership: 'bond', by: anna, at: morning }
const doneAs = (id: string): Doing => ({ ...doing, id })
const south = {
  ...{ id: 'south', city: 'Bari', initials: 'BA', colour: 5, zone: 'Europe/Rome', country: 'IT' },
  ...{ lat: 41.117_143, lon: 16.871_871 },
}
const seat = { committee: 'west', office: '', signatory: false, at: morning } as const

export function partnershipContract(held: Held): void {
  const store = () => held.store.partnerships
  const events = async () => (await store().register('bond', 50)).map(line => line.event as RegisterEvent)
  const news = async (board = 'train') => (await held.store.news.marks([board])).get(board)?.news ?? 0

  describe('partnerships', () => {
    test('M1 name and status are changed and noted, and the same again leaves no line', async () => {
      const before = { id: 'bond', name: 'Köln and Волгоград', status: 'active', since: '', source: '' }
      expect(await store().partnership('bond')).toEqual({ ...before, name: expect.any(String) })
      const status = { status: 'suspended', since: '2022-03-01', source: 'Council, minute 14' } as const
      for (const id of ['d1', 'd2']) await store().change(doneAs(id), { name: 'Rhine and Volga', status })
      expect(await store().partnership('bond')).toEqual({ id: 'bond', name: 'Rhine and Volga', ...status })
      expect(await events()).toEqual([
        { event: 'status', ...status },
        { event: 'named', from: expect.any(String), to: 'Rhine and Volga' },
      ])
      expect(await refusalOf(store().change({ ...doing, partnership: 'none' }, { name: 'X' }))).toBe('not-found')
    })

    test('M1 a committee is added once, keeps where it lies, and has a colour of its own', async () => {
      const taken = { ...south, colour: 1 }
      expect(await refusalOf(store().addCommittee(doing, taken))).toBe('people-moved')
      for (const id of ['d1', 'd2']) await store().addCommittee(doneAs(id), south)
      expect((await store().committees('bond')).at(-1)).toEqual(south)
      expect(await events()).toEqual([{ event: 'committee-added', city: 'Bari' }])
      expect(await refusalOf(store().addCommittee({ ...doing, partnership: 'other' }, south))).toBe('bad-request')
      const moved = { ...south, city: 'Trani', lat: -0.5 }
      await store().changeCommittee(doneAs('d3'), moved)
      expect((await store().committees('bond')).at(-1)).toEqual(moved)
      expect(await refusalOf(store().changeCommittee(doing, { ...south, id: 'none' }))).toBe('not-found')
    })

    test('M1 the first set-up names partnership, city and owner at once', async () => {
      const person = { name: 'Anna Weber', office: 'Vorsitz' }
      const committee = { ...south, id: 'west', colour: 1 }
      await store().setUp(doing, { name: 'Bari and Volgograd', committee, member: 'anna', person })
      expect(await store().partnership('bond')).toMatchObject({ name: 'Bari and Volgograd' })
      expect(await held.store.people.committee('west')).toMatchObject({ city: 'Bari', zone: 'Europe/Rome' })
      expect(await held.store.people.actor('anna')).toMatchObject(person)
    })

    members()
    boards()
  })

  function members(): void {
    test('M2 role, office, right to sign and name are changed, noted line by line, and rung for on each board', async () => {
      await held.store.people.createMember({ ...seat, id: 'carla', name: 'Carla', role: 'editor' })
      await addBoard(held.store, 'choir')
      const before = [await news('train'), await news('choir')]
      const change = { name: 'Karla', role: 'observer', office: 'Treasurer', signatory: true } as const
      const { boards } = await store().changeMember(doing, 'carla', change)
      expect(boards).toEqual(['choir', 'train'])
      expect([await news('train'), await news('choir')]).toEqual(before.map(each => each + 1))
      expect(await held.store.people.actor('carla')).toMatchObject({ ...change, owner: false })
      expect((await events()).map(each => each.event).sort()).toEqual(['office', 'renamed', 'role', 'signatory'])
      expect(await store().changeMember(doneAs('d2'), 'carla', change)).toEqual({ boards: [], sessions: [] })
      expect(await news('train')).toBe((before[0] ?? 0) + 1)
    })

    test('M3 nobody of another partnership, and nobody who was removed, can be changed', async () => {
      expect(await refusalOf(store().changeMember({ ...doing, partnership: 'other' }, 'anna', { name: 'X' }))).toBe(
        'not-found',
      )
      await held.store.people.createMember({ ...seat, id: 'carla', name: 'Carla', role: 'editor' })
      await store().removeMember(doing, 'carla')
      expect(await refusalOf(store().changeMember(doneAs('d2'), 'carla', { role: 'chair' }))).toBe('not-found')
    })

    test('M3 the last chair of a committee with others stays chair, and the last owner owner', async () => {
      await held.store.people.createMember({ ...seat, id: 'carla', name: 'Carla', role: 'editor' })
      expect(await refusalOf(store().removeMember(doing, 'anna'))).toBe('last-chair')
      expect(await refusalOf(store().changeMember(doing, 'anna', { role: 'editor' }))).toBe('last-chair')
      await store().changeMember(doneAs('d1'), 'carla', { owner: true, role: 'chair' })
      expect(await refusalOf(store().changeMember(doneAs('d2'), 'carla', { owner: false }))).toBe('last-owner')
      expect(await refusalOf(store().removeMember(doneAs('d2'), 'carla'))).toBe('last-owner')
      await store().changeMember(doneAs('d3'), 'anna', { role: 'editor' })
      expect(await held.store.people.actor('anna')).toMatchObject({ role: 'editor' })
    })

    test('M3 of two chairs who remove each other at once, one stays', async () => {
      await held.store.people.createMember({ ...seat, id: 'carla', name: 'Carla', role: 'chair' })
      await held.store.people.createMember({ ...seat, id: 'kai', name: 'Kai', role: 'editor' })
      const removals = ['anna', 'carla'].map(member => store().removeMember(doneAs(member), member))
      expect(await tally(removals)).toEqual({ done: 1, refused: ['last-chair'] })
    })

    test('M4 whoever is removed has no way in any more, and what they did keeps their name', async () => {
      await held.store.people.createMember({ ...seat, id: 'carla', name: 'Carla', role: 'editor' })
      const [session, link, token] = ['s', 'l', 't'].map(sha256Hex) as [string, string, string]
      const begun = { id: 's', member: 'carla', at: morning, expires: morning + 1e9, device: '', way: 'link' } as const
      await held.store.sessions.create(session, { ...begun, provedAt: 0 })
      await held.store.links.createLink(link, { member: 'carla', expires: morning + 1e9, usesLeft: null })
      await held.store.tokens.createToken(token, { member: 'carla', note: '', at: morning })
      const { sessions, boards } = await store().removeMember(doing, 'carla')
      expect([sessions, boards]).toEqual([[session], ['train']])
      expect(await store().removeMember(doneAs('d2'), 'carla')).toEqual({ boards: [], sessions: [] })
      expect(await held.store.people.actor('carla')).toBeNull()
      expect(await store().seated('carla')).toMatchObject({ isRemoved: true })
      expect(await held.store.sessions.find(session, morning)).toBeNull()
      expect(await held.store.tokens.findToken(token)).toBeNull()
      expect(await refusalOf(held.store.links.useLink(link, morning))).toBe('link-invalid')
      expect((await store().members('bond')).map(({ id }) => id)).toEqual(['anna', 'boris'])
      expect(await events()).toEqual([{ event: 'removed', name: 'Carla', city: 'Köln' }])
    })

    test('M4 nothing by which a removed member came back is left, and their sign-in name is free; others keep theirs', async () => {
      await held.store.people.createMember({ ...seat, id: 'carla', name: 'Carla', role: 'editor' })
      for (const member of ['carla', 'boris']) await giveWays(held, member)
      await store().removeMember(doing, 'carla')
      expect(await waysLeft(held, 'carla')).toEqual([])
      expect(await waysLeft(held, 'boris')).toHaveLength(6)
      await giveWays(held, 'anna', 'carla')
      expect(await waysLeft(held, 'anna', 'carla')).toHaveLength(6)
    })

    test('M5 an office goes over with what goes with it, once, and only from who holds it', async () => {
      await held.store.people.createMember({ ...seat, id: 'carla', name: 'Carla', role: 'editor' })
      const { office } = anna
      const given = { from: 'anna', to: 'carla', office, signatory: true, chair: true }
      expect(await refusalOf(store().handOver(doing, { ...given, office: 'Treasurer' }))).toBe('people-moved')
      expect(await refusalOf(store().handOver(doing, { ...given, to: 'boris' }))).toBe('bad-request')
      expect(await refusalOf(store().handOver(doing, { ...given, to: 'anna' }))).toBe('bad-request')
      await store().handOver(doing, given)
      expect(await held.store.people.actor('anna')).toMatchObject({ office: '', role: 'editor', signatory: false })
      expect(await held.store.people.actor('carla')).toMatchObject({ office, role: 'chair', signatory: true })
      expect(await store().handOver(doneAs('d2'), given)).toEqual({ boards: [], sessions: [] })
      expect(await events()).toEqual([
        { event: 'handed-over', office, from: anna.name, to: 'Carla', signatory: true, chair: true },
      ])
    })
  }

  function boards(): void {
    test('M6 committees come to a board and leave it, but not all, no strangers, and none that is asked', async () => {
      const access = async () => (await held.store.people.access('train'))?.committees
      await store().seatCommittees(doing, 'train', ['east', 'west', 'north'])
      expect(await access()).toEqual(['east', 'west', 'north'])
      expect(await store().seatCommittees(doneAs('d2'), 'train', ['east', 'west', 'north'])).toEqual({
        boards: [],
        sessions: [],
      })
      for (const wrong of [[], ['west', 'nowhere']])
        expect(await refusalOf(store().seatCommittees(doing, 'train', wrong))).toBe('bad-request')
      await held.store.versions.propose(proposal('p1', 'a plan'))
      expect(await refusalOf(store().seatCommittees(doneAs('d3'), 'train', ['west']))).toBe('committee-asked')
      await held.store.versions.withdraw('train', 'p1', morning)
      await store().seatCommittees(doneAs('d4'), 'train', ['west'])
      expect(await access()).toEqual(['west'])
      expect(await refusalOf(held.store.versions.propose(proposal('p2', 'a plan')))).toBe('people-moved')
      expect((await events()).map(each => each.event)).toEqual(['unseated', 'unseated', 'seated'])
    })
  }
}
