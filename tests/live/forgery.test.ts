/** Speaking in another's name: everything that a member can send to look like somebody else, by both doors, and what comes of it. */
import { once } from 'node:events'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { addRecord, changeRecord, removeRecord, word } from '#shared/plan/edits.ts'
import type { Presence } from '#shared/protocol/events.ts'
import { limits } from '#shared/protocol/limits.ts'
import { LiveServer } from '#tests/harness/live-server.ts'
import { addBoard, board, type PersonName, tokenOf } from '#tests/harness/small-world.ts'
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

function enter(name: PersonName): Promise<SocketPerson> {
  const person = new SocketPerson(server.address, name)
  open.push(person)
  return person.ready()
}

/** A socket that says whatever it is told to, with the events and answers of no type. */
type Loose = { emitWithAck(event: string, sent: unknown): Promise<Record<string, unknown>> }
const say = (person: SocketPerson, event: string, sent: object) =>
  (person.link as unknown as Loose).emitWithAck(event, sent)

/** A connection to the y-websocket door that says whatever it is told to. */
async function tool(name: PersonName): Promise<WebSocket> {
  const ws = new WebSocket(`${server.address.replace('http', 'ws')}/yjs/${board}`, [`token.${tokenOf(name)}`])
  ws.on('error', () => undefined)
  open.push({ close: () => ws.terminate() })
  await once(ws, 'open')
  await until('it is here', async () => (await here()).some(one => one.member === name))
  return ws
}

async function here(): Promise<readonly Presence[]> {
  return (await server.rooms.open(board)).presences.here()
}

/** An awareness frame of raw states. */
function awareness(states: readonly [client: number, clock: number, state: string][]): Uint8Array {
  const update = encoding.createEncoder()
  encoding.writeVarUint(update, states.length)
  for (const [client, clock, state] of states) {
    encoding.writeVarUint(update, client)
    encoding.writeVarUint(update, clock)
    encoding.writeVarString(update, state)
  }
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, 1)
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(update))
  return encoding.toUint8Array(frame)
}

const names = async () => (await here()).map(({ member, name, committee }) => `${member} ${name} ${committee}`).sort()
const idle = { board, client: 0, place: null, caret: null, typing: false }

