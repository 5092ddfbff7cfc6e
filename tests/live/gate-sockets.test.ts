/** At the door of the gate: what an edit must be before it gets there, and that nobody who sends much makes others wait. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { FairSockets } from '#server/live/fair-sockets.ts'
import { SCHEMA } from '#shared/plan/kinds.ts'
import { limits } from '#shared/protocol/limits.ts'
import { LiveServer } from '#tests/harness/live-server.ts'
import type { PersonName } from '#tests/harness/small-world.ts'
import { SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'

let server: LiveServer
const open: { close(): unknown }[] = []
beforeEach(async () => {
  server = await LiveServer.start()
})
afterEach(async () => {
  for (const one of open.splice(0)) one.close()
  await server.close()
})

async function enter(name: PersonName): Promise<SocketPerson> {
  const person = new SocketPerson(server.address, name)
  open.push(person)
  return await person.ready()
}

test('R12 one edit is limited; only the first after joining may bring what a device did offline', async () => {
  const [anna, boris] = [await enter('anna'), await enter('boris')]
  const large = new Uint8Array(limits.updateBytes + 1)
  expect(await boris.edit(large)).toMatchObject({ code: 'edit-rejected' }) // it came to the gate
  expect(await anna.edit(Uint8Array.of(0, 0))).toMatchObject({ ok: true })
  expect(await anna.edit(large)).toMatchObject({ code: 'too-large', facts: { bytes: limits.updateBytes } })
})

test('R5 a page that stores plans in another way may read, and none of its edits is taken', async () => {
  const anna = await enter('anna')
  expect(await anna.join({ schema: SCHEMA + 1 })).toMatchObject({ ok: true, canEdit: false })
  expect(await anna.edit(Uint8Array.of(0, 0))).toMatchObject({ code: 'client-outdated' })
})

test('S6 who sends nine hundred frames at once is heard one frame a turn, so that others come between', async () => {
  const http = createServer().listen(0, '127.0.0.1')
  const sockets = new FairSockets({ server: http })
  open.push(sockets, http)
  let [heard, inThisTurn, mostInOne] = [0, 0, 0]
  sockets.on('connection', ws =>
    ws.on('message', () => {
      heard += 1
      inThisTurn += 1
      mostInOne = Math.max(mostInOne, inThisTurn)
      setImmediate(() => (inThisTurn = 0))
    }),
  )
  await once(http, 'listening')
  const ws = new WebSocket(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
  open.push({ close: () => ws.terminate() })
  await once(ws, 'open')
  for (let i = 0; i < 900; i++) ws.send('421["x",0]')
  await until('all of them are heard', () => heard === 900)
  expect(mostInOne).toBe(1)
})
