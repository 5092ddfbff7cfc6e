/** The y-websocket endpoint with genuine providers and with hand-made frames: who gets in, what is taken, who is shown. */
import { once } from 'node:events'
import { get } from 'node:http'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { systemChance } from '#server/chance.ts'
import { makeBackup } from '#server/operations/backup.ts'
import { restore } from '#server/operations/restore.ts'
import { addRecord, changeRecord, removeRecord, sectionText } from '#shared/plan/edits.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { HandClock } from '#tests/harness/hand-clock.ts'
import { home, LiveServer } from '#tests/harness/live-server.ts'
import { board, type PersonName, tokenOf } from '#tests/harness/small-world.ts'
import { connect, SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'
import { YjsPerson } from '#tests/harness/yjs-person.ts'

let server: LiveServer
let clock: HandClock
const open: { close(): unknown }[] = []
beforeEach(async () => {
  clock = new HandClock()
  server = await LiveServer.start(clock)
})
afterEach(async () => {
  for (const one of open.splice(0)) one.close()
  await server.close()
})

function enter(name: PersonName): Promise<YjsPerson> {
  const person = new YjsPerson(server.address, name)
  open.push(person)
  return person.ready()
}

function enterApp(name: PersonName): Promise<SocketPerson> {
  const person = new SocketPerson(server.address, name)
  open.push(person)
  return person.ready()
}

/** A bare WebSocket to the endpoint; not open yet. */
function bare(path: string, headers: Record<string, string>, protocols: string[] = []): WebSocket {
  const ws = new WebSocket(`${server.address.replace('http', 'ws')}${path}`, protocols, { headers })
  ws.on('error', () => undefined)
  open.push({ close: () => ws.terminate() })
  return ws
}

/** The HTTP status that an upgrade is answered with, or the code that the connection is closed with; 101 when it is let in. */
function statusOf(ws: WebSocket): Promise<number> {
  return new Promise(resolve => {
    ws.on('message', () => resolve(101))
    ws.on('close', resolve)
    ws.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
  })
}

const token = (name: string) => [`token.${tokenOf(name)}`]

test('F2 a plan can be opened and read while the disk is full, and who reads is shown as soon as that goes again', async () => {
  const { log } = server.store
  const { claimClients } = log
  const anna = await enterApp('anna')
  let asked = 0
  const refuse = () => {
    asked += 1
    return Promise.reject(new Refusal('store-unavailable'))
  }
  Object.assign(log, { claimClients: refuse })
  const boris = await enter('boris')
  boris.provider.awareness.setLocalStateField('user', { name: 'Boris' })
  await until('his client id cannot be noted', () => asked > 0)
  expect(boris.plan.title.de?.text).toBe('Gedenkzug')
  Object.assign(log, { claimClients })
  boris.provider.awareness.setLocalStateField('user', { name: 'Boris Weber' })
  await until('he is shown', () => {
    clock.turn(100) // news of presence goes out ten times a second
    return anna.here.some(one => one.client === boris.doc.clientID)
  })
  expect(boris.closed).toEqual([])
})

describe('who gets in', () => {
  test('S5 by access token from anywhere, by cookie only from our own pages', async () => {
    const path = `/yjs/${board}`
    const asked = [
      bare(path, { origin: 'http://evil.test' }, token('anna')),
      bare(path, { origin: home, cookie: 'person=anna' }),
      bare(path, { origin: 'http://evil.test', cookie: 'person=anna' }),
      bare(path, { origin: home }),
      bare(path, {}, ['token.guessed-secret-0123456789']),
      bare(path, { authorization: `Bearer ${tokenOf('anna')}` }),
    ]
    expect(await Promise.all(asked.map(statusOf))).toEqual([101, 101, 403, 4401, 4401, 101])
    expect(asked[0]?.protocol).toBe(token('anna')[0])
  })

  test('S14 a token in the address lets nobody in and is not logged; other queries do not matter', async () => {
    const secret = tokenOf('anna')
    const asked = [
      bare(`/yjs/${board}?token=${secret}`, {}),
      bare(`/yjs/${board}?token=${secret}&access_token=${secret}`, { origin: home }),
      bare(`/yjs/${board}?version=1`, {}, token('anna')),
    ]
    expect(await Promise.all(asked.map(statusOf))).toEqual([4401, 4401, 101])
    expect(JSON.stringify(server.lines)).not.toContain(secret)
  })

  test('S2 a board of others, one that is not there, and a path that is none are all the same 404', async () => {
    const asked = [
      bare(`/yjs/${board}`, {}, token('mallory')),
      bare('/yjs/nowhere', {}, token('anna')),
      bare('/yjs/', {}, token('anna')),
      bare('/yjs/../etc', {}, token('anna')),
      bare('/elsewhere', {}, token('anna')),
    ]
    expect(await Promise.all(asked.map(statusOf))).toEqual([4404, 4404, 4404, 404, 404])
  })

  test('S6 a provider with a token that is none is told a final no, and does not come again', async () => {
    const provider = new WebsocketProvider(`${server.address.replace('http', 'ws')}/yjs`, board, new Y.Doc(), {
      protocols: ['token.guessed-secret-0123456789'],
      disableBc: true,
    })
    open.push({ close: () => provider.doc.destroy() }, { close: () => provider.destroy() })
    const said = await new Promise(resolve => provider.once('closed', resolve))
    expect(said).toEqual({ code: 4401, reason: 'not-signed-in' })
    expect(provider.shouldConnect).toBe(false)
  })

  test('S6 who is sent away and does not go is cut off', async () => {
    const key = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13' }
    const asked = get(`${server.address}/yjs/${board}`, {
      headers: { connection: 'upgrade', upgrade: 'websocket', ...key },
    })
    const [, line] = await once(asked, 'upgrade') // and never answers the farewell
    line.resume()
    clock.turn(2000)
    await until('the line is cut', () => line.destroyed)
  })

  test('R3 a board that cannot be loaded is 503, and the provider comes back by itself', async () => {
    const { since } = server.store.log
    Object.assign(server.store.log, { since: () => Promise.reject(new Error('damaged')) })
    expect(await statusOf(bare(`/yjs/${board}`, {}, token('anna')))).toBe(503)
    const anna = new YjsPerson(server.address, 'anna')
    open.push(anna)
    await until('it was turned away', () => anna.closed.length > 0)
    Object.assign(server.store.log, { since })
    await anna.ready()
  })
})

describe('rights', () => {
  test('S2 a viewer reads along, and what its client writes is dropped and answered read-only', async () => {
    const [anna, vera] = [await enter('anna'), await enter('vera')]
    addRecord(anna.doc, 'stops', 's1', { name: 'Köln' }, 'end')
    await until('she reads it', () => vera.plan.stops.length === 1)
    addRecord(vera.doc, 'stops', 's2', { name: 'Brest' }, 'end')
    await until('it is denied', () => vera.denied.length > 0)
    expect(vera.denied[0]).toBe('read-only')
    expect(vera.closed).toEqual([])
    expect((await server.store.log.head(board)).seq).toBe(2)
    expect((await (await server.rooms.open(board)).plan()).stops.map(stop => stop.id)).toEqual(['s1'])
  })

  test('S1 an edit that no honest client sends closes the connection for good, and is told the rule that it broke', async () => {
    const ws = bare(`/yjs/${board}`, {}, token('anna'))
    await once(ws, 'open')
    ws.send(frame(0, 2, Uint8Array.of(1, 1, 5, 0, 255)))
    const [code, reason] = await once(ws, 'close')
    expect(code).toBe(4422)
    expect(String(reason)).toMatch(/^edit-rejected rule \d why \w+$/)
  })

  test('S2 a role that changes closes the session, which comes back with what it may do now', async () => {
    const boris = await enter('boris')
    const real = server.store.people.actor
    const actor = async (member: string) => {
      const found = await real(member)
      return found && member === 'boris' ? { ...found, role: 'observer' as const } : found
    }
    Object.assign(server.store.people, { actor })
    server.bus.ring(board, 'access')
    await until('he was sent away and is back', () => boris.closed.length === 1 && boris.provider.synced)
    expect(boris.closed).toEqual([4509])
    addRecord(boris.doc, 'stops', 's1', { name: 'Köln' }, 'end')
    await until('it is denied', () => boris.denied.length > 0)
  })

  test('S7 a token that is taken away ends the connection for good', async () => {
    const boris = await enter('boris')
    Object.assign(server.store.tokens, { findToken: async () => null })
    server.bus.ring(board, 'access')
    await until('he is out', () => boris.closed.length === 1)
    expect(boris.closed).toEqual([4401])
    expect(boris.provider.shouldConnect).toBe(false)
  })
})

test('S7 a sign-in that ends without anybody ringing is noticed within a minute, on both kinds of connection', async () => {
  const anna = await enterApp('anna')
  const ws = bare(`/yjs/${board}`, { origin: home, cookie: 'person=anna' })
  const closed = once(ws, 'close')
  await once(ws, 'open')
  await until('both are here', async () => (await here()).length === 2)
  server.endedSessions.add('anna')
  let messages = 0
  ws.on('message', () => {
    messages += 1
  })
  for (let beats = 1; beats < 6; beats++) {
    clock.turn(10_000)
    ws.send(frame(3)) // a sign of life; it is answered, and so is the beat
    await until('the server has heard it', () => messages >= beats * 2)
  }
  clock.turn(10_000)
  expect((await closed)[0]).toBe(4401)
  await until('she is out', () => anna.refusedAtDoor === 'not-signed-in')
})

describe('awareness', () => {
  test('S3 states are written by the server: a name that a client gives itself is not passed on', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    boris.provider.awareness.setLocalState({ user: { name: 'Anna Weber', color: '#000000' }, admin: true })
    await shown('he is', () => anna.others.has(boris.doc.clientID))
    expect(anna.others.get(boris.doc.clientID)).toEqual({
      user: { name: 'Boris Weber', color: '#b4450f', committee: 'east' },
      cursor: null,
    })
  })

  test('S3 a client speaks for its own id only', async () => {
    const [anna, boris, carla] = [await enter('anna'), await enter('boris'), await enter('carla')]
    await shown('all are', () => carla.others.size === 2)
    const ws = boris.provider.ws as unknown as WebSocket
    ws.send(awareness([[anna.doc.clientID, 99, 'null']]))
    ws.send(awareness([[anna.doc.clientID, 2 ** 50, '{"cursor":{"anchor":{"tname":"x"},"head":{"tname":"x"}}}']]))
    boris.provider.awareness.setLocalStateField('cursor', cursor('text/s1/de'))
    await shown('his own cursor is', () => Boolean(carla.others.get(boris.doc.clientID)?.cursor))
    expect(carla.others.get(anna.doc.clientID)).toMatchObject({ user: { name: 'Anna Weber' }, cursor: null })
    expect(carla.others.get(boris.doc.clientID)?.cursor).toEqual(cursor('text/s1/de'))
  })

  test('S3 nobody takes the client id of another member', async () => {
    const anna = await enter('anna')
    await until('she is here', async () => (await here()).some(one => one.client === anna.doc.clientID))
    const ws = bare(`/yjs/${board}`, {}, token('boris'))
    await once(ws, 'open')
    ws.send(awareness([[anna.doc.clientID, 1, '{}']]))
    ws.send(frame(3))
    await once(ws, 'message')
    await until('he is here', async () => (await here()).some(one => one.member === 'boris'))
    expect((await here()).find(one => one.member === 'boris')?.client).toBe(0)
  })

  test('S3 carets travel between both kinds of connection', async () => {
    const [anna, boris] = [await enterApp('anna'), await enter('boris')]
    const client = anna.joined?.clients[0] ?? 0
    const { anchor, head } = cursor('text/s1/de')
    const caret = { text: 'text/s1/de', anchor: JSON.stringify(anchor), head: JSON.stringify(head) }
    await anna.link.emitWithAck('presence:set', { board, client, place: null, caret, typing: false })
    await shown('hers is', () => boris.others.get(client)?.cursor !== undefined)
    expect(boris.others.get(client)?.cursor).toEqual({ anchor, head })
    boris.provider.awareness.setLocalStateField('cursor', { anchor, head })
    await shown('his is', () => anna.here.some(one => one.client === boris.doc.clientID && one.caret !== null))
    expect(anna.here.find(one => one.member === 'boris')?.caret).toEqual(caret)
  })

  test('S3 who shows nothing of their own is here without a client id, and never under an echo of another tab', async () => {
    const desk = await enter('anna')
    const shy = new YjsPerson(server.address, 'anna')
    open.push(shy)
    shy.provider.awareness.setLocalState(null)
    await shown('the other tab is', () => shy.others.has(desk.doc.clientID)) // and its provider has sent that back
    await enter('boris')
    const ws = shy.provider.ws as unknown as WebSocket
    ws.send(frame(3))
    await shown('both are', async () => (await here()).length === 3)
    expect((await here()).map(({ client }) => client).filter(client => client === desk.doc.clientID)).toHaveLength(1)
    shy.provider.awareness.setLocalState({})
    await shown('it is after all', () => desk.others.has(shy.doc.clientID))
  })

  test('S3 a person who comes back under another client id is shown under the new one only', async () => {
    const anna = await enter('anna')
    const before = await enter('boris')
    await shown('he is', () => anna.others.has(before.doc.clientID))
    before.close()
    const again = await enter('boris')
    await shown('he is again', () => anna.others.has(again.doc.clientID))
    await shown('the old one is no more', () => !anna.others.has(before.doc.clientID))
  })

  test('S3 an entry goes with its connection', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    await shown('he is', () => anna.others.has(boris.doc.clientID))
    boris.close()
    await shown('he is no more', () => !anna.others.has(boris.doc.clientID))
  })
})

