/** A guest at both doors of the live connection: what reaches them, what they may send, what they hear, and when they are out. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { newId, systemChance } from '#server/chance.ts'
import { systemClock } from '#server/clock.ts'
import { addRecord, changeRecord, removeRecord, sectionText, word } from '#shared/plan/edits.ts'
import { listKinds } from '#shared/plan/kinds.ts'
import type { About } from '#shared/talk/message.ts'
import { LiveServer } from '#tests/harness/live-server.ts'
import { addGuest, board, type PersonName } from '#tests/harness/small-world.ts'
import { SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'
import { YjsPerson } from '#tests/harness/yjs-person.ts'

let server: LiveServer
let ahead = 0
/** All that came over the lines of guests. */
let heard: Buffer[] = []
const open: { close(): unknown }[] = []
const clock = { ...systemClock, now: () => systemClock.now() + ahead }

beforeEach(async () => {
  ahead = 0
  heard = []
  server = await LiveServer.start(clock)
})
afterEach(async () => {
  for (const one of open.splice(0)) one.close()
  await server.close()
})

/** Notes every frame that comes in, below all that would decode it. */
class ListeningSocket extends WebSocket {
  constructor(...values: ConstructorParameters<typeof WebSocket>) {
    super(...values)
    this.on('message', data => heard.push(Buffer.from(data as Buffer)))
  }
}

async function enter(name: PersonName): Promise<SocketPerson> {
  const person = new SocketPerson(server.address, name)
  open.push(person)
  const listen = () => person.link.io.engine?.on('packet', ({ data }) => heard.push(Buffer.from(data ?? '')))
  if (name === 'gina') person.link.io.on('open', listen)
  return person.ready()
}

async function enterByTool(name: PersonName): Promise<YjsPerson> {
  const socket = name === 'gina' ? ListeningSocket : WebSocket
  const person = new YjsPerson(server.address, name, board, socket)
  open.push(person)
  return person.ready()
}

function letIn(values: Parameters<typeof addGuest>[2] = {}): Promise<void> {
  const now = clock.now()
  return addGuest(server.store, 'gina', { since: now, until: now + 86_400_000, ...values })
}

function hasHeard(text: string): boolean {
  return Buffer.concat(heard).includes(text)
}

/** Something in every part of the plan, with a word that shows where it was. */
function fill({ doc }: { readonly doc: Y.Doc }): void {
  addRecord(doc, 'stops', 'stop1', { name: 'in stops' }, 'end')
  addRecord(doc, 'items', 'item1', { stop: 'stop1', party: 'in items' }, 'end')
  addRecord(doc, 'legs', 'leg1', { number: 'in legs' }, 'end')
  addRecord(doc, 'rates', 'rate1', { source: 'in rates' }, 'end')
  for (const [kind, id] of [
    ['tasks', 'task1'],
    ['lines', 'line1'],
    ['sections', 'section1'],
  ] as const) {
    addRecord(doc, kind, id, {}, 'end')
    word(doc, { kind, id }, 'title', 'de', `in ${kind}`)
  }
  addRecord(doc, 'groups', 'group1', { note: { de: { text: 'in groups' } } }, 'end')
  sectionText(doc, 'section1', 'de').insert(0, [new Y.XmlText('in texts')])
}

const hidden = ['in legs', 'in rates', 'in tasks', 'in lines', 'in sections', 'in groups', 'in texts']

test('S20 a guest gets the whole of their part and no byte of the others: at joining, live, and when they come back', async () => {
  await letIn()
  const anna = await enter('anna')
  fill(anna)
  await until('it is saved', () => anna.saved)
  const gina = await enter('gina')
  expect(gina.plan.items).toMatchObject([{ id: 'item1', party: 'in items', unplaced: false }])
  addRecord(anna.doc, 'lines', 'line2', {}, 'end')
  word(anna.doc, { kind: 'lines', id: 'line2' }, 'title', 'de', 'live in lines')
  removeRecord(anna.doc, 'tasks', 'task1')
  changeRecord(anna.doc, 'items', 'item1', { party: 'live in items' })
  await until('she sees what is hers', () => gina.plan.items[0]?.party === 'live in items')
  gina.link.io.engine?.close()
  await until('she is away', () => gina.joined === null)
  sectionText(anna.doc, 'section1', 'de').insert(0, [new Y.XmlText('later in texts')])
  changeRecord(anna.doc, 'items', 'item1', { party: 'later in items' })
  await until('she is back', () => gina.plan.items[0]?.party === 'later in items')
  for (const kind of listKinds)
    expect(gina.doc.getMap(kind).size, kind).toBe(kind === 'items' || kind === 'stops' ? 1 : 0)
  for (const text of [...hidden, 'live in lines', 'later in texts']) expect(hasHeard(text), text).toBe(false)
  expect(hasHeard('later in items')).toBe(true)
  expect(gina.doc.store.pendingStructs).toBeNull()
})

