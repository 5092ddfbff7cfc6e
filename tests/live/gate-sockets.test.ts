/** At the door of the gate: what an edit must be before it gets there, and that nobody who sends much makes others wait. */
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { SCHEMA } from '#shared/plan/kinds.ts'
import { limits } from '#shared/protocol/limits.ts'
import { home, LiveServer } from '#tests/harness/live-server.ts'
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

test('S6 who sends nine hundred frames at once is heard in turn with everybody else', async () => {
  const boris = await enter('boris')
  const heard: string[] = []
  const headers = { cookie: 'person=anna', origin: home }
  const ws = new WebSocket(`${server.address}/socket.io/?EIO=4&transport=websocket`, { headers })
  ws.on('message', data => heard.push(String(data)))
  open.push({ close: () => ws.terminate() })
  await once(ws, 'open')
  ws.send('40')
  await until('anna has come', () => heard.some(said => said.startsWith('40')))
  const before = heard.length
  for (let i = 0; i < 900; i++) ws.send('421["x",0]')
  const ask = boris.link as unknown as { emitWithAck(event: string, sent: unknown): Promise<unknown> }
  await ask.emitWithAck('nothing', 0) // refused at once, without the disk
  expect(heard.length - before).toBeLessThan(450)
  await until('all of them are heard', () => heard.length - before >= 900)
})
