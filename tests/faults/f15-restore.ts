/**
 * F15: yesterday's backup is restored while devices and tools hold newer edits. They come back, and nothing of what they hold
 * may find its way into the restored board by itself, twice or in part; they keep their copies.
 */
import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { systemChance } from '#server/chance.ts'
import { systemClock } from '#server/clock.ts'
import { databaseIn, makeBackup } from '#server/operations/backup.ts'
import { type Restored, restore } from '#server/operations/restore.ts'
import { sha256Hex } from '#shared/digest.ts'
import { sectionText } from '#shared/plan/edits.ts'
import { LiveServer } from '#tests/harness/live-server.ts'
import { board, type PersonName, tokenOf } from '#tests/harness/small-world.ts'
import { SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'
import { YjsPerson } from '#tests/harness/yjs-person.ts'
import { type Fault, type Figure, none } from './fault.ts'
import { wordsIn } from './words.ts'

/** Words of before the backup, of between it and the restore, and of after that. */
const form = /(old|new|after)-\d+-\d+/g

export const fault: Fault = {
  title: 'F15 a backup is restored while devices and tools hold newer edits',
  async run(size) {
    const count = size === 'long' ? 250 : 20 // more at once would use up a member's allowance
    const usual = await onServer(server => play(server, count, restoreIn))
    const lost = await onServer(server => play(server, count, loseAndRestoreIn))
    const judged = lost.filter(({ most, timed }) => most === 0 && !timed)
    return [...usual, ...judged.map(figure => ({ ...figure, what: `${figure.what}, with the old database gone` }))]
  },
}

type Restoring = (server: LiveServer, backup: string) => Restored

const restoreIn: Restoring = ({ folder }, backup) =>
  restore(folder, backup, { now: systemClock.now(), chance: systemChance })

/** The old database is gone, so that nobody knows what was written since, nor under which client ids. */
const loseAndRestoreIn: Restoring = (server, backup) => {
  const file = databaseIn(server.folder)
  rmSync(file)
  const restored = restoreIn(server, backup)
  const db = new DatabaseSync(file)
  const token = db.prepare('insert into tokens (secret, member, note, at) values (?, ?, ?, 0)')
  for (const name of ['anna', 'boris', 'carla']) token.run(sha256Hex(tokenOf(name)), name, 'given anew')
  db.close()
  return restored
}

async function onServer<T>(what: (server: LiveServer) => Promise<T>): Promise<T> {
  const server = await LiveServer.start()
  try {
    return await what(server)
  } finally {
    await server.close()
  }
}

async function play(server: LiveServer, count: number, restoring: Restoring): Promise<Figure[]> {
  const pages = await Promise.all([page(server, 'anna'), page(server, 'boris')])
  const [tool, sleeper] = await Promise.all([yjsTool(server, 'carla'), yjsTool(server, 'anna')])
  await say(server, [...pages, tool, sleeper], 'old', count)
  const backup = makeBackup(server.folder, 'daily', systemClock.now())
  sleeper.provider.disconnect() // so it has nothing newer, and is of the old epoch all the same
  const late = await yjsTool(server, 'boris') // under a client id that the backup does not know
  const newer = [...pages, tool, late]
  await say(server, newer, 'new', count)
  const { seq } = await server.store.log.head(board)

  const begun = performance.now()
  const after = { told: Number.NaN, restored: Number.NaN }
  await server.restart(() => {
    after.told = restoring(server, backup.file).lost?.edits ?? Number.NaN
    after.restored = performance.now() - begun
  })
  sleeper.provider.connect()
  const fresh = await Promise.all([page(server, 'anna'), page(server, 'boris'), yjsTool(server, 'carla')])
  const recovered = performance.now() - begun
  const old = [...newer, sleeper]
  await until('every old copy has its answer', () => old.every(refused))
  const code = await sendUnasked(server, late)
  await say(server, fresh, 'after', count)

  const plan = wordsIn(await presentPlan(server), form)
  const figures = [
    { what: 'edits in the backup', value: backup.edits },
    { what: 'edits newer than it', value: seq - backup.edits },
    { what: 'of them told to the person who restores', value: after.told },
    none('edits of old copies in the plan', plan.filter(word => word.startsWith('new')).length),
    none('words of the backup lost', missing(plan, [...pages, tool, sleeper], 'old', count)),
    none('words written since lost', missing(plan, fresh, 'after', count)),
    none('words doubled', plan.length - new Set(plan).size),
    none('old copies let in', old.filter(one => !refused(one)).length + (code === 4400 ? 0 : 1)),
    none(
      'old copies that lost their own words',
      newer.filter(one => missing(wordsIn(one.doc, form), [one], 'new', count) > 0).length,
    ),
    none('new copies that differ', new Set(fresh.map(one => one.digest)).size - 1),
    { what: 'time to restore', value: after.restored, unit: 'ms', most: 10_000, timed: true },
    { what: 'time until people plan again', value: recovered, unit: 'ms', most: 20_000, timed: true },
  ]
  for (const one of [...old, ...fresh]) one.close()
  return figures
}

type Somebody = SocketPerson | YjsPerson

function page({ address }: LiveServer, name: PersonName): Promise<SocketPerson> {
  return new SocketPerson(address, name).ready()
}

function yjsTool({ address }: LiveServer, name: PersonName): Promise<YjsPerson> {
  return new YjsPerson(address, name).ready()
}

/** Pages are told so; tools are closed for good. */
function refused(one: Somebody): boolean {
  if (one instanceof SocketPerson)
    return one.joined === null && one.refusals.some(({ code }) => code === 'epoch-changed')
  return one.closed.at(-1) === 4409 && !one.provider.shouldConnect
}

/** An old copy that does not say what it has, only sends what is its own: the code that it is closed with. */
async function sendUnasked(server: LiveServer, { doc, name }: YjsPerson): Promise<number> {
  const others = Y.decodeStateVector(Y.encodeStateVector(doc))
  others.delete(doc.clientID)
  const own = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(others))
  const ws = new WebSocket(`${server.address.replace('http', 'ws')}/yjs/${board}`, [`token.${tokenOf(name)}`])
  const closed = new Promise<number>(resolve => ws.on('close', resolve))
  ws.on('open', () => {
    const encoder = encoding.createEncoder()
    for (const number of [0, 2]) encoding.writeVarUint(encoder, number)
    encoding.writeVarUint8Array(encoder, own)
    ws.send(encoding.toUint8Array(encoder))
  })
  return closed
}

