/** The app's own connection: joining, rights, presence, talk, and everything that strangers and broken clients may try. */
import { once } from 'node:events'
import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { systemChance } from '#server/chance.ts'
import { addRecord, word } from '#shared/plan/edits.ts'
import { SCHEMA } from '#shared/plan/kinds.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import { home, LiveServer } from '#tests/harness/live-server.ts'
import { Person } from '#tests/harness/person.ts'
import { actorOf, board, type PersonName } from '#tests/harness/small-world.ts'
import { connect, type Link, SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'
import { YjsPerson } from '#tests/harness/yjs-person.ts'

let server: LiveServer
const open: { close(): unknown }[] = []
beforeEach(async () => {
  server = await LiveServer.start()
})
afterEach(async () => {
  for (const one of open.splice(0)) one.close()
  await server.close()
})

function enter(name: PersonName): Promise<SocketPerson> {
  const person = new SocketPerson(server.address, name)
  open.push(person)
  return person.ready()
}

async function linked(name: PersonName | null, origin?: string): Promise<Link> {
  const link = connect(server.address, name, origin)
  open.push(link)
  if (!link.connected) await Promise.race([next(link, 'connect'), next(link, 'connect_error')])
  return link
}

function next(link: Link, event: 'connect' | 'connect_error' | 'disconnect'): Promise<unknown> {
  return new Promise(resolve => link.once(event, resolve))
}

describe('joining', () => {
  test('R5 the answer holds what the device lacks, client ids of its own, and who is here', async () => {
    const anna = await enter('anna')
    expect(anna.joined).toMatchObject({ epoch: 1, seq: 1, canEdit: true, talkSeq: 0, actor: { member: 'anna' } })
    expect(new Set(anna.joined?.clients).size).toBe(8)
    expect(anna.plan.title.de?.text).toBe('Gedenkzug')
    expect(anna.here.map(one => one.member)).toEqual(['anna'])
    const owners = await server.store.log.clientOwners(board)
    expect(anna.joined?.clients.map(client => owners.get(client))).toEqual(Array(8).fill('anna'))
  })

  test('F2 a plan can be opened and read while the disk is full', async () => {
    const { log } = server.store
    const { claimClients } = log
    const anna = await enter('anna')
    addRecord(anna.doc, 'stops', 's1', { name: 'Köln' }, 'end')
    await until('it is saved', () => anna.saved)
    Object.assign(log, { claimClients: () => Promise.reject(new Refusal('store-unavailable')) })
    const boris = await enter('boris')
    expect(boris.joined).toMatchObject({ ok: true, clients: [] })
    expect(boris.plan.stops.length).toBe(1)
    Object.assign(log, { claimClients })
    addRecord(boris.doc, 'stops', 's2', { name: 'Brest' }, 'end')
    await until('he writes as soon as that goes again', () => anna.plan.stops.length === 2)
  })

  test('R5 a page that comes back keeps its client ids and is given no more', async () => {
    const anna = await enter('anna')
    expect(await anna.join({ epoch: 1 })).toMatchObject({ ok: true, clients: [] })
    expect((await server.store.log.clientOwners(board)).size).toBe(9) // eight, and the one of the board's seed
  })

  test('R5 another epoch and another protocol are refused, an older schema may only read', async () => {
    const anna = await enter('anna')
    expect(await anna.join({ epoch: 9 })).toMatchObject({ ok: false, code: 'epoch-changed' })
    expect(await anna.join({ protocol: protocolVersion + 1 })).toMatchObject({ ok: false, code: 'client-outdated' })
    expect(await anna.join({ schema: SCHEMA - 1 })).toMatchObject({ ok: true, canEdit: false })
    addRecord(anna.doc, 'stops', 's1', { name: 'Köln' }, 'end')
    await until('it is refused', () => anna.refusals.some(no => no.code === 'client-outdated'))
  })

  test('S2 a member of other cities finds no board, and an unknown one is no different', async () => {
    const link = await linked('mallory')
    for (const id of [board, 'nowhere']) {
      const request = { protocol: protocolVersion, schema: SCHEMA, board: id, epoch: null, talkSeq: 0 }
      const reply = await link.emitWithAck('board:join', { ...request, vector: Uint8Array.of(0) })
      expect(reply).toMatchObject({ ok: false, code: 'not-found' })
    }
  })

  test('joining again replaces the first joining: one entry of presence, one copy of each edit', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    await anna.join()
    await anna.join()
    let updates = 0
    anna.link.on('board:edits', () => {
      updates += 1
    })
    addRecord(boris.doc, 'stops', 's1', { name: 'Köln' }, 'end')
    await until('it is there', () => anna.plan.stops.length === 1 && boris.saved)
    expect(updates).toBe(1)
    expect(anna.here.filter(one => one.member === 'anna').length).toBe(1)
  })
})

