/**
 * A whole history from one seed: people work while everything goes wrong; then all that is on its way arrives and whoever is
 * still connected is compared, without any reconnecting that would mend things; then everybody comes back and is compared.
 */
import * as Y from 'yjs'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'
import { noTrouble } from './disk.ts'
import { languages } from './hands.ts'
import type { Page } from './page.ts'
import { calm, happen, type Storm, setClock } from './storm.ts'
import { isWhole, type Witness } from './witness.ts'
import { board, World, type WorldOptions } from './world.ts'

export type SimulationOptions = WorldOptions & {
  /** Edits after which people stop. */
  readonly edits: number
  /** Clocks are set all the time, and not only now and then. */
  readonly clocks?: boolean
}
export type Simulated = {
  readonly seed: number
  readonly steps: number
  readonly edits: number
  readonly entries: number
  readonly messages: number
  readonly storm: Storm
  /** Pages that were compared before anybody reconnected, and after. */
  readonly compared: { readonly first: number; readonly second: number }
  readonly witness: Witness
  /** What happened last, before the first thing that was wrong. */
  readonly trace: readonly string[]
  /** The end state as one word: the same seed gives the same. */
  readonly fingerprint: string
}

/** Rounds of a quarter of a second after which what does not come to rest never will. */
const mostRounds = 600
/** Quiet rounds before the silence is believed: longer than a server takes to hear what a lost ring did not tell. */
const quietRounds = 12
const roundMs = 250
/** How often those who were refused open the board anew, at most. */
const mostReopened = 12

/** Runs the history of one seed. */
export async function simulate(options: SimulationOptions): Promise<Simulated> {
  const world = new World(options)
  const storm = calm()
  const trace: string[] = []
  const look = () => {
    if (trace.length === 0 && world.witness.found.length > 0) trace.push(...world.trace)
  }
  while (world.ledger.edits < options.edits && trace.length === 0) {
    world.steps += 1
    happen(world, storm)
    if (options.clocks && world.steps % 40 === 0) setClock(world, storm)
    await world.breathe()
    look()
  }
  const first = await endWithoutReconnecting(world)
  look()
  const second = await endWithAllBack(world)
  look()
  return {
    seed: options.seed,
    steps: world.steps,
    edits: world.ledger.edits,
    entries: world.tables.head(board).seq,
    messages: world.tables.talk(board, 0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY).length,
    storm,
    compared: { first, second },
    witness: world.witness,
    trace,
    fingerprint: `${digestOf(world.witness.truth)} ${world.steps} ${world.time.now()}`,
  }
}

/** What went wrong, with all that it takes to see it again. */
export function report({ seed, witness, trace }: Simulated): string {
  const found = witness.found.slice(0, 12).map(({ wrong, what, step }) => `  step ${step}: ${wrong}: ${what}`)
  return [`seed ${seed}: ${witness.found.length} wrong`, ...found, ...trace.map(line => `    ${line}`)].join('\n')
}

async function endWithoutReconnecting(world: World): Promise<number> {
  world.isReachable = false
  world.setTrouble(noTrouble, 0)
  const connected = () => world.pages.filter(page => page.isConnected && page.link.state.get().refused === null)
  await settle(world, connected, 'before reconnecting')
  await compare(world, connected(), 'before reconnecting')
  return connected().length
}

async function endWithAllBack(world: World): Promise<number> {
  world.isReachable = true
  for (const [at, { isRunning, isUp }] of world.nodes.entries()) {
    if (isRunning && !isUp) world.witness.note('restless', `node ${at} does not come to its end`)
    if (!isUp) world.restart(at)
  }
  for (const device of world.devices) device.isOnline = true
  for (const line of world.lines) line.cut(world.chance)
  await settle(world, () => world.pages.filter(page => page.link.state.get().refused === null), 'after reconnecting')
  for (let again = true, rounds = 0; again && rounds < mostReopened; rounds++) {
    again = reopen(world)
    await settle(world, () => world.pages.filter(page => page.link.state.get().refused === null), 'after opening anew')
  }
  await compare(world, world.pages, 'at the end')
  compareTalk(world)
  countWords(world)
  countRecords(world)
  compareDevices(world)
  return world.pages.length
}

/** Pages that were refused are opened anew, and others for those whose edits wait on a shared device. False: for nobody. */
function reopen(world: World): boolean {
  const refused = world.pages.filter(({ link }) => link.state.get().refused !== null)
  for (const page of refused) {
    world.drop(page)
    page.close()
    world.open(page.device, page.member)
  }
  const waiting = world.devices.flatMap(device => {
    const members = new Set(device.storage.outbox(board).map(({ member }) => member))
    return [...members].map(member => ({ device, member }))
  })
  for (const { device, member } of waiting) world.open(device, member)
  return refused.length + waiting.length > 0
}

