/** F8: frames that come twice, in another order, cut off or not at all. Nothing waits for them, and one round trip mends it. */
import * as Y from 'yjs'
import { isWhole } from '#server/live/replica.ts'
import type { Room } from '#server/live/room.ts'
import { newReplica } from '#shared/plan/replica.ts'
import { LiveServer } from '#tests/harness/live-server.ts'
import { Person } from '#tests/harness/person.ts'
import { roomWorld } from '#tests/harness/room-world.ts'
import { board } from '#tests/harness/small-world.ts'
import { until } from '#tests/harness/until.ts'
import { YjsPerson } from '#tests/harness/yjs-person.ts'
import { type Dice, diceOf } from '#tests/live/gate-world.ts'
import { type Fault, none } from './fault.ts'
import { digestOf, doubledIn, typeWord, wordsIn } from './words.ts'

const sizes = { short: { bursts: 60, edits: 30 }, long: { bursts: 5_000, edits: 2_000 } }

export const fault: Fault = {
  title: 'F8 frames doubled, lost, out of order, cut off',
  async run(size, seed) {
    const { bursts, edits } = sizes[size]
    return [...(await atTheRoom(bursts, seed)), ...(await overYWebsocket(edits, seed))]
  },
}

/** What happens to a few frames on their way. */
const troubles = {
  none: (frames: Uint8Array[]) => frames,
  doubled: (frames: Uint8Array[]) => frames.flatMap(frame => [frame, frame]),
  'all sent again': (frames: Uint8Array[]) => [...frames, ...frames],
  'in reverse order': (frames: Uint8Array[]) => frames.toReversed(),
  'first one lost': (frames: Uint8Array[]) => frames.slice(1),
  'cut off': (frames: Uint8Array[], dice: Dice) => frames.map(frame => frame.subarray(0, dice.roll(frame.length))),
} as const
type Trouble = keyof typeof troubles

/** Four sessions at one room, whose frames go through a list. */
async function atTheRoom(bursts: number, seed: number) {
  const world = await roomWorld(seed)
  const dice = diceOf(seed)
  const room = await world.open()
  const people = await Promise.all((['anna', 'boris', 'carla', 'anna'] as const).map(name => world.enter(name)))
  const lines = people.map(heldBack)
  const counts = new Map<Trouble, number>()
  let notMended = 0
  const typed: string[] = []
  for (let burst = 0; burst < bursts; burst++) {
    const at = dice.roll(people.length)
    const [person, line] = [people[at], lines[at]]
    if (!person || !line) continue
    for (let words = 1 + dice.roll(3); words > 0; words--) typed.push(typeWord(person.doc, typed.length))
    const trouble = dice.pick(Object.keys(troubles) as Trouble[])
    counts.set(trouble, (counts.get(trouble) ?? 0) + line.waiting.length)
    for (const frame of troubles[trouble](line.waiting.splice(0), dice)) line.deliver(frame)
    await person.answered()
    if (person.failures.splice(0).length === 0 && trouble !== 'first one lost') continue
    await comeBack(person, room, line)
    if (!(await holdsAll(room, person))) notMended++
  }
  for (const [i, person] of people.entries()) await comeBack(person, room, lines[i])
  const log = await logOf(world.store.log)
  const words = wordsIn(log)
  const mismatches = world.lines.filter(({ event }) => event === 'room.mismatch' || event === 'edit.failed').length
  const unequal = people.filter(({ doc }) => saidBy(doc) !== saidBy(log)).length
  await world.close()
  return [
    ...[...counts].map(([trouble, value]) => ({ what: `frames ${trouble === 'none' ? 'untouched' : trouble}`, value })),
    none('not mended by one round trip', notMended),
    none('words lost', typed.filter(word => !words.includes(word)).length),
    none('words doubled', doubledIn(words)),
    none('left waiting in the log', isWhole(log) ? 0 : 1),
    none('times that memory differed, or an edit failed', mismatches),
    none('replicas that differ from the log', unequal),
  ]
}

type Line = { readonly waiting: Uint8Array[]; deliver(frame: Uint8Array): void }

/** Keeps what the person sends, until it is delivered. */
function heldBack(person: Person): Line {
  const waiting: Uint8Array[] = []
  person.send = update => waiting.push(update)
  return { waiting, deliver: frame => Person.prototype.send.call(person, frame) }
}

/** The one round trip: what the room has, and then what it lacks. */
async function comeBack(person: Person, room: Room, line: Line | undefined): Promise<void> {
  await person.enter(room)
  for (const frame of line?.waiting.splice(0) ?? []) line?.deliver(frame)
  await person.answered()
}

async function holdsAll(room: Room, { doc }: Person): Promise<boolean> {
  const there = Y.decodeStateVector(await room.vector())
  return [...Y.decodeStateVector(Y.encodeStateVector(doc))].every(
    ([client, clock]) => (there.get(client) ?? 0) >= clock,
  )
}

async function logOf(log: { since(board: string, seq: number): Promise<{ update: Uint8Array }[]> }): Promise<Y.Doc> {
  const doc = newReplica()
  for (const { update } of await log.since(board, 0)) Y.applyUpdate(doc, update)
  return doc
}

/** Two genuine providers on a real server, one of which has a bad line. */
async function overYWebsocket(edits: number, seed: number) {
  const dice = diceOf(seed)
  const server = await LiveServer.start()
  const [anna, boris] = [new YjsPerson(server.address, 'anna'), new YjsPerson(server.address, 'boris')]
  await Promise.all([anna.ready(), boris.ready()])
  const typed: string[] = []
  const counts = { doubled: 0, lost: 0, late: 0 }
  for (let i = 0; i < edits; i++) {
    const ws = anna.provider.ws as unknown as { send(frame: Uint8Array): void }
    const send = ws.send.bind(ws)
    const trouble = i + 1 < edits ? dice.pick(['doubled', 'lost', 'late', null, null] as const) : null
    const held: Uint8Array[] = []
    if (trouble === 'doubled') ws.send = frame => twice(send, frame)
    if (trouble === 'lost') ws.send = () => undefined
    if (trouble === 'late') ws.send = frame => held.push(frame)
    typed.push(typeWord(anna.doc, i))
    ws.send = send
    if (trouble === 'late') typed.push(typeWord(anna.doc, edits + i))
    for (const frame of held) send(frame)
    if (trouble !== null) counts[trouble]++
    if (trouble === null) await until('the other has it', () => saidBy(boris.doc) === saidBy(anna.doc))
  }
  await until('both have the same', () => saidBy(boris.doc) === saidBy(anna.doc))
  const words = wordsIn(boris.doc)
  const closed = [...anna.closed, ...boris.closed].length
  for (const person of [anna, boris]) person.close()
  await server.close()
  return [
    ...Object.entries(counts).map(([trouble, value]) => ({ what: `y-websocket: frames ${trouble}`, value })),
    none('y-websocket: words lost', typed.filter(word => !words.includes(word)).length),
    none('y-websocket: words doubled', doubledIn(words)),
    none('y-websocket: connections closed for it', closed),
  ]
}

function twice(send: (frame: Uint8Array) => void, frame: Uint8Array): void {
  send(frame)
  send(frame)
}

/** The plan and all words: texts that stand in no section are no part of a plan's digest. */
function saidBy(doc: Y.Doc): string {
  return [digestOf(doc), ...wordsIn(doc).sort()].join(' ')
}
