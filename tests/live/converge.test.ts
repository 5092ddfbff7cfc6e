/** Both transports on one board: the app's own connection and genuine y-websocket clients, across a restart of the server. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addRecord, changeRecord, moveRecord, removeRecord, word } from '#shared/plan/edits.ts'
import { LiveServer } from '#tests/harness/live-server.ts'
import { seededChance } from '#tests/harness/seeded-chance.ts'
import { board } from '#tests/harness/small-world.ts'
import { SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'
import { YjsPerson } from '#tests/harness/yjs-person.ts'

let server: LiveServer
let everybody: (SocketPerson | YjsPerson)[]
beforeEach(async () => {
  server = await LiveServer.start()
  const { address } = server
  everybody = [
    new SocketPerson(address, 'anna'),
    new SocketPerson(address, 'boris'),
    new SocketPerson(address, 'anna'),
    new YjsPerson(address, 'carla'),
    new YjsPerson(address, 'boris'),
  ]
  await Promise.all(everybody.map(person => person.ready()))
})
afterEach(async () => {
  for (const person of everybody) person.close()
  await server.close()
})

test('F10 all clients and the log agree, before and after a restart with edits made meanwhile', async () => {
  const chance = seededChance(7)
  for (let round = 0; round < 40; round++) somebodyEdits(chance, round)
  await agree()

  await server.restart(() => {
    for (let round = 40; round < 60; round++) somebodyEdits(chance, round)
  })
  await agree()
  expect(everybody[0]?.plan.stops.length).toBeGreaterThan(5)

  for (let round = 60; round < 80; round++) somebodyEdits(chance, round)
  await agree()
})

test('O6 people are told when to come back, and clients come back by themselves', async () => {
  const [anna] = everybody
  await server.restart()
  await Promise.all(everybody.map(person => person.ready()))
  expect(anna instanceof SocketPerson && anna.leaving.length).toBe(1)
})

test('R1 a burst of edits by a y-websocket client is neither refused nor torn apart', async () => {
  const carla = everybody[3]
  if (!(carla instanceof YjsPerson)) throw new Error('Carla comes by y-websocket')
  for (let i = 0; i < 600; i++)
    addRecord(carla.doc, 'tasks', `t${i}`, { title: { de: { text: `Aufgabe ${i}` } } }, 'end')
  await agree()
  expect(everybody[0]?.plan.tasks.length).toBe(600)
  expect(carla.closed).toEqual([])
})

function somebodyEdits(chance: ReturnType<typeof seededChance>, round: number): void {
  const { doc, plan } = everybody[chance.below(everybody.length)] ?? fail()
  const stop = plan.stops[chance.below(Math.max(1, plan.stops.length))]
  const what = stop === undefined ? 0 : chance.below(6)
  if (what < 2) addRecord(doc, 'stops', `s${round}`, { name: `Ort ${round}` }, chance.pick(['end', null]))
  else if (what === 2) moveRecord(doc, 'stops', stop?.id ?? '', null)
  else if (what === 3) changeRecord(doc, 'stops', stop?.id ?? '', { station: `Gleis ${round}` })
  else if (what === 4) word(doc, 'plan', 'title', 'de', `Zug ${round}`)
  else if (plan.stops.length > 6) removeRecord(doc, 'stops', stop?.id ?? '')
}

/** Everybody holds what the server holds, and the server holds what the log says. */
async function agree(): Promise<void> {
  await until('all agree', async () => {
    const settled = everybody.every(person => (person instanceof SocketPerson ? person.saved : person.provider.synced))
    if (!settled) return false
    const { digest } = await (await server.rooms.open(board)).freeze()
    return everybody.every(person => person.digest === digest)
  })
  expect(server.lines.filter(line => line.level === 'error')).toEqual([])
}

function fail(): never {
  throw new Error('nobody is here')
}
