/**
 * F10 in small: many sessions edit one board in a room with a disk that fails now and then, come and go, and send things
 * twice. Everything random comes from the seed, so that a failure can be played again.
 */

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addRecord, changeRecord, moveRecord, removeRecord, sectionText, word } from '#shared/plan/edits.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'
import type { Person } from '#tests/harness/person.ts'
import { type RoomWorld, roomWorld } from '#tests/harness/room-world.ts'
import { board, type PersonName } from '#tests/harness/small-world.ts'

const names: readonly [PersonName, ...PersonName[]] = ['anna', 'boris', 'carla', 'anna', 'boris', 'vera']
const steps = 400

test.each([1, 2, 3, 4, 5])('F10 seed %i: room, log and every replica agree at the end', async seed => {
  const world = await roomWorld(seed)
  try {
    const people = await Promise.all(names.map(name => world.enter(name)))
    for (let step = 0; step < steps; step++) await happen(world, people, step)
    await settle(world, people)

    const logged = await replay(world)
    const room = await world.open()
    expect((await room.freeze()).digest).toBe(logged)
    expect(people.map(person => person.digest)).toEqual(people.map(() => logged))
    expect(world.lines.filter(line => line.event === 'room.mismatch' || line.event === 'edit.failed')).toEqual([])
  } finally {
    await world.close()
  }
})

/** One thing: mostly an edit, sometimes a failing disk, a retry, somebody who leaves and comes back, or a moment's rest. */
async function happen(world: RoomWorld, people: readonly Person[], step: number): Promise<void> {
  const { chance, faults } = world
  const person = people[chance.below(people.length - 1)] // the last one only reads
  if (person === undefined) return
  const what = chance.below(40)
  if (what === 0) faults.fail('append')
  else if (what === 1) person.send(Y.encodeStateAsUpdate(person.doc))
  else if (what === 2) person.leave()
  else if (what < 8) await rejoin(world, person)
  else if (what < 12) await person.answered()
  else edit(world, person, step)
}

function edit({ chance }: RoomWorld, { doc, plan }: Person, step: number): void {
  const stop = plan.stops[chance.below(Math.max(1, plan.stops.length))]?.id
  const what = stop === undefined ? 0 : chance.below(8)
  if (what < 2) addRecord(doc, 'stops', `s${step}`, { name: `Ort ${step}` }, chance.pick(['end', null, stop ?? null]))
  else if (stop === undefined) return
  else if (what === 2) moveRecord(doc, 'stops', stop, null)
  else if (what === 3) changeRecord(doc, 'stops', stop, { station: `Gleis ${step}` })
  else if (what === 4) word(doc, { kind: 'stops', id: stop }, 'note', 'de', `Notiz ${step}`)
  else if (what === 5) removeRecord(doc, 'stops', stop)
  else write(doc, chance.below(20), `${step}`)
}

/** Types into a longer text, as the editor does. */
function write(doc: Y.Doc, at: number, text: string): void {
  const fragment = sectionText(doc, 'grant', 'de')
  doc.transact(() => {
    if (fragment.length === 0) fragment.insert(0, [new Y.XmlElement('paragraph')])
    const paragraph = fragment.get(0)
    if (!(paragraph instanceof Y.XmlElement)) return
    if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
    const run = paragraph.get(0)
    if (run instanceof Y.XmlText) run.insert(Math.min(at, run.length), text)
  })
}

async function rejoin(world: RoomWorld, person: Person): Promise<void> {
  person.leave()
  await person.enter(await world.open())
}

/** Everybody is answered and back in the room, with a disk that works again, and all that was unanswered was sent again. */
async function settle(world: RoomWorld, people: readonly Person[]): Promise<void> {
  world.faults.fail('append', 0)
  for (let round = 0; round < 2; round++) {
    for (const person of people) await rejoin(world, person)
    for (const person of people) await person.answered()
  }
}

async function replay(world: RoomWorld): Promise<string> {
  const doc = new Y.Doc()
  for (const { update } of await world.store.log.since(board, 0)) Y.applyUpdate(doc, update)
  return freeze(readPlan(doc)).digest
}