describe('presence', () => {
  test('S3 no field of a claim makes anybody another, by either door', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    const kai = await tool('kai')
    const claims = ['id', 'member', 'name', 'committee', 'user', 'colour', 'actor', 'connection', 'session']
    const forged = Object.fromEntries(claims.map(claim => [claim, anna.joined?.connection]))
    const prototypes = JSON.parse('{"__proto__":{"name":"Anna Weber"},"constructor":{"prototype":{"member":"anna"}}}')
    for (const claim of [
      forged,
      prototypes,
      { ...forged, place: { part: 'route', record: null, field: null, name: 'x' } },
    ])
      expect(await say(boris, 'presence:set', { ...idle, ...claim, typing: true })).toEqual({ ok: true })
    const user = { name: 'Anna Weber', color: '#1f5fa8', committee: 'west', member: 'anna' }
    for (const state of [
      { user, ...forged },
      { user, cursor: null },
      { __proto__: null, constructor: user },
    ])
      kai.send(awareness([[4711, 1, JSON.stringify(state)]]))
    kai.send(awareness([[4711, 2, '{"__proto__":{"name":"Anna Weber"},"cursor":{"__proto__":{"anchor":{}}}}']]))
    await until('it is heard', async () => (await here()).some(one => one.client === 4711))
    expect(await names()).toEqual(['anna Anna Weber west', 'boris Boris Weber east', 'kai Kai Weber east'])
    await until('she is told so', () => anna.here.some(one => one.client === 4711))
    expect(Object.keys(anna.here.find(one => one.member === 'boris') ?? {}).sort()).toEqual([
      'caret',
      'client',
      'committee',
      'id',
      'member',
      'name',
      'place',
      'typing',
    ])
    expect(({} as { name?: string }).name).toBeUndefined()
  })

  test('S3 nobody takes away, moves or points as another, also with ids that are nobody’s, the server’s or none', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    const kai = await tool('kai')
    const [hers] = anna.joined?.clients ?? []
    const [servers] = [...(await server.store.log.clientOwners(board))].find(([, member]) => member === 'server') ?? []
    const caret = { text: 'text/s/de', anchor: '{}', head: '{}' }
    await say(anna, 'presence:set', { ...idle, client: hers, caret })
    for (const client of [hers, servers])
      expect(await say(boris, 'presence:set', { ...idle, client, caret })).toMatchObject({ code: 'not-allowed' })
    for (const client of [-1, 0.5, 2 ** 32, 2 ** 53, Number.NaN, '1', null])
      expect(await say(boris, 'presence:set', { ...idle, client })).toMatchObject({ code: 'bad-request' })
    kai.send(
      awareness([
        [hers ?? 0, 2 ** 50, 'null'],
        [hers ?? 0, 2 ** 50, '{"cursor":{"anchor":{},"head":{}}}'],
        [servers ?? 0, 1, '{}'],
      ]),
    )
    kai.send(awareness([[2 ** 32, 1, '{}']]))
    kai.send(
      awareness([
        [2 ** 40, 1, '{}'],
        [815, 1, '{}'],
      ]),
    )
    await until('only what is his counts', async () =>
      (await here()).some(({ member, client }) => member === 'kai' && client === 815),
    )
    expect((await here()).find(one => one.member === 'anna')).toMatchObject({ client: hers, caret })
    expect([...(await server.store.log.clientOwners(board)).keys()].every(client => client < 2 ** 32)).toBe(true)
  })

  test('S3 nobody is shown on a board that they did not join or may not read, nor as writing where they may not write', async () => {
    await addBoard(server.store, 'second')
    const [anna, vera, kai] = [await enter('anna'), await enter('vera'), await enter('kai')]
    expect(await say(anna, 'presence:set', { ...idle, board: 'second' })).toMatchObject({ code: 'resync' })
    expect(await say(anna, 'presence:set', { ...idle, board: 'nowhere' })).toMatchObject({ code: 'resync' })
    const mallory = new SocketPerson(server.address, 'mallory')
    open.push(mallory)
    await until('she is refused', () => mallory.refusals.length > 0)
    expect(await say(mallory, 'presence:set', idle)).toMatchObject({ code: 'resync' })
    const working = { ...idle, typing: true, caret: { text: 't', anchor: '{}', head: '{}' } }
    const place = { part: 'texts', record: 's1', field: 'text@de' }
    for (const person of [anna, vera, kai]) await say(person, 'presence:set', { ...working, place })
    const shown = async (member: string) => (await here()).find(one => one.member === member)
    expect(await shown('anna')).toMatchObject({ typing: true, caret: working.caret, place })
    expect(await shown('kai')).toMatchObject({ typing: true, caret: null, place: { ...place, field: null } })
    expect(await shown('vera')).toMatchObject({ typing: false, caret: null, place: { ...place, field: null } })
    expect((await server.rooms.open('second')).presences.here()).toEqual([])
    expect(await names()).toHaveLength(3)
  })

  test('S3 what is larger than an entry may be changes nothing, by either door', async () => {
    const boris = await enter('boris')
    const kai = await tool('kai')
    const wide = '\u{1F600}'.repeat(500)
    const stuffed = { ...idle, caret: { text: '', anchor: wide, head: wide }, typing: true }
    expect(await say(boris, 'presence:set', stuffed)).toMatchObject({ code: 'too-large' })
    expect((await here()).find(one => one.member === 'boris')).toMatchObject({ typing: false, caret: null })
    kai.send(new Uint8Array(limits.frameBytes + 1))
    await once(kai, 'close')
    await until('he is gone', async () => (await here()).every(one => one.member !== 'kai'))
  })

  test('S3 who loses the sign-in, the token or their place is gone at once, by either door', async () => {
    const anna = await enter('anna')
    const [boris, kai] = [await enter('boris'), await tool('kai')]
    server.endedSessions.add('boris')
    server.bus.ring('boris', 'session')
    await until('he is gone', () => anna.here.every(one => one.member !== 'boris'))
    await until('he is out', () => !boris.link.connected)
    Object.assign(server.store.people, { actor: async () => null, actors: async () => new Map() })
    server.bus.ring(board, 'access')
    await once(kai, 'close')
    await until('everybody is gone', async () => (await here()).length === 0)
  })
})