test('S20 the same by y-websocket', async () => {
  await letIn()
  const anna = await enter('anna')
  fill(anna)
  await until('it is saved', () => anna.saved)
  const gina = await enterByTool('gina')
  word(anna.doc, { kind: 'lines', id: 'line1' }, 'title', 'de', 'live in lines')
  changeRecord(anna.doc, 'items', 'item1', { party: 'live in items' })
  await until('she sees what is hers', () => gina.plan.items[0]?.party === 'live in items')
  for (const text of [...hidden, 'live in lines']) expect(hasHeard(text), text).toBe(false)
  changeRecord(gina.doc, 'items', 'item1', { party: 'by Gina' })
  await until('others see hers', () => anna.plan.items[0]?.party === 'by Gina')
})

test('S20 a guest writes in their part; an edit elsewhere is refused whole, and what is hidden is deleted by nothing', async () => {
  await letIn()
  const anna = await enter('anna')
  fill(anna)
  await until('it is saved', () => anna.saved)
  const gina = await enter('gina')
  addRecord(gina.doc, 'items', 'item2', { party: 'by Gina' }, 'end')
  await until('others see hers', () => anna.plan.items.length === 2)
  // All that her replica holds, with everything that is hidden among the deletions.
  expect(await gina.edit(Y.encodeStateAsUpdate(gina.doc))).toMatchObject({ ok: true })
  expect((await (await server.rooms.open(board)).freeze()).digest).toBe(anna.digest)
  const before = anna.digest
  for (const spoil of [
    (doc: Y.Doc) => removeRecord(doc, 'stops', 'stop1'),
    (doc: Y.Doc) => changeRecord(doc, 'stops', 'stop1', { name: 'Not hers' }),
    (doc: Y.Doc) => addRecord(doc, 'lines', 'line9', {}, 'end'),
    (doc: Y.Doc) => word(doc, 'plan', 'title', 'de', 'Not hers'),
  ])
    expect(await gina.edit(forged(gina, spoil))).toMatchObject({ ok: false, code: 'read-only' })
  const room = await server.rooms.open(board)
  expect((await room.freeze()).digest).toBe(before)
  const tool = await enterByTool('gina')
  addRecord(tool.doc, 'tasks', 'task9', {}, 'end')
  await until('the tool is told', () => tool.denied.length > 0)
  expect((await room.freeze()).digest).toBe(before)
})