describe('keeping alive', () => {
  test('the server is never silent for long: clients hang up after half a minute, and forget states as old', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    await shown('he is', () => anna.others.has(boris.doc.clientID))
    const before = anna.provider.awareness.meta.get(boris.doc.clientID)?.clock ?? 0
    clock.turn(10_000)
    await until('it is said again', () => (anna.provider.awareness.meta.get(boris.doc.clientID)?.clock ?? 0) > before)
  })

  test('S3 a peer that answers nothing is gone within 35 seconds', async () => {
    const ws = bare(`/yjs/${board}`, {}, token('boris'))
    await once(ws, 'open')
    await until('he is here', async () => (await here()).length === 1)
    ws.pause()
    for (let seconds = 0; seconds < 35; seconds += 5) clock.turn(5000)
    await until('he is gone', async () => (await here()).length === 0)
  })
})

describe('S4 nothing that a client sends ends the process', () => {
  test('S4 frames that are none close their own connection only', async () => {
    const anna = await enter('anna')
    const hostile = [
      Uint8Array.of(),
      Uint8Array.of(0),
      Uint8Array.of(9),
      Uint8Array.of(0, 7, 0),
      Uint8Array.of(0, 0, 255, 255, 255, 255, 15),
      Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 255),
      frame(0, 0, Uint8Array.of(255, 255, 255, 255, 15)),
      frame(0, 2, Uint8Array.of(255, 255, 255, 255, 15)),
      frame(0, 1, new Uint8Array(1000).fill(255)),
      awareness([[1, 1, 'no json']]),
      awareness([[1, 1, `${'['.repeat(100_000)}`]]),
      frame(1, null, Uint8Array.of(255, 255, 255, 255, 15, 1)),
      'text',
      new Uint8Array(limits.frameBytes + 1),
    ]
    for (const one of hostile) {
      const ws = bare(`/yjs/${board}`, {}, token('boris'))
      await once(ws, 'open')
      ws.send(one)
      await once(ws, 'close')
      clock.turn(10_000) // who sends such things has to wait
    }
    await stillFine(anna)
  })

  test('S4 frames that mean nothing here are passed over', async () => {
    const anna = await enter('anna')
    const ws = bare(`/yjs/${board}`, {}, token('boris'))
    await once(ws, 'open')
    for (const cursor of ['1', '{}', '{"anchor":1}', '{"anchor":{},"head":null}', `{"anchor":"${'x'.repeat(5000)}"}`]) {
      ws.send(awareness([[12345, 1, `{"cursor":${cursor}}`]]))
    }
    ws.send(frame(3))
    await once(ws, 'message')
    await stillFine(anna)
    expect(ws.readyState).toBe(WebSocket.OPEN)
  })
})

