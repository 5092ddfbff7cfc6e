/** Who wrote what: the index of the log against a replay of it, through everything that may happen to a room. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '#server/live/room.ts'
import { parseTextRoot } from '#shared/plan/kinds.ts'
import { type RoomWorld, roomWorld } from '#tests/harness/room-world.ts'
import { seededChance } from '#tests/harness/seeded-chance.ts'
import { board } from '#tests/harness/small-world.ts'
import { writeHistory } from './authors-history.ts'
import { authorsByReplay } from './authors-oracle.ts'

let world: RoomWorld
beforeEach(async () => {
  world = await roomWorld()
})
afterEach(() => world.close())

describe.each([23, 24, 35])('history %i', seed => {
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