describe('rights', () => {
  test.each(['vera', 'kai'] as const)('S2 %s cannot write over the app connection', async name => {
    const viewer = await enter(name)
    expect(viewer.joined?.canEdit).toBe(false)
    addRecord(viewer.doc, 'stops', 's1', { name: 'Köln' }, 'end')
    await until('it is refused', () => viewer.refusals.length === 1)
    expect(viewer.refusals).toMatchObject([{ code: 'read-only' }])
    expect(await server.store.log.head(board)).toMatchObject({ seq: 1 })
  })

  test('S2 a role that changes acts on the open connection: the session begins anew with what it may do now', async () => {
    const boris = await enter('boris')
    makeObserver('boris')
    server.bus.ring(board, 'access')
    await until('he is back', () => boris.resyncs.includes('access') && boris.joined?.canEdit === false)
    addRecord(boris.doc, 'stops', 's1', { name: 'Köln' }, 'end')
    await until('it is refused', () => boris.refusals.some(no => no.code === 'read-only'))
    expect(await server.store.log.head(board)).toMatchObject({ seq: 1 })
  })

  test('S2 a role that changed while no board was open counts at the next joining', async () => {
    const link = await linked('boris')
    makeObserver('boris')
    const vector = Uint8Array.of(0)
    const request = { protocol: protocolVersion, schema: SCHEMA, board, epoch: null, vector, talkSeq: 0 }
    expect(await link.emitWithAck('board:join', request)).toMatchObject({ canEdit: false, actor: { role: 'observer' } })
  })

  test('S2 a role that changes while the board is being opened counts at once', async () => {
    const boris = await enter('boris')
    const { proposals } = server.store.versions
    const changing: typeof proposals = async id => {
      Object.assign(server.store.versions, { proposals })
      makeObserver('boris')
      server.bus.ring(board, 'access')
      await (await server.rooms.open(board)).plan() // after which the ring was heard
      return proposals(id)
    }
    Object.assign(server.store.versions, { proposals: changing })
    void boris.join()
    await until('he may only read', () => boris.resyncs.includes('access') && boris.joined?.canEdit === false)
  })

  test('S2 a ring that changes nothing for a member leaves the session alone', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    server.bus.ring(board, 'access')
    addRecord(anna.doc, 'stops', 's1', { name: 'Köln' }, 'end')
    await until('it is there', () => boris.plan.stops.length === 1)
    expect([anna.resyncs, boris.resyncs]).toEqual([[], []])
  })

  test('S7 sockets end with the sign-in session', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    server.endedSessions.add('anna')
    server.bus.ring('anna', 'session')
    await until('she is out', () => !anna.link.connected)
    await until('he sees it', () => boris.here.every(one => one.member !== 'anna'))
    expect(boris.link.connected).toBe(true)
  })
})

describe('presence', () => {
  test('S3 presence is built by the server: a client can say where it is, and nothing about who', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    const place = { part: 'route', record: 's1', field: 'name' }
    const said = { board, client: 0, place, caret: null, typing: true }
    const forged = { ...said, member: 'anna', name: 'Anna', committee: 'west', id: anna.joined?.connection }
    expect(await boris.link.emitWithAck('presence:set', forged)).toEqual({ ok: true })
    await until('it is shown', () => anna.here.some(one => one.typing))
    const shown = anna.here.find(one => one.typing)
    expect(shown).toMatchObject({ member: 'boris', name: 'Boris Weber', committee: 'east', place })
    expect(shown?.id).toBe(boris.joined?.connection)
  })

  test('S3 nobody points with the client id of somebody else, and an entry is at most 4 kB', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    const said = { board, client: anna.joined?.clients[0] ?? 0, place: null, caret: null, typing: false }
    expect(await boris.link.emitWithAck('presence:set', said)).toMatchObject({ code: 'not-allowed' })
    const wide = '\u{1F600}'.repeat(500)
    const caret = { text: '', anchor: wide, head: wide }
    const stuffed = { ...said, client: 0, caret, place: { part: 'texts', record: null, field: null } }
    expect(await boris.link.emitWithAck('presence:set', stuffed)).toMatchObject({ code: 'too-large' })
  })

  test('S3 an entry goes with its connection', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    await until('both are here', () => anna.here.length === 2)
    boris.close()
    await until('one is here', () => anna.here.length === 1)
  })
})

