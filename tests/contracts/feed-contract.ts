/** Addresses of calendars: found by their secret alone, listed without it, noted when used, and ended for good. */
import { describe, expect, test } from 'vitest'
import type { NewFeed } from '#server/store/feed-store.ts'
import { limits } from '#shared/protocol/limits.ts'
import { anna, boris, day, morning, refusalOf, sha256, tally } from './store-bench.ts'
import type { Held } from './store-contract.ts'

const secret = sha256('secret')
const feed: NewFeed = { id: 'f1', board: 'train', member: 'anna', language: 'de', shows: 'agreed', at: morning }
const doing = (id: string, by = anna) => ({ id, partnership: 'bond', by, at: morning + 1 })
const listed = { ...feed, name: anna.name, usedAt: null }

export function feedContract(held: Held): void {
  describe('feeds', () => {
    test('E56 an address is found by its secret, and listed without it for its member and its board', async () => {
      await held.store.feeds.create(secret, feed, doing('made'))
      const { feeds } = await held.reopen()
      expect(await feeds.find(secret)).toEqual({ ...feed, usedAt: null, revokedAt: null })
      expect(await feeds.get('f1')).toEqual(await feeds.find(secret))
      expect([await feeds.find(sha256('other')), await feeds.get('f2')]).toEqual([null, null])
      expect([await feeds.of('anna'), await feeds.on('train'), await feeds.of('boris')]).toEqual([
        [listed],
        [listed],
        [],
      ])
      await expect(feeds.create('in plain', { ...feed, id: 'f2' }, doing('plain'))).rejects.toThrow('SHA-256')
    })

    test('E56 a member has no more open addresses than they may, also when thirty are made at once', async () => {
      const { feeds } = held.store
      const make = (n: number) => feeds.create(sha256(`s${n}`), { ...feed, id: `f${n}` }, doing(`l${n}`))
      const { done, refused } = await tally(Array.from({ length: 30 }, (_, n) => make(n)))
      expect([done, new Set(refused)]).toEqual([limits.feeds, new Set(['feeds-full'])])
      await feeds.end((await feeds.of('anna'))[0]?.id ?? '', doing('ended'))
      await make(30)
      expect(await refusalOf(make(31))).toBe('feeds-full')
      await feeds.create(sha256('of boris'), { ...feed, id: 'b1', member: 'boris' }, doing('b', boris))
    })

    test('E56 the day of the last use only goes forward', async () => {
      const { feeds } = held.store
      await feeds.create(secret, feed, doing('made'))
      for (const at of [morning, morning + day, morning]) await feeds.noteUse('f1', at)
      expect((await feeds.find(secret))?.usedAt).toBe(morning + day)
      await feeds.noteUse('none', morning)
    })

    test('E58 an ended address is still known as ended, is listed no more, and the register tells of both once', async () => {
      const { feeds, partnerships } = held.store
      await feeds.create(secret, feed, doing('made'))
      await feeds.end('f1', doing('ended', boris))
      await feeds.end('f1', doing('again', boris))
      await feeds.end('none', doing('none', boris))
      expect((await feeds.find(secret))?.revokedAt).toBe(morning + 1)
      expect([await feeds.of('anna'), await feeds.on('train')]).toEqual([[], []])
      const told = { name: anna.name, board: 'train', title: 'Gedenkzug' }
      const lines = await partnerships.register('bond', 9)
      expect(lines.map(({ by, event }) => [by.name, event])).toEqual(
        expect.arrayContaining([
          [anna.name, { event: 'feed-made', ...told }],
          [boris.name, { event: 'feed-ended', ...told }],
        ]),
      )
      expect(lines).toHaveLength(2)
    })

    test('E58 whoever is removed reads by none of their addresses any more; erasing takes them away', async () => {
      const { feeds, partnerships, personal } = held.store
      await feeds.create(secret, feed, doing('made'))
      await feeds.create(sha256('of boris'), { ...feed, id: 'b1', member: 'boris' }, doing('b', boris))
      await partnerships.changeMember(doing('owner', boris), 'boris', { owner: true })
      await held.store.people.createMember({
        ...{ id: 'carla', committee: 'west', name: 'Carla', role: 'chair', office: '', signatory: false, at: morning },
      })
      await partnerships.removeMember(doing('gone', boris), 'anna')
      expect((await feeds.find(secret))?.revokedAt).not.toBeNull()
      expect((await feeds.on('train')).map(({ id }) => id)).toEqual(['b1'])
      await personal.erase('anna', { id: 'e1', kind: 'member', subject: 'anna', at: morning }, boris)
      expect(await feeds.find(secret)).toBeNull()
    })
  })
}
