/** Honest people before the gate: four pages of three members edit, part and meet again, undo and redo, and repeat themselves. */
import * as Y from 'yjs'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Dice, Replica, Server } from './gate-world.ts'
import { diceOf, editAtRandom, openReplica, openServer, receive, replay, stateOf } from './gate-world.ts'

/** What became of honest updates. `apart`: boards on which somebody, or the log, ended with something else than the rest. */
export type HonestOutcome = { updates: number; refused: number; apart: number; gateMs: number }

type World = { readonly dice: Dice; readonly server: Server; readonly replicas: readonly Replica[]; updates: number }

const editsPerBoard = 300

/** How somebody's undo is made. */
type Undoing = Parameters<typeof openReplica>[3]

/** Lets people edit on one board after the other until `updates` were sent. */
export function workHonestly(seed: number, updates: number): HonestOutcome {
  const all = { updates: 0, refused: 0, apart: 0, gateMs: 0 }
  for (let board = 0; all.updates < updates; board++) {
    const one = workOnBoard(seed * 100_000 + board)
    all.updates += one.updates
    all.refused += one.refused
    all.apart += one.apart
    all.gateMs += one.gateMs
  }
  return all
}

/** Lets people edit on one board, to its end or to the first refusal. */
export function workOnBoard(seed: number, undoing?: Undoing): HonestOutcome {
  const world = openWorld(seed, undoing)
  let refused = 0
  try {
    for (let i = 0; i < editsPerBoard; i++) step(world)
    finish(world)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    refused = 1
  }
  const apart = refused === 0 && !agree(world) ? 1 : 0
  return { updates: world.updates, refused, apart, gateMs: world.server.gateMs }
}

function openWorld(seed: number, undoing: Undoing): World {
  const dice = diceOf(seed)
  const server = openServer()
  const replicas = ['anna', 'boris', 'chen', 'anna'].map(
    (member, i) => openReplica(server, member, 10 * (1 + dice.roll(1e8)) + i, undoing), // who has the higher id decides about order
  )
  return { dice, server, replicas, updates: 0 }
}

function agree({ server, replicas }: World): boolean {
  const state = stateOf(server.doc)
  return [replay(server.log), ...replicas.map(({ doc }) => doc)].every(doc => stateOf(doc) === state)
}

function send(world: World, from: Replica, update: Uint8Array): void {
  world.updates++
  const added = receive(world.server, from.member, update)
  const frame = added.length > 0 ? [Y.mergeUpdates(added)] : []
  for (const other of world.replicas)
    if (other.online) for (const bytes of frame) Y.applyUpdate(other.doc, bytes, 'server')
}

/** Sends what gathered: one by one, merged, or as the difference to the server's state. Sometimes all of it twice. */
function flush(world: World, replica: Replica): void {
  if (replica.outbox.length === 0) return
  const all = replica.outbox.splice(0)
  const way = world.dice.roll(4)
  const vector = way === 2 ? Y.encodeStateVector(world.server.doc) : undefined
  const frames = way === 0 ? all : way === 1 ? [Y.mergeUpdates(all)] : [Y.encodeStateAsUpdate(replica.doc, vector)]
  for (const frame of frames) send(world, replica, frame)
  if (world.dice.roll(5) === 0) for (const frame of all) send(world, replica, frame)
}

function comeBack(world: World, replica: Replica): void {
  replica.online = true
  const missing = Y.encodeStateAsUpdate(world.server.doc, Y.encodeStateVector(replica.doc))
  if (world.dice.roll(2) === 0) flush(world, replica)
  Y.applyUpdate(replica.doc, missing, 'server')
}

function step(world: World): void {
  const replica = world.dice.pick(world.replicas)
  if (!replica.online && world.dice.roll(30) === 0) comeBack(world, replica)
  else if (replica.online && world.dice.roll(60) === 0) replica.online = false
  editAtRandom(world.dice, replica)
  if (replica.online) flush(world, replica)
}

function finish(world: World): void {
  for (const replica of world.replicas) if (!replica.online) comeBack(world, replica)
  while (world.replicas.some(replica => replica.outbox.length > 0))
    for (const replica of world.replicas) flush(world, replica)
}