test('S6 connections from one address are counted on both doors, and refused before they are made', async () => {
  const from = (address: string) => ({ 'x-address': address, origin: home })
  const knock = () => fetch(`${server.address}/socket.io/?EIO=4&transport=polling`, { headers: from('192.0.2.7') })
  for (let i = 0; i < limits.handshakesAtOnce; i++) expect((await knock()).status).toBe(200)
  expect((await knock()).status).toBe(429)
  const [ours, theirs] = ['/socket.io/?EIO=4&transport=websocket', `/yjs/${board}`]
  const [cut] = await once(bare(ours, from('192.0.2.7')), 'error') // Engine.IO says no more than that
  expect(cut).toMatchObject({ message: 'socket hang up' })
  expect(await statusOf(bare(theirs, from('192.0.2.7'), token('anna')))).toBe(429)
  expect(await statusOf(bare(theirs, from('192.0.2.8'), token('anna')))).toBe(101)
  clock.turn(1000)
  expect(await statusOf(bare(theirs, from('192.0.2.7'), token('anna')))).toBe(101)
})

describe('S6 what is asked for has its price', () => {
  const vector = frame(0, 0, Uint8Array.of(0))

  test('S6 who asks for the whole board again and again, and reads nothing, is closed', async () => {
    const anna = await enter('anna')
    for (let i = 0; i < 20; i++) fillText(anna, `s${i}`, 60_000)
    await until('it is saved', async () => (await server.store.log.head(board)).seq > 20)
    const ws = bare(`/yjs/${board}`, {}, token('boris'))
    await once(ws, 'open')
    ws.pause()
    for (let i = 0; i < 40; i++) ws.send(vector)
    await until('he is gone', async () => !(await here()).some(one => one.member === 'boris'))
    await stillFine(anna)
  })

  test('S6 what somebody asked for who has left is not answered, at the cost of their other connections', async () => {
    const ws = bare(`/yjs/${board}`, {}, token('boris'))
    await once(ws, 'open')
    let answers = 0
    ws.on('message', () => (answers += 1))
    for (let i = 0; i < 3000; i++) ws.send(vector)
    await until('all of his allowance is used up', () => answers > 100)
    ws.terminate()
    const another = await shownAfter(25_000, () => enterApp('boris')) // when the server has noticed, and has forgiven
    const asked = Array.from({ length: 150 }, () => another.link.emitWithAck('talk:earlier', { board, before: 1 }))
    expect((await Promise.all(asked)).filter(answer => !answer.ok)).toEqual([])
  })

  test('S6 presence is paid for by its size', async () => {
    const ws = bare(`/yjs/${board}`, {}, token('boris'))
    await once(ws, 'open')
    const padding = 'x'.repeat(900_000)
    for (let i = 1; i <= 6; i++)
      ws.send(awareness([[7, i, JSON.stringify({ cursor: cursor(`text/${i}/de`), padding })]]))
    await until('five are heard', async () => (await here()).some(one => one.caret?.text === 'text/5/de'))
    const link = connect(server.address, 'boris')
    open.push({ close: () => link.disconnect() })
    const asked = Array.from({ length: 30 }, () => link.emitWithAck('talk:earlier', { board, before: 1 }))
    expect((await Promise.all(asked)).some(answer => !answer.ok && answer.code === 'too-many')).toBe(true)
    expect((await here()).map(one => one.caret?.text)).toEqual(['text/5/de'])
  })
})

