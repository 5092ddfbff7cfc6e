/** Presence by the clock, the allowance, and the bus: what the transports rely on. */
import { expect, test } from 'vitest'
import { Allowance, costOf } from '#server/live/allowance.ts'
import { risingTime } from '#server/live/awareness.ts'
import { memoryBus } from '#server/live/bus.ts'
import { Presences } from '#server/live/presence.ts'
import { networkOf } from '#server/network.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Presence } from '#shared/protocol/events.ts'
import { limits } from '#shared/protocol/limits.ts'
import { HandClock } from '#tests/harness/hand-clock.ts'

const anna: Actor = {
  ...{ member: 'anna', name: 'Anna', committee: 'west', partnership: 'bond', role: 'chair', signatory: true },
  ...{ owner: false, guest: null },
  office: '',
}
const idle = { client: 0, place: null, caret: null, typing: false }

function world() {
  const clock = new HandClock()
  const told: (readonly Presence[])[] = []
  const presences = new Presences({ clock, tell: here => told.push(here) })
  return { clock, told, presences }
}

test('S3 one entry a connection, also when one member comes by two', () => {
  const { presences } = world()
  for (const id of ['a', 'b', 'a']) presences.add({ id, actor: anna })
  expect(presences.here().map(one => one.id)).toEqual(['a', 'b'])
})

test('S3 a connection says where it is, and never who', () => {
  const { presences } = world()
  presences.add({ id: 'a', actor: anna })
  const forged = { ...idle, typing: true, id: 'b', member: 'boris', name: 'Boris', committee: 'east' }
  presences.set('a', forged)
  presences.set('b', forged)
  expect(presences.here()).toEqual([
    { ...idle, typing: true, id: 'a', member: 'anna', name: 'Anna', committee: 'west' },
  ])
})

test('F11 setting the clock takes nobody away who is here, and keeps nobody who is gone', () => {
  for (const ms of [-60_000, 60_000]) {
    const { clock, presences } = world()
    for (const id of ['silent', 'alive']) presences.add({ id, actor: anna })
    clock.turn(5000)
    clock.set(ms)
    for (let seconds = 5; seconds < limits.presenceMs / 1000; seconds += 5) {
      expect(presences.here()).toHaveLength(2)
      presences.alive('alive')
      clock.turn(5000)
    }
    expect(presences.here().map(one => one.id)).toEqual(['alive'])
  }
})

test('F11 the clocks of awareness rise, also when the clock of the server is set back', () => {
  const clock = new HandClock()
  const stamp = risingTime(() => clock.now())
  const before = stamp()
  clock.set(-60_000)
  expect(stamp()).toBe(before)
  clock.turn(60_001)
  expect(stamp()).toBe(before + 1)
})

test('S3 an entry that gives no sign of life is gone within 35 seconds, and one that does stays', () => {
  const { clock, presences } = world()
  for (const id of ['silent', 'alive']) presences.add({ id, actor: anna })
  for (let seconds = 0; seconds < limits.presenceMs / 1000; seconds += 5) {
    presences.alive('alive')
    clock.turn(5000)
  }
  expect(presences.here().map(one => one.id)).toEqual(['alive'])
})

test('S3 news goes out at once and then at most ten times a second, the newest state last', () => {
  const { clock, told, presences } = world()
  presences.add({ id: 'a', actor: anna })
  expect(told.length).toBe(1)
  for (let i = 0; i < 100; i++) {
    presences.set('a', { ...idle, place: { part: `${i}`, record: null, field: null } })
    clock.turn(10)
  }
  clock.turn(1000)
  expect(told.length).toBeLessThanOrEqual(12)
  expect(told.at(-1)?.[0]?.place?.part).toBe('99')
  presences.set('a', { ...idle, place: { part: '99', record: null, field: null } })
  clock.turn(1000)
  expect(told.length).toBeLessThanOrEqual(12) // nothing new, nothing told
})

test('S3 a closed room leaves no timers behind', () => {
  const { clock, presences } = world()
  presences.add({ id: 'a', actor: anna })
  presences.close()
  expect(clock.waiting).toBe(0)
})

test('S6 a bucket is used up, says how long to wait, and fills up again; another member has their own', () => {
  const clock = new HandClock()
  const allowance = new Allowance(clock)
  let taken = 0
  while (allowance.take('anna', 10) === 0) taken += 1
  expect(taken).toBe(120)
  const ms = allowance.take('anna', 10)
  expect(ms).toBeGreaterThan(0)
  expect(allowance.take('boris', 10)).toBe(0)
  clock.turn(ms)
  expect(allowance.take('anna', 10)).toBe(0)
})

test('S6 what is known only afterwards is owed, by one filling at most', () => {
  const clock = new HandClock()
  const allowance = new Allowance(clock, { size: 10, perSecond: 1 })
  allowance.owe('anna', 15)
  expect(allowance.take('anna', 1)).toBe(6000)
  allowance.owe('anna', Number.MAX_SAFE_INTEGER)
  expect(allowance.take('anna', 1)).toBe(11_000)
  clock.turn(11_000)
  expect(allowance.take('anna', 1)).toBe(0)
})

test('S6 one line at home counts as one address, whichever of its IPv6 addresses it takes', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(networkOf('2001:db8:1:2::9')).toBe('2001:db8:1:2')
  expect(networkOf('2001:db8::9')).toBe('2001:db8:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
  expect([networkOf('192.0.2.7'), networkOf('::ffff:192.0.2.7')]).toEqual(['192.0.2.7', '::ffff:192.0.2.7'])
})

test('S6 the largest thing that is allowed at all can always be paid for', () => {
  const allowance = new Allowance(new HandClock())
  expect(allowance.take('anna', costOf(10, limits.firstSyncBytes))).toBe(0)
  expect(allowance.take('boris', costOf(1, Number.MAX_SAFE_INTEGER))).toBe(0)
})

test('S6 the allowances of many members who come and go do not pile up', () => {
  const clock = new HandClock()
  const allowance = new Allowance(clock)
  for (let i = 0; i < 10_000; i++) {
    expect(allowance.take(`m${i}`, 1)).toBe(0)
    clock.turn(10)
  }
  expect(allowance.kept).toBeLessThan(2500)
})

test('R10 a listener that throws keeps nobody else from hearing the bell', () => {
  const errors: unknown[] = []
  const bus = memoryBus(error => errors.push(error))
  const heard: string[] = []
  bus.onRing(() => {
    throw new Error('broken')
  })
  const stop = bus.onRing((board, what, by) => heard.push(`${board} ${what} ${by}`))
  bus.ring('train', 'edits', 'room')
  stop()
  bus.ring('train', 'talk')
  expect(heard).toEqual(['train edits room'])
  expect(errors.length).toBe(2)
})