/** An update that the page would never send, made on a copy of the replica and under a client id of the same member. */
function forged({ doc, joined }: SocketPerson, spoil: (doc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = joined?.clients[1] ?? 0
  const before = Y.encodeStateVector(copy)
  spoil(copy)
  return Y.encodeStateAsUpdate(copy, before)
}

test('S20 a guest who may not edit changes nothing, by either door', async () => {
  await letIn({ role: 'commenter' })
  const anna = await enter('anna')
  fill(anna)
  await until('it is saved', () => anna.saved)
  const gina = await enter('gina')
  expect(gina.joined?.canEdit).toBe(false)
  expect(await gina.edit(forged(gina, doc => removeRecord(doc, 'items', 'item1')))).toMatchObject({ code: 'read-only' })
  expect(anna.plan.items.length).toBe(1)
})

/** Freezes what the plan is, as a proposal by somebody with a name to look for. */
async function propose(id: string, name: string): Promise<void> {
  const { json, digest, seq } = await (await server.rooms.open(board)).freeze()
  const by = { member: 'anna', name, committee: 'west', office: '' }
  await server.store.versions.propose({
    id,
    board,
    digest,
    json,
    seq,
    committees: ['west', 'east'],
    by,
    at: clock.now(),
  })
  server.bus.ring(board, 'proposals')
}

test('S20 a guest hears the talk from their invitation on, without proposals and what is about hidden things, and speaks of theirs', async () => {
  const anna = await enter('anna')
  await propose('p1', 'before she came')
  const say = (from: SocketPerson, text: string, about: About | null = null) =>
    from.link.emitWithAck('talk:say', { board, id: newId(systemChance), text, language: 'de', about })
  await say(anna, 'before she came')
  ahead = 10_000
  await letIn()
  await say(anna, 'to all')
  await say(anna, 'about money', { kind: 'line', id: 'line1' })
  await say(anna, 'about a slot', { kind: 'item', id: 'item1' })
  const gina = await enter('gina')
  const words = (messages: readonly { text: string }[]) => messages.map(({ text }) => text)
  expect(words(gina.joined?.messages ?? [])).toEqual(['to all', 'about a slot'])
  expect(gina.joined?.proposals).toEqual([])
  const earlier = await gina.link.emitWithAck('talk:earlier', { board, before: 4 })
  expect(earlier).toMatchObject({ ok: true, more: false, messages: [{ text: 'to all' }] })
  await say(anna, 'a task', { kind: 'task', id: 'task1' })
  await say(anna, 'a proposal', { kind: 'proposal', id: 'p1' })
  word(anna.doc, 'plan', 'title', 'de', 'Another title')
  await until('it is saved', () => anna.saved)
  await propose('p2', 'while she is here')
  await until('others are told', () => anna.shown.length === 2)
  await say(anna, 'for everybody')
  await until('she hears the last', () => gina.talk.length > 0)
  expect(words(gina.talk)).toEqual(['for everybody'])
  expect(gina.shown).toEqual([])
  for (const kind of ['line', 'task', 'section', 'leg', 'proposal'] as const)
    expect(await say(gina, 'psst', { kind, id: 'x' })).toMatchObject({ ok: false, code: 'not-allowed' })
  expect(await say(gina, 'this slot', { kind: 'item', id: 'item1' })).toMatchObject({ ok: true })
  for (const text of ['before she came', 'while she is here', 'about money', 'a task', 'a proposal'])
    expect(hasHeard(text), text).toBe(false)
})

test('S20 a guest sees who is here, and where they work only in what is shown to the guest', async () => {
  await letIn()
  const [anna, boris] = [await enter('anna'), await enter('boris')]
  const at = (person: SocketPerson, part: string, record: string) =>
    person.link.emitWithAck('presence:set', {
      ...{ board, client: 0, caret: null, typing: false, place: { part, record, field: null } },
    })
  await at(anna, 'budget', 'line-of-anna')
  await at(boris, 'programme', 'item1')
  const gina = await enter('gina')
  await at(anna, 'tasks', 'task-of-anna')
  await until('she sees all', () => gina.here.length === 3)
  expect(gina.here).toMatchObject([
    { member: 'anna', name: 'Anna Weber', place: null },
    { member: 'boris', place: { part: 'programme', record: 'item1' } },
    { member: 'gina' },
  ])
  expect([hasHeard('line-of-anna'), hasHeard('task-of-anna')]).toEqual([false, false])
})

test('S20 when the stay is over both doors are shut within two seconds, and let nobody in again', async () => {
  await letIn()
  const [gina, tool] = [await enter('gina'), await enterByTool('gina')]
  ahead = 86_400_001
  const begun = systemClock.now()
  await until('she is out', () => gina.joined === null && tool.closed.length > 0)
  expect(systemClock.now() - begun).toBeLessThan(2_000)
  await until('she is not let in', () => gina.refusedAtDoor !== '')
  expect(gina.refusedAtDoor).toBe('not-signed-in')
})

test('S20 a copy that was made with other parts is not gone on with: what was left out of it would never come', async () => {
  await letIn()
  const gina = await enter('gina')
  const epoch = gina.joined?.epoch ?? 0
  expect(epoch).not.toBe(1)
  expect(await gina.join({ epoch })).toMatchObject({ ok: true, epoch })
  expect(await gina.join({ epoch: 1 })).toMatchObject({ ok: false, code: 'epoch-changed' })
  const anna = await enter('anna')
  expect(await anna.join({ epoch })).toMatchObject({ ok: false, code: 'epoch-changed' })
})

test('S20 to look at the board again and again costs a guest what the whole of it costs, however little is theirs', async () => {
  await letIn()
  const gina = await enter('gina')
  const replies = []
  for (let i = 0; i < 8; i++) replies.push(await gina.join({ epoch: gina.joined?.epoch ?? null }))
  expect(replies.some(reply => !reply.ok && reply.code === 'too-many')).toBe(true)
})