describe('authors', () => {
  /** Who wrote each entry of the log, from the second on: the first is the board's beginning. */
  const authors = async () => (await server.store.log.since(board, 1)).map(({ member }) => member)

  test('U4 the author of an edit is whoever was signed in where it came from, whatever stands in it', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    const sent: Uint8Array[] = []
    anna.doc.on('update', update => sent.push(update))
    addRecord(anna.doc, 'stops', 's1', { name: 'Köln' }, 'end')
    await until('he sees it', () => anna.saved && boris.plan.stops.length === 1)
    const replayed = { board, device: 'device-of-anna', n: 99, update: sent[0], member: 'anna', at: 1, by: 'anna' }
    expect(await say(boris, 'board:edit', replayed)).toMatchObject({ ok: true })
    expect(await authors()).toEqual(['anna'])
    changeRecord(boris.doc, 'stops', 's1', { name: 'Cologne' })
    removeRecord(anna.doc, 'stops', 's1')
    await until('all is saved', () => anna.saved && boris.saved && boris.plan.stops.length === 0)
    expect((await authors()).sort()).toEqual(['anna', 'anna', 'boris'])
  })

  test('U4 nothing is written under ids of others or of the server: not hers, not hers for later, not the seed’s', async () => {
    const anna = await enter('anna')
    const [used, later] = anna.joined?.clients ?? []
    const [servers] = [...(await server.store.log.clientOwners(board))].find(([, member]) => member === 'server') ?? []
    word(anna.doc, 'plan', 'purpose', 'de', 'Gedenken')
    await until('she uses the first of hers', () => anna.saved)
    // Who sends such a thing has to wait, and so each of them is sent by somebody else.
    for (const [name, client] of [
      ['boris', used],
      ['carla', later],
      ['boris', servers],
    ] as const) {
      const forger = await enter(name)
      const forged = new Y.Doc()
      Y.applyUpdate(forged, Y.encodeStateAsUpdate(anna.doc))
      const before = Y.encodeStateVector(forged)
      forged.clientID = client ?? 0
      word(forged, 'plan', 'title', 'de', `Von ${name}`)
      const update = Y.encodeStateAsUpdate(forged, before)
      const answer = await say(forger, 'board:edit', { board, device: 'd', n: 1, update })
      expect(answer).toMatchObject({ code: 'edit-rejected', facts: { rule: 3 } })
    }
    expect(await authors()).toEqual(['anna'])
    expect(anna.plan.title.de?.text).toBe('Gedenkzug')
  })

  test('U4 what somebody says and what they take along of others stays whose it is', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')]
    const forged = {
      by: { member: 'anna', name: 'Anna Weber', committee: 'west', office: 'Chair' },
      system: { event: 'agreed' },
    }
    const line = { board, id: 'm1', text: 'Einverstanden', language: 'de', about: null, ...forged, at: 1, seq: 99 }
    expect(await say(boris, 'talk:say', line)).toMatchObject({
      message: { by: { member: 'boris' }, system: null, seq: 1 },
    })
    await until('she hears it', () => anna.talk.length === 1)
    expect(anna.talk[0]).toMatchObject({ by: { member: 'boris', name: 'Boris Weber' }, system: null })
    expect(anna.talk[0]?.at).not.toBe(1)
    // Words of hers that the server has, sent along with his own: only his own are his row.
    word(anna.doc, 'plan', 'title', 'de', 'Reise')
    await until('he sees it', () => anna.saved && boris.plan.title.de?.text === 'Reise')
    word(boris.doc, 'plan', 'purpose', 'de', 'Gedenken')
    await until('it is saved', () => boris.saved)
    await say(boris, 'board:edit', { board, device: 'd', n: 7, update: Y.encodeStateAsUpdate(boris.doc) })
    expect(await authors()).toEqual(['anna', 'boris'])
    const room = await server.rooms.open(board)
    const { found, row } = await room.authors.fields('plan', 'plan')
    const by = (field: string) => row(found.find(each => each.field === field)?.seq ?? 0).member
    expect([by('title@de'), by('purpose@de'), by('currency')]).toEqual(['anna', 'boris', 'anna'])
  })
})