test('S4 a room that ends while a client is asked for what is missing ends that connection, and not the process', async () => {
  const room = await server.rooms.open(board)
  const ws = bare(`/yjs/${board}`, {}, token('anna'))
  const heard: Buffer[] = []
  ws.on('message', data => data instanceof Buffer && heard.push(data))
  await once(ws, 'open')
  ws.send(frame(0, 2, Uint8Array.of(0, 0))) // the answer to the server's own question, so that it asks again
  ws.send(frame(0, 0, Uint8Array.of(0)))
  await until('it was heard', () => heard.some(([kind, step]) => kind === 0 && step === 1))
  const { receive } = room
  const closeMeanwhile: typeof receive = (...sent) => {
    const answer = receive.apply(room, sent)
    void room.close()
    return answer
  }
  Object.assign(room, { receive: closeMeanwhile })
  const closed = once(ws, 'close')
  ws.send(frame(0, 1, gap()))
  expect((await closed)[0]).toBeGreaterThanOrEqual(4500)
  await stillFine(await enter('boris'))
})

test('S2 a role that changed while the board was being opened counts at once', async () => {
  const { boardInfo, actor: real } = server.store.people
  const actor = async (member: string) => {
    const found = await real(member)
    return found && member === 'boris' ? { ...found, role: 'observer' as const } : found
  }
  const changing: typeof boardInfo = async id => {
    Object.assign(server.store.people, { actor, boardInfo })
    return boardInfo(id)
  }
  Object.assign(server.store.people, { boardInfo: changing })
  const boris = new YjsPerson(server.address, 'boris')
  open.push(boris)
  await until('he was sent away and is back', () => boris.closed.length === 1 && boris.provider.synced)
  addRecord(boris.doc, 'stops', 's1', { name: 'Köln' }, 'end')
  await until('it is denied', () => boris.denied.length > 0)
})

