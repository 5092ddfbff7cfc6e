/** Who wrote what: the index of the log against a replay of it, through everything that may happen to a room. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Room } from '#server/live/room.ts'
import { logRow } from '#server/store/checksum.ts'
import { addRecord, changeRecord } from '#shared/plan/edits.ts'
import { markEpoch } from '#shared/plan/epoch.ts'
import { parseTextRoot } from '#shared/plan/kinds.ts'
import { type RoomWorld, roomWorld } from '#tests/harness/room-world.ts'
import { seededChance } from '#tests/harness/seeded-chance.ts'
import { board } from '#tests/harness/small-world.ts'
import { until } from '#tests/harness/until.ts'
import { writeHistory } from './authors-history.ts'
import { authorsByReplay } from './authors-oracle.ts'

let world: RoomWorld
beforeEach(async () => {
  world = await roomWorld()
})
afterEach(() => world.close())

describe.each([1, 2, 3])('history %i', seed => {
  test('U1 what the index says of records, fields and words is what a replay row by row shows, also after unloading and a snapshot', async () => {
    const chance = seededChance(seed)
    await writeHistory(world, chance, 100)
    await agrees(await world.open())
    await writeHistory(world, chance, 320)
    await agrees(await world.open())
    expect(await world.store.log.snapshot(board)).not.toBeNull()
    await world.rooms.closeAll()
    await agrees(await world.anotherServer().open(board))
  })
})

test('U5 after a restore the authors are those of before; of a board that was written anew it is said that nobody knows', async () => {
  const anna = await world.enter('anna')
  addRecord(anna.doc, 'stops', 's1', { name: 'Brest' }, 'end')
  await anna.answered()
  expect(await whoWrote('s1')).toEqual(['anna'])
  // A restore adds a mark to a log that is otherwise as it was.
  const marked = new Y.Doc()
  for (const { update } of await world.store.log.since(board, 0)) Y.applyUpdate(marked, update)
  await beginAnew(2, 3, markEpoch(marked, 77, 2), false)
  expect(await whoWrote('s1')).toEqual(['anna'])
  expect((await (await world.open()).authors.fields('plan', 'plan')).found.map(({ seq }) => seq)).toContain(1)
  // An erasure puts one entry of the server in the place of all.
  await beginAnew(3, 1, Y.encodeStateAsUpdate(marked), true)
  expect(await whoWrote('s1')).toEqual(['anew'])
  const boris = await world.enter('boris')
  changeRecord(boris.doc, 'stops', 's1', { station: 'Zentral' })
  await boris.answered()
  expect(await whoWrote('s1')).toEqual(['boris', 'anew'])
})

test('U6 the log is read once, in pages, and from then on only what is new; a room that is gone remembers nothing', async () => {
  const anna = await world.enter('anna')
  for (let i = 0; i < 250; i++) addRecord(anna.doc, 'stops', `s${i}`, { name: 'Brest' }, 'end')
  await anna.answered()
  const { calls } = world.faults
  const reads = async () => {
    const before = calls.since
    const [{ found }] = await Promise.all([(await world.open()).authors.records(), whoWrote('s1'), whoWrote('s2')])
    expect(found.length).toBe(251)
    return calls.since - before
  }
  expect(await reads()).toBe(3)
  expect(await reads()).toBe(0)
  changeRecord(anna.doc, 'stops', 's1', { station: 'Zentral' })
  await anna.answered()
  expect(await reads()).toBe(1)
  anna.leave()
  await world.rooms.closeAll()
  const before = calls.since
  await (await world.anotherServer().open(board)).authors.records()
  expect(calls.since - before).toBe(4) // the room itself, and three pages
})

test('U6 an edit does not wait for the log to be read, nor a question for good when the log cannot be read', async () => {
  const anna = await world.enter('anna')
  for (let i = 0; i < 150; i++) addRecord(anna.doc, 'stops', `s${i}`, { name: 'Brest' }, 'end')
  await anna.answered()
  const room = await world.open()
  world.faults.fail('since')
  await expect(room.authors.records()).rejects.toMatchObject({ code: 'store-unavailable' })
  const asked = room.authors.records()
  changeRecord(anna.doc, 'stops', 's1', { station: 'Zentral' })
  await anna.answered()
  const { found } = await asked
  expect(found.length).toBe(151)
})

/** Who wrote each field of a stop, the newest first, each once. */
async function whoWrote(stop: string): Promise<string[]> {
  const { found, row } = await (await world.open()).authors.fields('stops', stop)
  return [...new Set(found.map(({ seq }) => (row(seq).anew ? 'anew' : row(seq).member)))]
}

/** What the server itself does to a board's log, and every room hears of: one entry of its own in a new epoch. */
async function beginAnew(epoch: number, seq: number, update: Uint8Array, alone: boolean): Promise<void> {
  const entry = { board, device: 'server', n: epoch, member: 'server', at: 5, clients: [77], update }
  const row = logRow(entry, epoch, seq)
  const db = new DatabaseSync(join(world.folder, 'twinboard.sqlite'))
  db.exec(`delete from snapshots; ${alone ? 'delete from log;' : ''} update boards set epoch = ${epoch}, seq = ${seq}`)
  const columns = ['board', 'epoch', 'seq', 'device', 'n', 'member', 'at', 'clients', 'bytes', 'checksum'] as const
  const insert = db.prepare(`insert into log (${columns}) values (${columns.map(() => '?')})`)
  insert.run(...columns.map(column => row[column]))
  db.close()
  await world.rooms.catchUp()
  await until('the room knows', async () => (await world.open()).epoch === epoch)
}

async function agrees(room: Room): Promise<void> {
  const oracle = authorsByReplay(await world.store.log.since(board, 0))
  expect(oracle.records.size).toBeGreaterThan(4)
  const { found } = await room.authors.records()
  const said = new Map(found.map(({ kind, id, seq }) => [`${kind} ${id}`, seq]))
  expect(sorted(said)).toEqual(sorted(oracle.records))
  const fields = new Map<string, number>()
  for (const { kind, id } of found)
    for (const { field, seq } of (await room.authors.fields(kind, id)).found) fields.set(`${kind} ${id} ${field}`, seq)
  expect(sorted(fields)).toEqual(sorted(oracle.fields))
  for (const [root, letters] of oracle.texts) {
    const { section, language } = parseTextRoot(root) ?? { section: '', language: '' }
    const passages = (await room.authors.passages(section, language)).found
    expect(passages.flatMap(({ length, seq }) => Array.from({ length }, () => seq))).toEqual(letters)
  }
}

function sorted(map: ReadonlyMap<string, number>): [string, number][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}