describe('talk', () => {
  test('T a message reaches everybody, is answered with its seq, and older ones come by pages', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    const line = { board, id: 'm1', text: 'Guten Tag', language: 'de', about: null }
    const first = await anna.link.emitWithAck('talk:say', line)
    const again = await anna.link.emitWithAck('talk:say', line)
    expect(first).toMatchObject({ ok: true, message: { seq: 1, by: { member: 'anna' } } })
    expect(again).toEqual(first)
    await until('it is told', () => boris.talk.length > 0)
    for (let i = 2; i <= 103; i++) await anna.link.emitWithAck('talk:say', { ...line, id: `m${i}` })
    const page = await boris.link.emitWithAck('talk:earlier', { board, before: 103 })
    expect(page).toMatchObject({ ok: true, more: true })
    expect(page.ok && page.messages.length).toBe(limits.talkPage)
    expect(await boris.link.emitWithAck('talk:earlier', { board, before: 3 })).toMatchObject({ more: false })
    const rejoined = await boris.join({ talkSeq: 100 })
    expect(rejoined.ok && rejoined.messages.map(message => message.seq)).toEqual([101, 102, 103])
  })
})

describe('S4 nothing that a client sends ends the process', () => {
  const deep = () => JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`)
  const junk: unknown[] = [
    ...[undefined, null, true, 0, -1, 1e308, '', 'x', '\0', '\ud800', [], {}, [[]], new Uint8Array(3), deep()],
    { board },
    { board: { toString: 'x' }, vector: 'x' },
    { board: '__proto__', device: 'd', n: 1, update: new Uint8Array(0) },
    { board, device: 'd', n: 1, update: Uint8Array.of(255, 255, 255, 255, 15) },
    { board, device: 'd', n: -1, update: Uint8Array.of(0, 0) },
    { board, protocol: protocolVersion, schema: 1, epoch: null, talkSeq: 0, vector: Uint8Array.of(255, 255, 127, 1) },
    { board, client: 2 ** 60, place: {}, caret: [], typing: 'yes' },
    { board, id: 'm', text: 'x'.repeat(5000), language: 'de', about: { kind: 'constructor', id: 'x' } },
    { board, before: Number.MAX_VALUE },
    JSON.parse('{"__proto__": {"ok": true}, "constructor": {"prototype": null}}'),
  ]
  const events = ['board:join', 'board:edit', 'board:leave', 'talk:say', 'talk:earlier', 'presence:set']
  const strange = ['constructor', '__proto__', 'toString', 'board:unknown', '']

  test('S4 hostile requests are answered with a refusal, with and without an answer asked for', async () => {
    const [anna, kai] = [await enter('anna'), await enter('kai')]
    const link = kai.link as unknown as {
      emit(event: string, ...sent: unknown[]): void
      emitWithAck(event: string, sent: unknown): Promise<unknown>
    }
    const answers: unknown[] = []
    for (const event of [...events, ...strange]) {
      for (const one of junk) {
        link.emit(event, one)
        link.emit(event, one, 'no function')
        link.emit(event, one, one, one)
        link.emit(event, one, (answer: unknown) => answers.push(answer))
      }
      link.emit(event, (answer: unknown) => answers.push(answer))
      await link.emitWithAck(event, null) // not all in one go, which would be a flood
    }
    await until('they are all answered', () => answers.length >= (events.length + strange.length - 1) * junk.length)
    const codes = new Set(answers.map(answer => (answer as { code?: string }).code))
    expect(codes).not.toContain('unexpected')
    expect(server.lines.filter(line => line.level === 'error')).toEqual([])
    await stillFine(anna)
  })

  test('S4 frames that are no Socket.IO at all close their own connection only', async () => {
    const anna = await enter('anna')
    const frames = [
      '',
      '4',
      '40',
      '42',
      '42[]',
      '42["disconnect"]',
      '45-',
      '451-["x",{"_placeholder":true,"num":9}]',
      '9',
    ]
    const hostile = [...frames, `42${'['.repeat(50_000)}`, '450-["x"]', '4599999999-["x"]', '43999[]', '\0', '40/no,{}']
    for (const frame of [...hostile, Buffer.alloc(100), Buffer.alloc(0)]) {
      const ws = await rawSocket('anna')
      ws.send(frame)
      ws.send(frame)
      await Promise.race([once(ws, 'close'), until('it was read', () => ws.bufferedAmount === 0)])
      ws.terminate()
    }
    await stillFine(anna)
  })

  test('S4 an event that is called error is an event like any other, and writes nothing into the log', async () => {
    const anna = await enter('anna')
    const link = anna.link as unknown as { emitWithAck(event: string, sent: unknown): Promise<unknown> }
    const before = server.lines.length
    expect(await link.emitWithAck('error', 'x'.repeat(100_000))).toMatchObject({ ok: false, code: 'bad-request' })
    expect(server.lines.length).toBe(before)
    await stillFine(anna)
  })

  test('S1 an edit that no honest client sends is answered, and its sender closed and made to wait', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    const gone = next(boris.link, 'disconnect')
    const asked = { board, device: 'device', n: 1, update: Uint8Array.of(1, 1, 5, 0, 255) }
    expect(await boris.link.emitWithAck('board:edit', asked)).toMatchObject({ code: 'edit-rejected' })
    await gone
    expect(server.lines.filter(({ event }) => event === 'edit.rejected')).toMatchObject([{ member: 'boris' }])
    await stillFine(anna)
  })

  test('S6 who goes on asking after being told to wait is closed', async () => {
    const anna = await enter('anna')
    const boris = await polling('boris')
    await boris.enter()
    for (let i = 0; i < 10 && (await boris.isOpen()); i++) await boris.say(Array(500).fill('42["x"]').join(between))
    expect(await boris.isOpen()).toBe(false)
    await stillFine(anna)
  })

  test.each([
    ['boris', '42["x"]'],
    [null, '3'],
    [null, '40/x,'],
  ] as const)('S6 of a hundred thousand packets in one request (%s, %s) few are read', async (name, packet) => {
    const anna = await enter('anna')
    const flood = await polling(name)
    if (name !== null) await flood.enter()
    await flood.say(Array(100_000).fill(packet).join(between))
    expect(await flood.isOpen()).toBe(false)
    await stillFine(anna)
  })

  test('S5 a frame over the limit closes its connection, and nobody else notices', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    const gone = next(boris.link, 'disconnect')
    boris.link.emit(
      'talk:say',
      { board, id: 'm', text: 'x'.repeat(limits.frameBytes), language: 'de', about: null },
      () => undefined,
    )
    await gone
    await stillFine(anna)
  })

  test('S6 a member who asks for more than anybody needs is told to wait, and can go on afterwards', async () => {
    const anna = await enter('anna')
    const asked = Array.from({ length: 400 }, () => anna.link.emitWithAck('talk:earlier', { board, before: 1 }))
    const answers = await Promise.all(asked)
    const refused = answers.filter(answer => !answer.ok)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]).toMatchObject({ code: 'too-many', facts: { ms: expect.any(Number) } })
    const boris = await enter('boris')
    await stillFine(boris)
  })

  test('S4 an error in the store is logged whole and told as unexpected', async () => {
    const anna = await enter('anna')
    Object.assign(server.store.talk, { earlier: () => Promise.reject(new Error('a bug of ours')) })
    const answer = await anna.link.emitWithAck('talk:earlier', { board, before: 5 })
    expect(answer).toEqual({ ok: false, code: 'unexpected', facts: {} })
    expect(server.lines.find(line => line.event === 'socket.failed')).toMatchObject({ level: 'error' })
  })
})

describe('S5 who may open a connection', () => {
  test('S5 a stranger is told that nobody is signed in', async () => {
    const link = connect(server.address, null)
    open.push(link)
    expect(await next(link, 'connect_error')).toMatchObject({
      message: 'not-signed-in',
      data: { ok: false, code: 'not-signed-in' },
    })
  })

  test('S5 a page of another site opens neither a socket nor a polling session', async () => {
    const link = await linked('anna', 'http://evil.test')
    expect(link.connected).toBe(false)
    expect(await pollingStatus('http://evil.test')).toBe(403)
    expect(await pollingStatus(home)).toBe(200)
  })

  test('S5 every polling request is asked where it comes from, and not only the first', async () => {
    expect(await pollingStatus('http://evil.test', '&sid=any')).toBe(403)
  })
})

test('S6 somebody who stops reading is sent away instead of filling the memory', async () => {
  const anna = await enter('anna')
  const slow = await rawSocket('boris')
  const vector = { _placeholder: true, num: 0 }
  const request = { protocol: protocolVersion, schema: SCHEMA, board, epoch: null, vector, talkSeq: 0 }
  slow.send(`451-1${JSON.stringify(['board:join', request])}`)
  slow.send(Buffer.of(0))
  await until('he is here', () => anna.here.length === 2)
  slow.pause()
  const room = await server.rooms.open(board)
  const carla = new Person(await actorOf(server.store, 'carla'), systemChance) // no network: as fast as the disk
  await carla.enter(room)
  addRecord(carla.doc, 'tasks', 'long', {}, 'end')
  const isHere = () => anna.here.some(one => one.member === 'boris')
  for (let i = 0; i < 10_000 && isHere(); i++) {
    word(carla.doc, { kind: 'tasks', id: 'long' }, 'title', 'de', `${i}${'x'.repeat(3900)}`)
    if (i % 64 === 0) await carla.answered()
  }
  await until('he is sent away', () => !isHere())
  await carla.answered()
  await until('the others have all of it', () => anna.digest === carla.digest)
})

/** From now on the person may only read. */
function makeObserver(name: PersonName): void {
  const real = server.store.people.actor
  const actor: typeof real = async member => {
    const found = await real(member)
    return found && member === name ? { ...found, role: 'observer' } : found
  }
  Object.assign(server.store.people, { actor })
}

/** The server takes an edit, tells the others, and answers. */
async function stillFine(person: SocketPerson): Promise<void> {
  const witness = new YjsPerson(server.address, 'carla')
  open.push(witness)
  await witness.ready()
  addRecord(person.doc, 'stops', 'proof', { name: 'Köln' }, 'end')
  await until('the edit is saved and shown', () => person.saved && witness.plan.stops.some(stop => stop.id === 'proof'))
  expect(Y.encodeStateAsUpdate(witness.doc).byteLength).toBeGreaterThan(2)
}

/** A connection that speaks Socket.IO by hand, past its greeting. */
async function rawSocket(name: PersonName): Promise<WebSocket> {
  const url = `${server.address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  const ws = new WebSocket(url, { headers: { origin: home, cookie: `person=${name}` } })
  open.push({ close: () => ws.terminate() })
  ws.on('error', () => undefined)
  await once(ws, 'open')
  const greeted = new Promise<void>(resolve => ws.on('message', data => String(data).startsWith('40') && resolve()))
  ws.send('40')
  await greeted
  return ws
}

/** What stands between two packets of one polling request. */
const between = '\x1e'

/** A polling session by hand, of a person or a stranger. */
async function polling(name: PersonName | null) {
  const url = `${server.address}/socket.io/?EIO=4&transport=polling`
  const headers = { origin: home, cookie: name === null ? '' : `person=${name}` }
  const greeting = await (await fetch(url, { headers })).text()
  const session = `${url}&sid=${JSON.parse(greeting.slice(1)).sid}`
  const say = (body: string) => fetch(session, { method: 'POST', headers, body })
  /** Past its greeting: before it, Socket.IO itself closes whoever says more, and waits until the reason was fetched. */
  const enter = async () => {
    await say('40')
    expect(await (await fetch(session, { headers })).text()).toMatch(/^40/)
  }
  return { say, enter, isOpen: async () => (await say('3')).status === 200 }
}

function pollingStatus(origin: string, more = ''): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const url = `${server.address}/socket.io/?EIO=4&transport=polling${more}`
    const asked = request(url, { headers: { origin, cookie: 'person=anna' } }, response => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', reject).end()
  })
}