test('F8 a gap is asked for in one round trip, without closing', async () => {
  const [anna, carla] = [await enter('anna'), await enter('carla')]
  const ws = carla.provider.ws as unknown as WebSocket
  const send = ws.send.bind(ws)
  ws.send = () => undefined // the first edit gets lost on its way
  addRecord(carla.doc, 'stops', 's1', { name: 'Köln' }, 'end')
  ws.send = send
  addRecord(carla.doc, 'stops', 's2', { name: 'Brest' }, 'end')
  await until('both are there', () => anna.plan.stops.length === 2)
  expect(carla.closed).toEqual([])
})

test('R5 two providers of one member, one of them away for a while: both end with everything, once', async () => {
  const [desk, phone] = [await enter('anna'), await enter('anna')]
  addRecord(desk.doc, 'stops', 's1', { name: 'Köln' }, 'end')
  await until('the other has it', () => phone.plan.stops.length === 1)
  phone.provider.disconnect()
  for (let i = 2; i < 12; i++) addRecord(phone.doc, 'stops', `phone${i}`, { name: 'Minsk' }, 'end')
  removeRecord(phone.doc, 'stops', 's1')
  for (let i = 2; i < 12; i++) addRecord(desk.doc, 'stops', `desk${i}`, { name: 'Brest' }, 'end')
  changeRecord(desk.doc, 'stops', 's1', { name: 'Cologne' })
  phone.provider.connect()
  await until('both have all', () => phone.plan.stops.length === 20 && phone.digest === desk.digest)
  expect([...desk.closed, ...phone.closed].filter(code => code >= 4000)).toEqual([])
})

