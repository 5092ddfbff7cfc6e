/** A room over a real store: the order of things, what is never lost or doubled, and what happens when the disk fails. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Store } from '#server/store/store.ts'
import { addRecord, changeRecord, removeRecord, sectionText, word } from '#shared/plan/edits.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Person } from '#tests/harness/person.ts'
import { type RoomWorld, roomWorld } from '#tests/harness/room-world.ts'
import { board } from '#tests/harness/small-world.ts'
import { until } from '#tests/harness/until.ts'
import { frame, letters } from './gate-frames.ts'

let world: RoomWorld
beforeEach(async () => {
  world = await roomWorld()
})
afterEach(() => world.close())

describe('R1 the log comes before the others, and they come before the answer', () => {
  test('R1 nobody sees an edit and nobody is answered while the commit waits', async () => {
    const [anna, boris] = [await world.enter('anna'), await world.enter('boris')]
    world.faults.holding = true
    addStop(anna, 's1', 'Köln')
    await until('the append is asked for', () => world.faults.held.length === 1)
    expect([anna.told, boris.told]).toEqual([[], []])
    expect(boris.plan.stops).toEqual([])

    world.faults.onCommitted = () => expect([anna.told, boris.told]).toEqual([[], []])
    world.faults.release()
    await anna.answered()
    expect(boris.told).toEqual(['edits 2'])
    expect(anna.told).toEqual(['ack'])
    expect(boris.plan.stops.map(stop => stop.name)).toEqual(['Köln'])
  })

  test('R1 whoever joins while a commit waits is given only what is on disk', async () => {
    const anna = await world.enter('anna')
    world.faults.holding = true
    addStop(anna, 's1', 'Köln')
    await until('the append is asked for', () => world.faults.held.length === 1)
    const joining = world.enter('boris')
    world.faults.held.splice(0)[0]?.fail()
    world.faults.release()
    const boris = await joining
    expect(boris.plan.stops).toEqual([])
    await anna.answered()
    expect(anna.failures).toMatchObject([{ code: 'store-unavailable' }])
  })

  test('R1 a retry is harmless: it is answered and written once', async () => {
    const anna = await world.enter('anna')
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    const update = Y.encodeStateAsUpdate(anna.doc)
    anna.send(update)
    anna.send(update)
    await anna.answered()
    expect(anna.told).toEqual(['ack', 'ack', 'ack'])
    expect((await world.store.log.since(board, 0)).length).toBe(2)
  })

  test('R1 a retry after others have gone on is written once, and undoes nothing of theirs', async () => {
    const [anna, boris] = [await world.enter('anna'), await world.enter('boris')]
    const sent: Uint8Array[] = []
    anna.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'room' && sent.push(update))
    addStop(anna, 's1', 'Köln')
    addStop(anna, 's2', 'Brest')
    changeRecord(anna.doc, 'stops', 's2', { name: 'Brest-Litowsk' })
    removeRecord(anna.doc, 'stops', 's2')
    await anna.answered()
    changeRecord(boris.doc, 'stops', 's1', { name: 'Cologne' })
    await boris.answered()
    removeRecord(boris.doc, 'stops', 's1')
    await boris.answered()
    const [before, seq] = [boris.digest, (await world.store.log.head(board)).seq]

    const room = await world.open()
    const retries = [...sent, ...sent.toReversed(), Y.mergeUpdates(sent), Y.encodeStateAsUpdate(anna.doc)]
    for (const update of retries) expect(await room.receive(anna.session, { update })).toEqual({ seq })
    await room.close() // as after a crash: only the log is left
    const again = await world.open()
    for (const update of retries) expect(await again.receive(anna.session, { update })).toEqual({ seq })
    expect((await again.freeze()).digest).toBe(before)
    expect((await world.store.log.head(board)).seq).toBe(seq)
  })

  test('R1 a retry that arrives beside its first sending is written once', async () => {
    const [anna, boris] = [await world.enter('anna'), await world.enter('boris')]
    world.faults.holding = true
    addStop(boris, 's0', 'Volgograd')
    await until('a commit is under way', () => world.faults.held.length === 1)
    addStop(anna, 's1', 'Köln')
    anna.send(Y.encodeStateAsUpdate(anna.doc))
    world.faults.release()
    await anna.answered()
    expect((await world.store.log.since(board, 0)).length).toBe(3)
  })

  test('R1 edits that wait for one commit go out merged, and no sender gets its own back', async () => {
    const [anna, boris, carla] = [await world.enter('anna'), await world.enter('boris'), await world.enter('carla')]
    world.faults.holding = true
    addStop(carla, 's0', 'Berlin')
    await until('a commit is under way', () => world.faults.held.length === 1)
    addStop(anna, 's1', 'Köln')
    addStop(anna, 's2', 'Brest')
    addStop(boris, 's3', 'Moskau')
    world.faults.release()
    await Promise.all([anna.answered(), boris.answered(), carla.answered()])
    expect(carla.told).toEqual(['ack', 'edits 5'])
    expect(anna.told).toEqual(['edits 2', 'edits 5', 'ack', 'ack'])
    expect(new Set([anna.digest, boris.digest, carla.digest]).size).toBe(1)
  })

  test('R1 the log holds what each edit added, under the member that the server saw', async () => {
    const boris = await world.enter('boris')
    addStop(boris, 's1', 'Köln')
    await boris.answered()
    const entry = (await world.store.log.since(board, 1))[0]
    expect(entry).toMatchObject({ seq: 2, member: 'boris', clients: [boris.doc.clientID] })
  })
})

describe('a failing disk', () => {
  test('R1 a failed append is not acknowledged, and memory goes back to what the log says', async () => {
    const [anna, boris] = [await world.enter('anna'), await world.enter('boris')]
    world.faults.fail('append')
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    expect(anna.failures).toMatchObject([{ code: 'store-unavailable' }])
    const room = await world.open()
    expect((await room.freeze()).digest).toBe(await logDigest(world.store))

    expect([anna.resyncs, boris.resyncs]).toEqual([[], []]) // nobody was shown it, so nobody has to join again for it
    await anna.enter(room) // the client comes back and sends what was never acknowledged
    await anna.answered()
    expect((await room.plan()).stops.map(stop => stop.name)).toEqual(['Köln'])
    expect(await logDigest(world.store)).toBe(anna.digest)
    expect([boris.digest, boris.resyncs]).toEqual([anna.digest, []])
  })

  test('R1 when a write that seemed to fail was done all the same, the readers join again and see it', async () => {
    const room = await world.open()
    const [anna, boris] = [await world.enter('anna', room), await world.enter('boris', room)]
    world.faults.onCommitted = () => {
      world.faults.onCommitted = () => undefined
      throw new Refusal('store-unavailable')
    }
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    expect(anna.failures).toMatchObject([{ code: 'store-unavailable' }])
    expect((await room.plan()).stops.map(stop => stop.name)).toEqual(['Köln'])
    expect([anna.resyncs, boris.resyncs]).toEqual([['reloaded'], ['reloaded']])
  })

  test('F2 whichever write fails, what was acknowledged is in the log and nothing else is shown', async () => {
    for (let k = 0; k < 6; k++) {
      const room = await world.open()
      const [anna, boris] = [await world.enter('anna', room), await world.enter('boris', room)]
      for (let i = 0; i < 6; i++) {
        if (i === k) world.faults.fail('append')
        addStop(i % 2 === 0 ? anna : boris, `s${k}-${i}`, 'x')
        await Promise.all([anna.answered(), boris.answered()])
      }
      const acknowledged = [...anna.told, ...boris.told].filter(word => word === 'ack').length
      expect((await world.store.log.since(board, 0)).length).toBeGreaterThanOrEqual(acknowledged)
      expect((await room.freeze()).digest).toBe(await logDigest(world.store))
      for (const person of [anna, boris]) {
        person.leave()
        await person.enter(room)
        await person.answered()
      }
      expect(anna.digest).toBe(boris.digest)
      expect(anna.digest).toBe(await logDigest(world.store))
      anna.leave()
      boris.leave()
    }
  })

  test('R3 a room that cannot be reloaded ends, and the next opening loads the log', async () => {
    const room = await world.open()
    const anna = await world.enter('anna')
    world.faults.fail('append')
    world.faults.fail('since')
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    await until('the room has ended', () => room.closed)
    await expect(room.plan()).rejects.toMatchObject({ code: 'room-unavailable' })
    expect(anna.resyncs).toEqual(['reloaded'])
    const again = await world.open()
    expect(again).not.toBe(room)
    await anna.enter(again)
    await anna.answered()
    expect(await logDigest(world.store)).toBe(anna.digest)
  })

  test('R3 a board that cannot be loaded is refused, never blank, and nothing is written to it', async () => {
    world.faults.fail('since')
    await expect(world.open()).rejects.toMatchObject({ code: 'room-unavailable' })
    expect((await world.store.log.since(board, 0)).length).toBe(1)
    expect(world.lines.map(line => line.event)).toContain('room.unavailable')
    expect((await (await world.open()).plan()).title.de?.text).toBe('Gedenkzug')
  })

  test('R3 a board that was never made is not found', async () => {
    await expect(world.rooms.open('nowhere')).rejects.toMatchObject({ code: 'not-found' })
    expect(world.rooms.size).toBe(0)
  })
})

describe('what an edit must be', () => {
  test('S2 viewers and commenters cannot edit, whatever their client sends', async () => {
    const [vera, kai] = [await world.enter('vera'), await world.enter('kai')]
    addStop(vera, 's1', 'Köln')
    addStop(kai, 's2', 'Brest')
    await Promise.all([vera.answered(), kai.answered()])
    expect([vera.failures, kai.failures]).toMatchObject([[{ code: 'read-only' }], [{ code: 'read-only' }]])
    expect((await world.store.log.since(board, 0)).length).toBe(1)
  })

  test('S1 nobody writes under a client id that belongs to another member', async () => {
    const [anna, boris] = [await world.enter('anna'), await world.enter('boris')]
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    boris.doc.clientID = anna.doc.clientID
    addStop(boris, 's2', 'Brest')
    await boris.answered()
    expect(boris.failures).toMatchObject([{ code: 'edit-rejected' }])
    expect(world.lines.find(line => line.event === 'edit.rejected')).toMatchObject({ member: 'boris', board })
    expect((await (await world.open()).plan()).stops.map(stop => stop.name)).toEqual(['Köln'])
  })

  test('S1 an edit that only Yjs can expose costs nobody else anything: memory is thrown away, their edits are kept', async () => {
    const [anna, boris, carla] = [await world.enter('anna'), await world.enter('boris'), await world.enter('carla')]
    sectionText(anna.doc, 's', 'de').insert(0, [new Y.XmlText('Guten Tag')])
    await anna.answered()
    world.faults.holding = true
    addStop(anna, 's1', 'Köln')
    await until('a commit is under way', () => world.faults.held.length === 1)
    addStop(boris, 's2', 'Brest')
    carla.send(turnedRound(carla.doc.clientID, anna.doc.clientID))
    addStop(anna, 's3', 'Moskau')
    world.faults.release()
    await Promise.all([anna.answered(), boris.answered(), carla.answered()])
    expect([anna.failures, boris.failures]).toEqual([[], []])
    expect(carla.failures).toMatchObject([{ code: 'edit-rejected', facts: { rule: 6 } }])

    const room = await world.open()
    for (const person of [anna, boris, carla]) await person.enter(room)
    expect((await room.plan()).stops.map(stop => stop.id).sort()).toEqual(['s1', 's2', 's3'])
    const logged = await logDigest(world.store)
    expect([anna.digest, boris.digest, carla.digest]).toEqual([logged, logged, logged])
  })

  test('S1 an id that another server gave to somebody else is found out by the store', async () => {
    const elsewhere = await world.anotherServer().open(board)
    const anna = await world.enter('anna')
    expect(await elsewhere.claimClient('boris', anna.doc.clientID)).toBe(true)
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    expect(anna.failures).toMatchObject([{ code: 'edit-rejected' }])
    expect((await world.store.log.head(board)).seq).toBe(1)
  })

  test('F8 an edit whose beginning is missing is asked for again, and nothing waits for it in memory', async () => {
    const anna = await world.enter('anna')
    const room = await world.open()
    anna.leave()
    addStop(anna, 's1', 'Köln')
    const before = Y.encodeStateVector(anna.doc)
    addStop(anna, 's2', 'Brest')
    const late = room.receive(anna.session, { update: Y.encodeStateAsUpdate(anna.doc, before) })
    await expect(late).rejects.toMatchObject({ code: 'resync' })
    await anna.enter(room)
    await anna.answered()
    expect((await room.plan()).stops.length).toBe(2)
  })
})

describe('opening and closing', () => {
  test('R3 fifty who ask at once get one room', async () => {
    const rooms = await Promise.all(Array.from({ length: 50 }, () => world.open()))
    expect(new Set(rooms).size).toBe(1)
    expect(world.lines.filter(line => line.event === 'room.opened').length).toBe(1)
  })

  test('F17 a room closes when nobody was there for a while, and nothing of it stays', async () => {
    const room = await world.open()
    const anna = await world.enter('anna')
    world.clock.turn(limits.roomIdleMs * 2)
    expect(world.rooms.size).toBe(1)
    anna.leave()
    world.clock.turn(limits.roomIdleMs * 2)
    await until('the room is closed', () => room.closed)
    expect(world.rooms.size).toBe(0)
    expect(await world.open()).not.toBe(room)
  })

  test('F3 closing all rooms waits for what was sent', async () => {
    const anna = await world.enter('anna')
    for (let i = 0; i < 20; i++) addStop(anna, `s${i}`, 'x')
    await world.rooms.closeAll()
    await anna.answered()
    expect(anna.failures).toEqual([])
    expect((await world.store.log.since(board, 0)).length).toBe(21)
    await expect(world.open()).rejects.toMatchObject({ code: 'room-unavailable' })
  })

  test('R12 a full board takes no more connections', async () => {
    const room = await world.open()
    for (const name of ['anna', 'boris', 'carla', 'kai', 'vera'] as const)
      for (let i = 0; i < limits.connectionsPerBoard / 5; i++) await world.enter(name, room)
    await expect(world.enter('mallory', room)).rejects.toMatchObject({ code: 'too-many' })
  })

  test('R12 one member cannot take all the places at a board', async () => {
    const room = await world.open()
    for (let i = 0; i < limits.connectionsPerMember; i++) await world.enter('anna', room)
    await expect(world.enter('anna', room)).rejects.toMatchObject({ code: 'too-many' })
    await world.enter('boris', room)
  })
})

describe('snapshots and comparisons', () => {
  test('R6 a snapshot is written after many edits and opens as the same plan', async () => {
    const anna = await world.enter('anna')
    for (let i = 0; i < 210; i++) addStop(anna, `s${i}`, `Ort ${i}`)
    await anna.answered()
    await until('a snapshot is there', async () => (await world.store.log.snapshot(board)) !== null)
    const snapshot = await world.store.log.snapshot(board)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, snapshot?.bytes ?? new Uint8Array())
    expect(freeze(readPlan(doc)).digest).toBe(snapshot?.digest)
    anna.leave()
    world.clock.turn(limits.roomIdleMs * 2)
    await until('the room is closed', () => world.rooms.size === 0)
    expect((await (await world.open()).freeze()).digest).toBe(anna.digest)
  })

  test('R6 a snapshot that cannot be written is logged, and the log stays the truth', async () => {
    const anna = await world.enter('anna')
    world.faults.fail('saveSnapshot')
    for (let i = 0; i < 210; i++) addStop(anna, `s${i}`, 'x')
    await anna.answered()
    await until('the failure is logged', () => world.lines.some(line => line.event === 'room.failed'))
    expect(await world.store.log.snapshot(board)).toBeNull()
    expect(await logDigest(world.store)).toBe(anna.digest)
  })

  test('R8 freezing gives the plan as the log has it, with the seq of its newest entry', async () => {
    const anna = await world.enter('anna')
    addStop(anna, 's1', 'Köln')
    word(anna.doc, 'plan', 'title', 'de', 'Gedenkzug 2027')
    const frozen = await (await world.open()).freeze()
    expect(frozen).toMatchObject({ seq: 3, digest: anna.digest, plan: anna.plan })
    expect(frozen.digest).toBe(await logDigest(world.store))
  })

  test('R8 memory that differs from the log is thrown away at the next freeze, with an alarm', async () => {
    const room = await world.open()
    const anna = await world.enter('anna')
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    const { since } = world.store.log
    const emptied = async (...asked: Parameters<typeof since>) =>
      (await since(...asked)).map(entry => (entry.seq === 2 ? { ...entry, update: Uint8Array.of(0, 0) } : entry))
    Object.assign(world.store.log, { since: emptied }) // a log that says something else than memory
    expect((await room.freeze()).plan.stops).toEqual([])
    expect(world.lines.find(line => line.event === 'room.mismatch')).toMatchObject({ level: 'error', board })
    expect(anna.resyncs).toEqual(['reloaded'])
  })

  test('R3 a log that cannot be read when it is compared ends the room', async () => {
    const room = await world.open()
    Object.assign(world.store.log, { since: async () => [] }) // a log that has lost its entries
    await expect(room.freeze()).rejects.toMatchObject({ code: 'room-unavailable' })
    expect(room.closed).toBe(true)
  })
})

describe('readers', () => {
  test('S6 client ids are kept for good, so nobody is given more of them than a member may have', async () => {
    const room = await world.open()
    const half = limits.clientsPerMember / 2
    expect(await room.reserveClients('anna', half)).toHaveLength(half)
    expect(await room.reserveClients('anna', half)).toHaveLength(half)
    expect(await room.reserveClients('anna', 1)).toEqual([])
    expect(await room.reserveClients('boris', 1)).toHaveLength(1)
  })

  test('S6 a reader that does not read is sent away to come again, and the others go on', async () => {
    const [anna, boris, carla] = [await world.enter('anna'), await world.enter('boris'), await world.enter('carla')]
    boris.unread = limits.bufferedBytesResync + 1
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    expect(boris.told).toEqual(['resync behind'])
    addStop(anna, 's2', 'Brest')
    await anna.answered()
    expect(boris.told).toEqual(['resync behind'])
    expect(carla.plan.stops.length).toBe(2)
  })

  test('R10 a room on another server sees the edit when the bell rings, from the store', async () => {
    const other = await world.anotherServer().open(board)
    const [anna, boris] = [await world.enter('anna'), await world.enter('boris', other)]
    addStop(anna, 's1', 'Köln')
    await until('it is there', () => boris.plan.stops.length === 1)
    addStop(boris, 's2', 'Brest')
    await until('it is there', () => anna.plan.stops.length === 2)
    expect(anna.digest).toBe(boris.digest)
  })

  test('R10 a device that wrote on one server can go on at another that had the board open all along', async () => {
    const other = await world.anotherServer().open(board)
    const anna = await world.enter('anna')
    addStop(anna, 's1', 'Köln')
    await anna.answered()
    anna.leave()
    await anna.enter(other)
    addStop(anna, 's2', 'Brest')
    await anna.answered()
    expect(anna.failures).toEqual([])
    expect((await other.plan()).stops.length).toBe(2)
  })

  test('R10 two servers that write at the same time end with the same plan', async () => {
    const other = await world.anotherServer().open(board)
    const [anna, boris] = [await world.enter('anna'), await world.enter('boris', other)]
    for (let i = 0; i < 30; i++) {
      addStop(anna, `a${i}`, 'x')
      addStop(boris, `b${i}`, 'y')
    }
    await Promise.all([anna.answered(), boris.answered()])
    await until('both have all', () => anna.plan.stops.length === 60 && boris.plan.stops.length === 60)
    expect(anna.digest).toBe(boris.digest)
    expect(await logDigest(world.store)).toBe(anna.digest)
  })

  test('talk and proposals reach readers when the bell rings for them', async () => {
    const boris = await world.enter('boris')
    const by = { member: 'anna', name: 'Anna', committee: 'west', office: '' }
    const line = { id: 'm1', board, by, at: 1, language: 'de', text: 'Guten Tag', about: null, system: null }
    await world.store.talk.say(line)
    world.bus.ring(board, 'talk')
    await until('it is told', () => boris.talk.length === 1)
    world.bus.ring(board, 'talk')
    world.bus.ring(board, 'proposals')
    await until('both are answered', () => boris.shown.length === 0 && boris.talk.length === 1)
  })

  test('S2 readers are asked who they are when access changes', async () => {
    const boris = await world.enter('boris')
    world.bus.ring(board, 'access')
    await until('it is asked', () => boris.rechecks === 1)
  })
})

/** A letter that claims to stand right of what it stands left of, in the text that `other` wrote first. */
function turnedRound(client: number, other: number): Uint8Array {
  return frame([{ client, clock: 0, pieces: [letters('x', { origin: [other, 4], right: [other, 3] })] }])
}

function addStop(person: Person, id: string, name: string): void {
  addRecord(person.doc, 'stops', id, { name }, 'end')
}

/** The digest of the board as the log alone tells it. */
async function logDigest(store: Store): Promise<string> {
  const doc = new Y.Doc()
  for (const { update } of await store.log.since(board, 0)) Y.applyUpdate(doc, update)
  return freeze(readPlan(doc)).digest
}
