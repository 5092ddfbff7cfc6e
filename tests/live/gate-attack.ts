/**
 * Frames that nobody honest sends: honest updates with bits flipped, cut off, spliced and with numbers blown up, updates made
 * up of pieces that name whatever is there, and mere noise. Whatever the gate lets through is an edit like any other: nothing
 * crashes, waits, differs between people or speaks for others.
 */
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Deleted, Piece, Ref, Written } from './gate-frames.ts'
import { frame, gone, letters, nested, value } from './gate-frames.ts'
import type { Dice, Replica, Server } from './gate-world.ts'
import {
  diceOf,
  editAtRandom,
  editTextAtRandom,
  openReplica,
  openServer,
  receive,
  replay,
  stateOf,
} from './gate-world.ts'

/** What became of hostile frames. `reloaded`: those found out only after they had been applied. */
export type AttackOutcome = {
  frames: number
  admitted: number
  refused: number
  reloaded: number
  /** Comparisons at which somebody, or the log, had come to say something else than the server. */
  apart: number
  /** Frames after which there was more under client ids of others. */
  spoken: number
  /** Frames after which something waited for what nobody sent. */
  pending: number
  slowestMs: number
}

const members = ['anna', 'boris', 'chen']
const framesPerEdit = 50
const editsPerBoard = 500
const editsPerComparison = 5

/** Attacks one board after the other with at least `frames` frames. Throws what the gate or Yjs throws that is no refusal. */
export function attackGate(seed: number, frames: number): AttackOutcome {
  const outcome = { frames: 0, admitted: 0, refused: 0, reloaded: 0, apart: 0, spoken: 0, pending: 0, slowestMs: 0 }
  for (let board = 0; outcome.frames < frames; board++) attackBoard(seed * 100_000 + board, frames, outcome)
  return outcome
}

/** Everyone who has to come to say the same: some get each edit at once, one gets many in another order, one writes meanwhile. */
type Witnesses = { readonly prompt: Y.Doc; readonly tardy: Y.Doc; readonly writer: Replica; late: Uint8Array[] }

function attackBoard(seed: number, frames: number, outcome: AttackOutcome): void {
  const dice = diceOf(seed)
  const server = openServer()
  const writer = openReplica(server, 'dora', 900)
  const witnesses: Witnesses = { prompt: replay(server.log), tardy: replay(server.log), writer, late: [] }
  let other = server.log[0] ?? new Uint8Array()
  for (let edit = 1; edit <= editsPerBoard && outcome.frames < frames; edit++) {
    const who = dice.roll(members.length)
    const replica = openReplica(server, members[who] ?? '', 500 + who)
    if (speaksGerman(replica.doc)) editAtRandom(dice, replica)
    else editTextAtRandom(dice, replica)
    editTextAtRandom(dice, writer)
    const honest = replica.outbox.length > 0 ? Y.mergeUpdates(replica.outbox) : other
    for (let n = 0; n < framesPerEdit; n++)
      send(server, witnesses, replica.member, hostile(dice, server, honest, other), outcome)
    send(server, witnesses, replica.member, honest, outcome)
    other = honest
    if (edit % editsPerComparison === 0 && !agree(dice, server, witnesses)) outcome.apart++
  }
}

/** A hostile frame may take the plan's languages away, and then an honest page words nothing in them. */
function speaksGerman(doc: Y.Doc): boolean {
  const languages = doc.getMap('meta').get('languages')
  return ['de', 'en'].every(language => Array.isArray(languages) && languages.includes(language))
}

function send(server: Server, witnesses: Witnesses, member: Id, bytes: Uint8Array, outcome: AttackOutcome): void {
  const before = new Map(
    [...server.doc.store.clients.keys()].map(client => [client, Y.getState(server.doc.store, client)]),
  )
  const begun = performance.now()
  const added = attack(server, member, bytes, outcome)
  outcome.slowestMs = Math.max(outcome.slowestMs, performance.now() - begun)
  outcome.frames++
  if (added.length === 0) return
  const { store } = server.doc
  const strange = [...store.clients.keys()].filter(client => server.owners.get(client) !== member)
  if (strange.some(client => Y.getState(store, client) !== before.get(client))) outcome.spoken++
  if (store.pendingStructs !== null || store.pendingDs !== null) outcome.pending++
  tell(witnesses, added)
}

/** Takes a frame like a room that is never trusted twice: what breaks after applying reloads the board from the log. */
function attack(server: Server, member: Id, bytes: Uint8Array, outcome: AttackOutcome): Uint8Array[] {
  try {
    const added = receive(server, member, bytes)
    outcome.admitted++
    return added
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    outcome.refused++
    if (error.facts.rule === 6) {
      outcome.reloaded++
      server.doc = replay(server.log)
    }
    return []
  }
}

function tell(witnesses: Witnesses, added: readonly Uint8Array[]): void {
  for (const update of added) Y.applyUpdate(witnesses.prompt, update)
  for (const update of added) Y.applyUpdate(witnesses.writer.doc, update, 'server')
  witnesses.late.push(...added)
}