test('R12 more than a frame holds is a final no: the provider does not send it again and again', async () => {
  const anna = new YjsPerson(server.address, 'anna')
  open.push(anna)
  anna.provider.disconnect()
  for (let i = 0; i < 20; i++) fillText(anna, `s${i}`, 60_000)
  anna.provider.connect()
  await until('it is told so', () => anna.closed.includes(4413))
  expect(anna.provider.shouldConnect).toBe(false)
  expect((await server.store.log.head(board)).seq).toBe(1)
})

test('R1 a server that goes down and comes back has the providers again, with what they wrote meanwhile', async () => {
  const [anna, boris] = [await enter('anna'), await enter('boris')]
  await server.restart(() => addRecord(anna.doc, 'stops', 's1', { name: 'Köln' }, 'end'))
  await until('it is there', () => boris.plan.stops.length === 1)
  expect([...anna.closed, ...boris.closed].filter(code => code >= 4400 && code < 4500)).toEqual([])
})

test('R5 a new copy that wrote before it ever connected is taken, also on a board that began anew', async () => {
  const { file } = makeBackup(server.folder, 'by-hand', clock.now())
  addRecord((await enter('carla')).doc, 'stops', 'lost', { name: 'Brest' }, 'end')
  await until('it is saved', async () => (await server.store.log.head(board)).seq === 2)
  await server.restart(() => void restore(server.folder, file, { now: clock.now(), chance: systemChance }))
  const early = new YjsPerson(server.address, 'anna')
  open.push(early)
  addRecord(early.doc, 'stops', 's1', { name: 'Köln' }, 'end')
  await early.ready()
  const boris = await enter('boris')
  await until('it is there', () => boris.plan.stops.length === 1)
  early.provider.disconnect()
  early.provider.connect() // now it has the mark, and may come and go
  await until('it is back', () => early.provider.synced)
})