/** Each writes so many words into a text of their own, and all of it is saved and seen by all of them. */
async function say(server: LiveServer, people: readonly Somebody[], when: string, count: number): Promise<void> {
  for (let n = 0; n < count; n++) for (const one of people) write(one, when, n)
  const all = people.length * count
  const seen = (one: Somebody) => wordsIn(one.doc, form).filter(word => word.startsWith(when)).length === all
  await until('all is written and seen', () => people.every(seen))
  await until('all is saved', () => people.every(one => !(one instanceof SocketPerson) || one.saved))
  await server.rooms.open(board).then(room => room.plan()) // in turn, after every edit that was sent
}

function write({ doc, name }: Somebody, when: string, n: number): void {
  const text = sectionText(doc, `of-${name}-${doc.clientID}`, 'en')
  doc.transact(() => {
    if (text.length === 0) text.insert(0, [new Y.XmlText()])
    const run = text.get(0)
    if (run instanceof Y.XmlText) run.insert(run.length, `${word(when, doc, n)} `)
  })
}

function word(when: string, { clientID }: Y.Doc, n: number): string {
  return `${when}-${clientID}-${n}`
}

function missing(plan: readonly string[], people: readonly Somebody[], when: string, count: number): number {
  const there = new Set(plan)
  const expected = people.flatMap(({ doc }) => Array.from({ length: count }, (_, n) => word(when, doc, n)))
  return expected.filter(one => !there.has(one)).length
}

async function presentPlan(server: LiveServer): Promise<Y.Doc> {
  const room = await server.rooms.open(board)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await room.missing(Uint8Array.of(0), null))
  return doc
}