/** The writer sends what it wrote between hostile edits; then all must agree, and with the log. */
function agree(dice: Dice, server: Server, witnesses: Witnesses): boolean {
  const { writer, tardy, prompt } = witnesses
  const written = writer.outbox.splice(0)
  if (written.length > 0) tell(witnesses, receive(server, writer.member, Y.mergeUpdates(written)))
  const late = witnesses.late.splice(0)
  if (dice.roll(2) === 0) for (const update of shuffled(dice, late)) Y.applyUpdate(tardy, update)
  else if (late.length > 0) Y.applyUpdate(tardy, Y.mergeUpdates(late))
  const state = stateOf(server.doc)
  return [prompt, tardy, writer.doc, replay(server.log)].every(doc => stateOf(doc) === state)
}

function shuffled<T>(dice: Dice, from: readonly T[]): T[] {
  const rest = [...from]
  return from.flatMap(() => rest.splice(dice.roll(rest.length), 1))
}

/** A frame that nobody honest sends. */
export function hostile(dice: Dice, server: Server, honest: Uint8Array, other: Uint8Array): Uint8Array {
  const choice = dice.roll(10)
  if (choice < 6) return mutated(dice, honest, other)
  return choice < 9 ? madeUp(dice, server.doc) : Uint8Array.from({ length: 1 + dice.roll(40) }, () => dice.roll(256))
}

/** One mutation, sometimes several. Splicing needs another frame. */
function mutated(dice: Dice, honest: Uint8Array, other: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(honest.length > 0 ? honest : [0, 0])
  const at = dice.roll(bytes.length)
  const choice = dice.roll(10)
  if (choice < 4) bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.roll(8))
  else if (choice < 6) bytes[at] = dice.roll(256)
  else if (choice === 6) return bytes.subarray(0, at)
  else if (choice === 7) return join(bytes.subarray(0, at), other.subarray(dice.roll(other.length)))
  else if (choice === 8) return join(bytes.subarray(0, at), huge(dice), bytes.subarray(at + 1))
  else return mutated(dice, mutated(dice, bytes, other), other)
  return bytes
}

function huge(dice: Dice): Uint8Array {
  return Uint8Array.from([...Array(dice.roll(8)).fill(255), dice.roll(128)])
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(part => [...part]))
}

/** An update whose form is right, made of pieces that lean on anything there is, and a little beyond. */
function madeUp(dice: Dice, doc: Y.Doc): Uint8Array {
  const clients = [...doc.store.clients.keys(), 500, 501, 502, 600 + dice.roll(50)]
  const blocks: Written[] = [...new Set(Array.from({ length: 1 + dice.roll(2) }, () => dice.pick(clients)))].map(
    client => {
      const known = Y.getState(doc.store, client)
      const clock = dice.roll(8) === 0 ? dice.roll(known + 2) : known
      const pieces = Array.from({ length: 1 + dice.roll(4) }, () => pieceOf(dice, doc, clients))
      return { client, clock, pieces }
    },
  )
  const deletes = Array.from({ length: dice.roll(3) }, (): Deleted => {
    const [client, clock] = anyUnit(dice, doc, clients)
    return [client, clock, 1 + dice.roll(5)]
  })
  return frame(blocks, deletes)
}

function pieceOf(dice: Dice, doc: Y.Doc, clients: readonly number[]): Piece {
  const [origin, right] = neighbours(dice, doc, clients)
  const place =
    dice.roll(5) === 0
      ? {
          parent: dice.pick<string | Ref>(['stops', 'meta', 'text/greeting/de', anyUnit(dice, doc, clients)]),
          ...key(dice),
        }
      : { ...(origin && { origin }), ...(right && { right }) }
  const leaning = Object.keys(place).length > 0 ? place : { parent: 'text/greeting/de' }
  const choice = dice.roll(12)
  if (choice < 5) return letters(dice.pick(['x', 'Ж', '🚂', 'long']), leaning)
  if (choice < 8) return value(dice.pick([1, 'x', null, { text: 'x' }, [[]]]), leaning)
  if (choice < 10) return nested(dice.pick([1, 3, 6]), leaning)
  return gone(1 + dice.roll(3), dice.pick([0, 1]), leaning)
}

function key(dice: Dice): { sub?: string } {
  return dice.roll(2) === 0 ? {} : { sub: dice.pick(['name', 's1', 'title@de', 'schema', 'constructor']) }
}

/** Mostly two that stand next to each other in some list, sometimes any two. */
function neighbours(dice: Dice, doc: Y.Doc, clients: readonly number[]): [Ref | null, Ref | null] {
  if (dice.roll(3) === 0) return [anyUnit(dice, doc, clients), dice.roll(2) === 0 ? anyUnit(dice, doc, clients) : null]
  const structs = doc.store.clients.get(dice.pick(clients)) ?? []
  const item = structs[dice.roll(Math.max(1, structs.length))]
  if (!(item instanceof Y.Item)) return [null, null]
  const { lastId, right } = item
  return [[lastId.client, lastId.clock], right && item.parentSub === null ? [right.id.client, right.id.clock] : null]
}

function anyUnit(dice: Dice, doc: Y.Doc, clients: readonly number[]): Ref {
  const client = dice.pick(clients)
  return [client, dice.roll(Y.getState(doc.store, client) + 2)]
}