test('R1 a failing disk sends who writes away to come again, and nobody else; what was written is not lost', async () => {
  const [anna, boris] = [await enter('anna'), await enter('boris')]
  const { append } = server.store.log
  Object.assign(server.store.log, { append: () => Promise.reject(new Error('disk full')) })
  addRecord(anna.doc, 'stops', 's1', { name: 'Köln' }, 'end')
  await until('anna is sent away', () => anna.closed.length > 0)
  Object.assign(server.store.log, { append })
  await until('it is there after all', () => boris.plan.stops.length === 1)
  expect(anna.closed.every(code => code === 1006 || code >= 4500)).toBe(true)
  expect(boris.closed).toEqual([]) // who was shown nothing of it has nothing to come back for
})

/** Presence goes out a few times a second by the server's clock: it has to go on while somebody waits to be shown. */
function shown(who: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  return until(`${who} shown`, () => {
    clock.turn(100)
    return condition()
  })
}

/** What comes of `what`, with the clock going on step by step and everything that waits for it happening in between. */
async function shownAfter<T>(ms: number, what: () => Promise<T>): Promise<T> {
  for (let passed = 0; passed < ms; passed += 100) {
    clock.turn(100)
    await here()
  }
  return what()
}

/** An edit that leans on one that was never sent. */
function gap(): Uint8Array {
  const doc = new Y.Doc()
  addRecord(doc, 'stops', 'lost', { name: 'Köln' }, 'end')
  const before = Y.encodeStateVector(doc)
  addRecord(doc, 'stops', 'kept', { name: 'Brest' }, 'end')
  return Y.encodeStateAsUpdate(doc, before)
}

function fillText({ doc }: YjsPerson, section: string, length: number): void {
  sectionText(doc, section, 'de').insert(0, [new Y.XmlText('x'.repeat(length))])
}

async function here() {
  return (await server.rooms.open(board)).presences.here()
}

async function stillFine(person: YjsPerson): Promise<void> {
  const witness = await enterApp('carla')
  addRecord(person.doc, 'stops', 'proof', { name: 'Köln' }, 'end')
  await until('the edit is shown', () => witness.plan.stops.some(stop => stop.id === 'proof'))
  expect(server.lines.filter(line => line.level === 'error')).toEqual([])
}

function cursor(tname: string) {
  const position = { tname, assoc: 0 }
  return { anchor: position, head: position }
}

function frame(kind: number, step: number | null = null, bytes: Uint8Array | null = null): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, kind)
  if (step !== null) encoding.writeVarUint(encoder, step)
  if (bytes !== null) encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

function awareness(states: readonly [number, number, string][]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, states.length)
  for (const [client, count, state] of states) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, count)
    encoding.writeVarString(encoder, state)
  }
  return frame(1, null, encoding.toUint8Array(encoder))
}
