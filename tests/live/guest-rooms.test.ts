/** Guests in a room: what each is shown of a commit, of what other servers logged, and when memory cannot be believed. */
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { memoryBus } from '#server/live/bus.ts'
import type { Edits } from '#server/live/reader.ts'
import type { Room } from '#server/live/room.ts'
import { addRecord, sectionText } from '#shared/plan/edits.ts'
import { Person } from '#tests/harness/person.ts'
import { type RoomWorld, roomWorld } from '#tests/harness/room-world.ts'
import { actorOf, addGuest, board, type PersonName } from '#tests/harness/small-world.ts'
import { until } from '#tests/harness/until.ts'
import { frame, letters } from './gate-frames.ts'

let world: RoomWorld
afterEach(() => world.close())

/** Keeps the bytes of edits as they were handed over. */
class Keeper extends Person {
  readonly updates: Uint8Array[] = []
  override edits(edits: Edits): void {
    this.updates.push(edits.update)
    super.edits(edits)
  }
}

async function keep(name: PersonName, room?: Room): Promise<Keeper> {
  const keeper = new Keeper(await actorOf(world.store, name), world.chance)
  await keeper.enter(room ?? (await world.open()))
  return keeper
}

test('S20 an edit is filtered once for all guests who see the same, and members get it as it is', async () => {
  world = await roomWorld()
  await addGuest(world.store, 'gina', { parts: ['budget', 'tasks'] })
  await addGuest(world.store, 'hugo', { parts: ['tasks', 'budget'] })
  const [gina, hugo, boris, anna] = [await keep('gina'), await keep('hugo'), await keep('boris'), await keep('anna')]
  addRecord(anna.doc, 'stops', 's1', { name: 'hidden' }, 'end')
  await anna.answered()
  expect(gina.updates[0]).toBe(hugo.updates[0])
  expect(gina.plan.stops).toEqual([])
  expect(boris.plan.stops.length).toBe(1)
})

test('S20 what another server logged is filtered, too, and of one commit a guest is spared their own', async () => {
  world = await roomWorld(1, true)
  await addGuest(world.store, 'gina')
  const there = world.anotherServer(memoryBus(() => undefined))
  const [room, anna] = [await world.open(), await keep('anna', await there.open(board))]
  const gina = await keep('gina', room)
  addRecord(anna.doc, 'lines', 'l1', {}, 'end')
  addRecord(anna.doc, 'items', 'i1', { party: 'shown' }, 'end')
  await anna.answered()
  room.rung('edits', undefined)
  await until('it came', () => gina.plan.items.length === 1)
  expect(gina.plan.lines).toEqual([])
  addRecord(gina.doc, 'items', 'i2', {}, 'end')
  await gina.answered()
  expect(gina.failures).toEqual([])
  expect((await room.freeze()).plan.items.length).toBe(2)
})

test('S20 guests are shown nothing by memory that an edit has spoiled: they come again to what the log says', async () => {
  world = await roomWorld()
  await addGuest(world.store, 'gina', { parts: ['texts'] })
  const [anna, carla, gina] = [await keep('anna'), await keep('carla'), await keep('gina')]
  sectionText(anna.doc, 's', 'de').insert(0, [new Y.XmlText('Guten Tag')])
  await anna.answered()
  world.faults.holding = true
  addRecord(anna.doc, 'stops', 's1', {}, 'end')
  await until('a commit is under way', () => world.faults.held.length === 1)
  const [client, text] = [carla.doc.clientID, anna.doc.clientID]
  addRecord(anna.doc, 'stops', 's2', {}, 'end')
  carla.send(frame([{ client, clock: 0, pieces: [letters('x', { origin: [text, 4], right: [text, 3] })] }]))
  world.faults.release()
  await Promise.all([anna.answered(), carla.answered()])
  expect(gina.resyncs).toEqual(['reloaded'])
  expect([anna.resyncs, carla.resyncs]).toEqual([[], []])
})
