/** What honest replicas send always passes the gate, however they edit, part and meet again; and all come to say the same. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Dice, Replica, Server } from './gate-world.ts'
import { diceOf, editAtRandom, openReplica, openServer, receive, replay, stateOf } from './gate-world.ts'

type World = { readonly dice: Dice; readonly server: Server; readonly replicas: readonly Replica[]; updates: number }

function openWorld(seed: number): World {
  const dice = diceOf(seed)
  const server = openServer()
  const replicas = ['anna', 'boris', 'chen', 'anna'].map((member, i) =>
    openReplica(server, member, 1000 + seed * 10 + i),
  )
  return { dice, server, replicas, updates: 0 }
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

describe('honest updates', () => {
  it('S1 pass the gate: 3,000 random edits of four replicas, offline and undone and repeated, end in one state', () => {
    let updates = 0
    for (let seed = 1; seed <= 10; seed++) {
      const world = openWorld(seed)
      for (let i = 0; i < 300; i++) step(world)
      finish(world)
      const state = stateOf(world.server.doc)
      for (const replica of world.replicas) expect(stateOf(replica.doc), `seed ${seed}`).toBe(state)
      expect(stateOf(replay(world.server.log)), `log of seed ${seed}`).toBe(state)
      updates += world.updates
    }
    expect(updates).toBeGreaterThan(2000)
  })
})