/** Lets everything happen that is under way, until nothing moves for a while; `when` is for the note if that never comes. */
export async function settle(world: World, pages: () => readonly Page[], when: string): Promise<void> {
  let quiet = 0
  for (let round = 0; quiet < quietRounds; round++) {
    if (round > mostRounds) {
      const busy = pages().filter(page => !page.isAtRest)
      world.witness.note('restless', `${when}: ${busy.map(page => `${page.name} ${stateOf(page)}`).join(', ')}`)
      return
    }
    await drain(world)
    quiet = pages().every(page => page.isAtRest) ? quiet + 1 : 0
    world.time.turn(roundMs)
  }
  await drain(world)
}

function stateOf(page: Page): string {
  const { connection, saving, unsaved, refused } = page.link.state.get()
  return `${connection} ${saving} ${unsaved} ${refused ?? ''}`
}

async function drain(world: World): Promise<void> {
  for (let isBusy = true; isBusy; ) {
    await world.breathe()
    isBusy = false
    for (const way of ['up', 'down'] as const)
      for (const line of world.busy(way)) {
        isBusy = true
        for (let { length } = line[way]; length > 0; length--) line.deliver(way)
      }
    world.forgetLines()
    for (const disk of [...world.nodes, ...world.pages].map(each => each.disk))
      for (let { waiting } = disk; waiting > 0; waiting--) {
        isBusy = true
        disk.step()
      }
    for (let { waiting } = world.bus; waiting > 0; waiting--) {
      isBusy = true
      world.bus.step()
    }
    for (let { dialling } = world; dialling > 0; dialling--) {
      isBusy = true
      world.connect()
    }
  }
}

/** Holds pages and rooms against the log. */
export async function compare(world: World, pages: readonly Page[], when: string): Promise<void> {
  const { witness } = world
  const [digest, state] = [digestOf(witness.truth), Y.snapshot(witness.truth)]
  for (const { name, doc } of pages) {
    if (!isWhole(doc)) witness.note('pending', `${name} ${when}`)
    if (digestOf(doc) !== digest || !Y.equalSnapshots(Y.snapshot(doc), state))
      witness.note('unequal', `${name} ${when}`)
  }
  for (const room of await world.rooms()) {
    const frozen = await world.whileWorking(room.freeze())
    if (frozen.digest !== digest) witness.note('unequal', `a room at ${frozen.seq} ${when}`)
  }
}

function digestOf(doc: Y.Doc): string {
  return freeze(readPlan(doc)).digest
}

/** The same order for all, nothing left out and nothing twice. */
function compareTalk(world: World): void {
  const said = world.tables.talk(board, 0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)
  const texts = said.map(({ text }) => text)
  if (new Set(texts).size !== texts.length) world.witness.note('talk', 'a message was said twice')
  for (const { name, link } of world.pages) {
    const { messages } = link.state.get()
    const tail = texts.slice(texts.length - messages.length)
    if (messages.map(({ text }) => text).join() !== tail.join())
      world.witness.note('talk', `${name} heard another talk`)
  }
}

/** Each word once: all that were promised, and of the others none twice. */
export function countWords({ witness, promised, people }: World): void {
  const text = languages.map(language => witness.truth.getXmlFragment(`text/minutes/${language}`).toString()).join(' ')
  const counts = new Map<string, number>()
  for (const [word] of text.matchAll(/\bw\d+\b/g)) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const [word, count] of counts) if (count > 1) witness.note('doubled', `${word} stands ${count} times`)
  const readers = everReaders(people)
  for (const { word, update, member } of promised) {
    if (readers.has(member)) continue // some of theirs may have been put aside
    if (!witness.isLogged(update)) witness.note('lost', `an edit of ${member} that was promised is not in the log`)
    else if (word !== null && !counts.has(word)) witness.note('lost', `${word} of ${member}`)
  }
}

function countRecords({ witness, ledger }: World): void {
  for (const record of ledger.added) {
    const [kind = '', id = ''] = record.split(' ')
    const isThere = witness.truth.getMap(kind).has(id)
    if (!isThere && !ledger.removed.has(record) && wasLogged(witness, kind, id)) witness.note('lost', record)
  }
}

/** True when the log ever had such a record: then only a removal may have taken it. */
function wasLogged(witness: Witness, kind: string, id: string): boolean {
  return witness.truth.getMap(kind)._map.has(id)
}

/** Nothing waits on a device any more, and nothing was put aside that the server would have taken. */
function compareDevices(world: World): void {
  const readers = everReaders(world.people)
  for (const device of world.devices) {
    for (const { member, n } of device.storage.outbox(board))
      world.witness.note('lost', `edit ${n} of ${member} still waits on ${device.name}`)
    for (const { member, reason } of device.storage.aside(board))
      if (!['read-only', 'resync'].includes(reason) || !readers.has(member))
        world.witness.note('aside', `an edit of ${member} (${reason})`)
  }
}

function everReaders(people: World['people']): Set<string> {
  return new Set(people.filter(({ everReader }) => everReader).map(({ member }) => member))
}
