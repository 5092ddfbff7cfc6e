/** The bell between servers over PostgreSQL: what travels, what is ignored, and what becomes of it when the line breaks. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import type { Ring } from '#server/live/bus.ts'
import { packRings, unpackRings } from '#server/live/bus-payload.ts'
import { PostgresBus } from '#server/live/bus-postgres.ts'
import { createLog } from '#server/log.ts'
import { type TestDatabase, testDatabase } from '#tests/harness/test-database.ts'
import { until } from '#tests/harness/until.ts'

let database: TestDatabase
const open: PostgresBus[] = []
const session = 'a'.repeat(64)

beforeAll(async () => {
  database = await testDatabase()
})
afterEach(async () => {
  for (const bus of open.splice(0)) await bus.close()
})
afterAll(() => database.drop())

/** A server's bell with what was heard by it, and the events of its log. */
async function server(node: string) {
  const events: string[] = []
  const log = createLog({ clock: systemClock, write: line => events.push(JSON.parse(line).event) })
  const bus = await PostgresBus.open({ database: database.url, node, clock: systemClock, log })
  const heard: [string, Ring, string | undefined][] = []
  const gaps: number[] = []
  bus.onRing((of, what, by) => heard.push([of, what, by]))
  bus.onGap(() => gaps.push(heard.length))
  open.push(bus)
  return { bus, heard, gaps, events }
}

test('R10 a ring is heard here at once and elsewhere once, however often it is rung in a moment', async () => {
  const [here, there] = [await server('here'), await server('there')]
  for (let i = 0; i < 50; i++) here.bus.ring('train', 'edits', 'room')
  here.bus.ring('train', 'talk')
  here.bus.ring(session, 'session')
  expect(here.heard.length).toBe(52)
  await until('it is heard', () => there.heard.length >= 3)
  expect(there.heard).toEqual([
    ['train', 'edits', 'room'],
    ['train', 'talk', undefined],
    [session, 'session', undefined],
  ])
  there.bus.ring('train', 'access')
  await until('the answer is heard', () => here.heard.length === 53)
  expect(there.heard.length).toBe(4)
})

test('R10 what is no ring is logged and ignored', async () => {
  const { heard, events, bus } = await server('here')
  const another = await server('there')
  const wrong = ['', 'x\ny', 'node\nedits', 'node\nedits a b c', 'node\nwhat train', 'node\nsession train', 'no de\n']
  for (const payload of wrong) await database.tell(`select pg_notify('twinboard', '${payload}')`)
  another.bus.ring('train', 'edits')
  await until('the next one is heard', () => heard.length === 1)
  expect(events.filter(event => event === 'bus.malformed').length).toBe(wrong.length)
  expect(bus.listening).toBe(true)
})

test('R10 a line that broke is made again, is told once, and whoever listens is told of the gap', async () => {
  const [here, there] = [await server('here'), await server('there')]
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'twinboard bus there'`
  await database.tell(cut)
  await until('it is noticed', () => there.events.includes('bus.away'))
  there.bus.ring('lost', 'edits') // whoever rings while the line is away is not kept
  await until('it listens again', () => there.gaps.length === 1)
  here.bus.ring('train', 'edits')
  await until('it hears again', () => there.heard.some(([of]) => of === 'train'))
  expect(there.events).toEqual(['bus.listening', 'bus.away', 'bus.listening'])
})

test('R10 a database that is not there is waited for, longer each time, and told of once', async () => {
  const events: string[] = []
  const log = createLog({ clock: systemClock, write: line => events.push(JSON.parse(line).event) })
  const waits: number[] = []
  const after = (ms: number, what: () => void) => {
    waits.push(ms)
    return systemClock.after(waits.length < 9 ? 1 : 60_000, what)
  }
  const nowhere = 'postgres://nobody@127.0.0.1:1/nowhere'
  const bus = await PostgresBus.open({ database: nowhere, node: 'here', clock: { ...systemClock, after }, log })
  await until('it tried often', () => waits.length === 9)
  await bus.close()
  expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000])
  expect(events).toEqual(['bus.away'])
})

test('R10 rings travel in as few payloads as PostgreSQL takes, and come out as they went in', () => {
  const rings = Array.from({ length: 1000 }, (_, i) => {
    return { of: `board-${i}`, what: 'presence' as const, by: i % 2 === 0 ? `room-${i}` : undefined }
  })
  const payloads = packRings('node', rings)
  expect(payloads.length).toBe(Math.ceil(payloads.join('').length / 7900))
  expect(payloads.every(payload => Buffer.byteLength(payload) < 8000)).toBe(true)
  expect(payloads.flatMap(payload => unpackRings(payload)?.rings ?? [])).toEqual(rings)
  expect(packRings('node', [])).toEqual([])
})
