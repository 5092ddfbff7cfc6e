/** A store that takes nothing for a while: told once, tried again by itself, and nobody is locked out for it. */
import { expect, test } from 'vitest'
import { identifier } from '#server/http/actor.ts'
import { createLog } from '#server/log.ts'
import { Outage } from '#server/outage.ts'
import { sha256Hex } from '#shared/digest.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { HandClock } from '#tests/harness/hand-clock.ts'
import { settle } from '#tests/harness/small-world.ts'
import { tempStore } from '#tests/harness/temp-store.ts'
import { until } from '#tests/harness/until.ts'

function world() {
  const clock = new HandClock()
  const lines: { event: string }[] = []
  const log = createLog({ clock, write: line => lines.push(JSON.parse(line)) })
  const disk = { full: true, tries: 0 }
  const tryWrite = async () => {
    disk.tries += 1
    if (disk.full) throw new Refusal('store-unavailable')
  }
  return { clock, disk, outage: new Outage({ clock, log, tryWrite }), events: () => lines.map(({ event }) => event) }
}

test('O5 an outage is told to the log once at its beginning and once at its end', async () => {
  const { clock, disk, outage, events } = world()
  for (let i = 0; i < 3; i++) outage.begin(new Error('full'))
  expect(await outage.isOver()).toBe(false)
  disk.full = false
  clock.turn(5000)
  await until('it has tried by itself', () => events().length === 2)
  expect(events()).toEqual(['store.failed', 'store.recovered'])
  outage.begin(new Error('full again'))
  expect(events().at(-1)).toBe('store.failed')
})

test('O5 nothing is written to find out whether the server is ready, but in an outage, and then once for all who ask', async () => {
  const { disk, outage } = world()
  expect(await outage.isOver()).toBe(true)
  expect(disk.tries).toBe(0)
  outage.begin(new Error('full'))
  expect(await Promise.all([outage.isOver(), outage.isOver()])).toEqual([false, false])
  expect(disk.tries).toBe(1)
  disk.full = false
  expect([await outage.isOver(), await outage.isOver()]).toEqual([true, true])
  expect(disk.tries).toBe(2)
})

test('O5 once stopped, an outage is tried no more', async () => {
  const { clock, disk, outage } = world()
  outage.begin(new Error('full'))
  outage.stop()
  clock.turn(60_000)
  expect([disk.tries, clock.waiting]).toEqual([0, 0])
})

test('F2 who is signed in stays so while the disk cannot note that they were here', async () => {
  const temp = await tempStore()
  const store = await temp.open()
  await settle(store)
  const clock = new HandClock()
  const at = clock.now()
  const session = { id: 'one', member: 'anna', at, expires: at + 1e9, device: '', way: 'link', provedAt: 0 } as const
  await store.sessions.create(sha256Hex('secret-of-a-session'), session)
  clock.turn(7_200_000)
  const touch = () => Promise.reject(new Refusal('store-unavailable'))
  const full = { ...store, sessions: { ...store.sessions, touch } }
  const identify = identifier({ store: full, clock, https: false })
  expect((await identify({ cookie: 'twinboard=secret-of-a-session' }))?.actor.member).toBe('anna')
  await store.close()
  await temp.remove()
})
