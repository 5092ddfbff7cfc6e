/** Several servers on one store, with and without a bell between them: what each knows, shows and writes (decisions/0008). */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { memoryBus } from '#server/live/bus.ts'
import type { Room } from '#server/live/room.ts'
import type { Rooms } from '#server/live/rooms.ts'
import { logRow } from '#server/store/checksum.ts'
import { addRecord, seedPlan, word } from '#shared/plan/edits.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'
import type { Person } from '#tests/harness/person.ts'
import { type RoomWorld, roomWorld } from '#tests/harness/room-world.ts'
import { board } from '#tests/harness/small-world.ts'
import { until } from '#tests/harness/until.ts'

let world: RoomWorld
/** Two servers that cannot hear each other: `here` is the world's own, `there` has a bus of its own. */
let here: Room
let there: Room
let others: Rooms

beforeEach(async () => {
  world = await roomWorld(1, true)
  others = world.anotherServer(memoryBus(() => undefined))
  here = await world.open()
  there = await others.open(board)
})
afterEach(() => world.close())

describe('edits', () => {
  test('R10 a device that comes from another server is told all that it saw there, and asked for nothing of others', async () => {
    const [anna, boris] = [await world.enter('anna', here), await world.enter('boris', here)]
    addStop(boris, 's1', 'Köln')
    addStop(anna, 's2', 'Brest')
    await Promise.all([anna.answered(), boris.answered()])
    anna.leave()
    addStop(anna, 's3', 'Moskau')
    await anna.enter(there)
    await anna.answered()
    expect(anna.failures).toEqual([])
    expect(anna.resyncs).toEqual([])
    expect(stopsOf(await there.plan())).toEqual(['s1', 's2', 's3'])
    expect((await world.store.log.head(board)).seq).toBe(4)
  })

  test('R10 an edit whose beginning came to another server is taken after one look at the log; a real gap is refused after one', async () => {
    const anna = await world.enter('anna', here)
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    const before = Y.encodeStateVector(anna.doc)
    anna.leave()
    addStop(anna, 's2', 'Brest')
    const second = Y.encodeStateAsUpdate(anna.doc, before)
    await expect(there.receive(anna.session, { update: second })).resolves.toEqual({ seq: 3 })

    addStop(anna, 's3', 'Moskau')
    const third = Y.encodeStateVector(anna.doc)
    addStop(anna, 's4', 'Volgograd')
    const looks = world.faults.calls.since
    const gap = there.receive(anna.session, { update: Y.encodeStateAsUpdate(anna.doc, third) })
    await expect(gap).rejects.toMatchObject({ code: 'resync' })
    expect(world.faults.calls.since - looks).toBe(1)
  })

  test('R10 what another server logged before is shown before, and with, what was written here', async () => {
    const [anna, boris] = [await world.enter('anna', here), await world.enter('boris', there)]
    const carla = await world.enter('carla', there)
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    addStop(boris, 's2', 'Brest')
    await boris.answered()
    expect(carla.told).toEqual(['edits 3'])
    expect(stopsOf(carla.plan)).toEqual(['s1', 's2'])
    expect(carla.digest).toBe(boris.digest)
    expect(carla.digest).toBe(await logDigest())
  })

  test('R10 without a bell, a look at the marks brings edits, talk, proposals and access', async () => {
    const [anna, boris] = [await world.enter('anna', here), await world.enter('boris', there)]
    await others.catchUp()
    await until('the first look is over', () => boris.rechecks === 0)
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    await say('m1')
    await propose('p1')
    await others.catchUp()
    await until('the edit is there', () => boris.plan.stops.length === 1)
    await until('talk and proposal are there', () => boris.talk.length === 1 && boris.shown.length === 1)
    expect(boris.rechecks).toBe(0)

    await sql(db => db.exec(`delete from board_committees where committee = 'west'; update boards set news = news + 1`))
    await others.catchUp()
    await until('he is asked who he is', () => boris.rechecks === 1)
    expect(there.access.committees).toEqual(['east'])
  })

  test('R10 news that cannot be read is read at the next look', async () => {
    const boris = await world.enter('boris', there)
    await say('m1')
    const { since } = world.store.talk
    Object.assign(world.store.talk, { since: () => Promise.reject(new Error('away')) })
    await others.catchUp()
    await until('it failed', () => world.lines.some(line => line.event === 'room.behind'))
    Object.assign(world.store.talk, { since })
    await others.catchUp()
    await until('it is there', () => boris.talk.length === 1)
  })

  test('R5 a board that was made anew in the store is loaded anew, and edits of the old one are not taken', async () => {
    const anna = await world.enter('anna', here)
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    await madeAnew()
    await world.rooms.catchUp()
    await until('she is sent away', () => anna.resyncs.length === 1)
    expect(here.epoch).toBe(2)
    expect(stopsOf(await here.plan())).toEqual([])
  })

  test('R5 an edit or snapshot of the old board is not written to the one that was made anew', async () => {
    const anna = await world.enter('anna', here)
    await madeAnew()
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    expect(anna.failures).toMatchObject([{ code: 'epoch-changed' }])
    expect(await world.store.log.head(board)).toEqual({ epoch: 2, seq: 1 })
    const old = { seq: 1, bytes: Uint8Array.of(0, 0), digest: 'old' }
    await expect(world.store.log.saveSnapshot(board, old, 1)).rejects.toMatchObject({ code: 'epoch-changed' })
  })

  test('R8 memory is compared with the log at the same seq, however much another server writes meanwhile', async () => {
    const [anna, boris] = [await world.enter('anna', here), await world.enter('boris', there)]
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    const { since } = world.store.log
    let atWork = false
    const busy = async (...asked: Parameters<typeof since>) => {
      const entries = await since(...asked)
      if (atWork) return entries
      atWork = true
      addStop(boris, `b${entries.length}${asked[1]}`, 'x') // each look at the log finds another server at work
      await boris.answered()
      atWork = false
      return entries
    }
    Object.assign(world.store.log, { since: busy })
    expect(stopsOf((await here.freeze()).plan)).toContain('s1')
    expect(world.lines.filter(line => line.event === 'room.mismatch')).toEqual([])

    const emptied = async (...asked: Parameters<typeof since>) =>
      (await busy(...asked)).map(entry => (entry.seq === 2 ? { ...entry, update: Uint8Array.of(0, 0) } : entry))
    Object.assign(world.store.log, { since: emptied })
    await here.freeze()
    expect(world.lines.find(line => line.event === 'room.mismatch')).toMatchObject({ level: 'error', board })
  })

  test('R3 a room that closes while it waits for the log pulls no more', async () => {
    const anna = await world.enter('anna', here)
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    const closing = there.close()
    there.rung('edits', undefined)
    there.catchUp({ epoch: 1, seq: 9, news: 9, present: new Map() })
    await closing
    expect(world.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})

test('S1 a client id that is given out by two servers at once belongs to one member', async () => {
  const claims = [here.claimClient('anna', 77), there.claimClient('boris', 77)]
  expect((await Promise.all(claims)).sort()).toEqual([false, true])
})

test('S3 a client id that another server gave out is known as the member’s own', async () => {
  const [id = 0] = await here.reserveClients('anna', 1)
  expect(await there.owns('anna', id)).toBe(true)
  expect(await there.owns('boris', id)).toBe(false)
})

test('R10 the title in the lists follows the plan, whichever server changes it', async () => {
  const [anna, boris] = [await world.enter('anna', here), await world.enter('boris', there)]
  word(anna.doc, 'plan', 'title', 'de', 'Jugendwoche')
  await anna.answered()
  await listed('Jugendwoche')
  await others.catchUp()
  await until('it is there', () => boris.plan.title.de?.text === 'Jugendwoche')
  word(boris.doc, 'plan', 'title', 'de', 'Gedenkzug')
  await boris.answered()
  await listed('Gedenkzug')
})

describe('presence', () => {
  test('S3 who is here by another server is here, and goes when they leave', async () => {
    const [anna, boris] = [await world.enter('anna', here), await world.enter('boris', there)]
    await seen(boris, ['anna', 'boris'])
    await world.rooms.catchUp()
    await seen(anna, ['anna', 'boris'])
    anna.leave()
    await seen(boris, ['boris'])
  })

  test('S3 of a server that was killed nobody is here once its telling has run out', async () => {
    const [, boris] = [await world.enter('anna', here), await world.enter('boris', there)]
    await seen(boris, ['anna', 'boris'])
    await sql(db => db.exec(`update presence set expires = 1 where here like '%anna%'`))
    await seen(boris, ['boris'])
  })

  test('S3 a server that ends in order takes its people with it at once', async () => {
    const [, boris] = [await world.enter('anna', here), await world.enter('boris', there)]
    await seen(boris, ['anna', 'boris'])
    await world.rooms.closeAll()
    expect(await world.store.presence.others(board, 'nobody')).toMatchObject([{ here: [{ member: 'boris' }] }])
    await seen(boris, ['boris'])
  })

  test('S3 telling it to other servers costs at most four writes a second, and what failed is told later', async () => {
    const anna = await world.enter('anna', here)
    await world.enter('boris', there)
    const { tell } = world.store.presence
    let tellings = 0
    const counted = (...told: Parameters<typeof tell>) => {
      tellings += 1
      return tell(...told)
    }
    Object.assign(world.store.presence, { tell: counted })
    world.clock.turn(1000)
    for (let i = 0; i < 100; i++) {
      here.presences.set(anna.session.id, { client: 0, place: null, caret: null, typing: i % 2 === 1 })
      world.clock.turn(10)
    }
    await here.plan()
    await until('all is written', () => tellings >= 1)
    expect(tellings).toBeLessThanOrEqual(5)

    Object.assign(world.store.presence, { tell: () => Promise.reject(new Error('away')) })
    here.presences.set(anna.session.id, { client: 0, place: null, caret: null, typing: false })
    world.clock.turn(250)
    await until('it failed', () => world.lines.some(line => line.event === 'presence.unshared'))
    Object.assign(world.store.presence, { tell })
    await until('it is told', async () => {
      await world.rooms.catchUp()
      world.clock.turn(250)
      return !JSON.stringify(await world.store.presence.others(board, 'nobody')).includes('"typing":true')
    })
  })

  test('S3 one server alone writes nothing of it', async () => {
    const alone = await roomWorld()
    try {
      await alone.enter('anna')
      alone.clock.turn(60_000)
      await alone.rooms.closeAll()
      const db = new DatabaseSync(join(alone.folder, 'twinboard.sqlite'), { readOnly: true })
      expect(db.prepare('select count(*) as n from presence').get()).toEqual({ n: 0 })
      db.close()
    } finally {
      await alone.close()
    }
  })

  /** Waits until the person is told that exactly these are here, with rounds as the server makes them. */
  async function seen(person: Person, members: readonly string[]): Promise<void> {
    await until(`${members} are here`, async () => {
      world.clock.turn(250)
      await others.catchUp()
      const now = person.here.map(({ member }) => member).sort()
      return JSON.stringify(now) === JSON.stringify(members)
    })
  }
})

function addStop(person: Person, id: string, name: string): void {
  addRecord(person.doc, 'stops', id, { name }, 'end')
}

function stopsOf({ stops }: { readonly stops: readonly { readonly id: string }[] }): string[] {
  return stops.map(({ id }) => id).sort()
}

const by = { member: 'anna', name: 'Anna', committee: 'west', office: '' }

async function say(id: string): Promise<void> {
  await world.store.talk.say({ id, board, by, at: 1, language: 'de', text: 'Hallo', about: null, system: null })
}

async function propose(id: string): Promise<void> {
  const { json, digest, seq } = await here.freeze()
  await world.store.versions.propose({ id, board, json, digest, seq, committees: ['west', 'east'], by, at: 1 })
}

async function listed(title: string): Promise<void> {
  await until(`${title} is in the lists`, async () => {
    world.clock.turn(2000)
    return (await world.store.people.boardInfo(board))?.title.de?.text === title
  })
}

/** Runs SQL beside the store, once it leaves the file alone: waiting for it would keep it from doing so. */
async function sql<T = void>(work: (db: DatabaseSync) => T): Promise<T> {
  const db = new DatabaseSync(join(world.folder, 'twinboard.sqlite'), { timeout: 0 })
  const done: T[] = []
  await until('the file is free', () => {
    try {
      db.exec('begin immediate')
    } catch {
      return false
    }
    done.push(work(db))
    db.exec('commit')
    return true
  })
  db.close()
  return done[0] as T
}

/** What restoring or erasing does: the board begins again under the next epoch. */
async function madeAnew(): Promise<void> {
  const doc = new Y.Doc()
  seedPlan(doc, { title: 'Gedenkzug', language: 'de' })
  const entry = { board, device: 'server', n: 1, member: 'anna', at: 1, clients: [doc.clientID] }
  const row = logRow({ ...entry, update: Y.encodeStateAsUpdate(doc) }, 2, 1)
  const columns = ['board', 'epoch', 'seq', 'device', 'n', 'member', 'at', 'clients', 'bytes', 'checksum'] as const
  await sql(db => {
    db.exec('delete from log; delete from snapshots; update boards set epoch = 2, seq = 1')
    const insert = db.prepare(`insert into log (${columns}) values (${columns.map(() => '?')})`)
    insert.run(...columns.map(column => row[column]))
  })
}

/** The digest of the board as the log alone tells it. */
async function logDigest(): Promise<string> {
  const doc = new Y.Doc()
  for (const { update } of await world.store.log.since(board, 0)) Y.applyUpdate(doc, update)
  return freeze(readPlan(doc)).digest
}
