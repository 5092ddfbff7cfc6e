/** What mutants of the room had shown to be untested: memory that is not what the log says, in all ways that it can come about. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { addRecord, sectionText } from '#shared/plan/edits.ts'
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

test('R8 what was refused after it had been applied is gone from memory, and nothing that leans on it is written', async () => {
  const [anna, carla] = [await world.enter('anna'), await world.enter('carla')]
  sectionText(anna.doc, 's', 'de').insert(0, [new Y.XmlText('Guten Tag')])
  await anna.answered()
  world.faults.holding = true
  addStop(anna, 's1')
  await until('a commit is under way', () => world.faults.held.length === 1)
  const [client, text] = [carla.doc.clientID, anna.doc.clientID]
  // The first names its neighbours the wrong way round; the second, in the same commit, is typed on behind it.
  carla.send(frame([{ client, clock: 0, pieces: [letters('x', { origin: [text, 4], right: [text, 3] })] }]))
  carla.send(frame([{ client, clock: 1, pieces: [letters('y', { origin: [client, 0] })] }]))
  world.faults.release()
  await Promise.all([anna.answered(), carla.answered()])
  expect(carla.failures).toMatchObject([{ code: 'edit-rejected', facts: { rule: 6 } }, { code: 'resync' }])
  const room = await world.open()
  expect((await world.store.log.head(board)).seq).toBe(3)
  const plan = await room.plan()
  expect((await room.freeze()).plan).toEqual(plan)
  expect(world.lines.filter(({ event }) => event === 'room.mismatch')).toEqual([])
  expect(Y.decodeStateVector(await room.vector()).has(client)).toBe(false)
})

test('R1 a commit whose answer was lost is found again in the log, and readers learn the right seq', async () => {
  const [room, anna, boris] = [await world.open(), await world.enter('anna'), await world.enter('boris')]
  world.faults.onCommitted = () => {
    world.faults.onCommitted = () => undefined
    throw new Error('the answer was lost')
  }
  addStop(anna, 's1')
  await anna.answered()
  expect(anna.failures.length).toBe(1)
  await until('the board was loaded anew', () => anna.resyncs.length > 0)
  expect(await room.enter(boris)).toMatchObject({ seq: 2 })
  await anna.enter(room)
  await anna.answered()
  expect((await room.plan()).stops.map(({ id }) => id)).toEqual(['s1'])
  expect((await world.store.log.head(board)).seq).toBe(2)
})

test('R3 a room that has ended takes no edit, not even of somebody who still holds it', async () => {
  const [room, anna] = [await world.open(), await world.enter('anna')]
  world.faults.fail('append')
  world.faults.fail('since')
  addStop(anna, 's1')
  await until('the room has ended', () => room.closed)
  const { seq } = await world.store.log.head(board)
  const late = room.receive(anna.session, { update: Y.encodeStateAsUpdate(anna.doc) })
  await expect(late).rejects.toMatchObject({ code: 'room-unavailable' })
  expect(await world.store.log.head(board)).toMatchObject({ seq })
})

test('R6 a snapshot that reads back as another plan is not kept', async () => {
  const anna = await world.enter('anna')
  addStop(anna, 's0')
  await anna.answered()
  const stop = (await memoryOf(world)).getMap('stops')._map.get('s0')
  if (stop === undefined) throw new Error('memory lacks the stop')
  stop.parentSub = 'elsewhere' // as a machine with bad memory might do: what is written is not what stands there
  for (let i = 1; i < 205; i++) addStop(anna, `s${i}`)
  await anna.answered()
  await until('it is noticed', () =>
    world.lines.some(({ event, task }) => event === 'room.failed' && task === 'snapshot'),
  )
  expect(await world.store.log.snapshot(board)).toBeNull()
})

/** The document that the open room works on. */
async function memoryOf({ open }: RoomWorld): Promise<Y.Doc> {
  const room = await open()
  const read = vi.spyOn(Y.Doc.prototype, 'getMap')
  await room.plan()
  const [doc] = read.mock.contexts
  read.mockRestore()
  if (!(doc instanceof Y.Doc)) throw new Error('the plan was read from nowhere')
  return doc
}

function addStop(person: Person, id: string): void {
  addRecord(person.doc, 'stops', id, { name: 'Köln' }, 'end')
}
