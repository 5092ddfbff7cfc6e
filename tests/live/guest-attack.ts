/** Guests who send what nobody honest sends: whatever it is, outside of their parts the board says the same as before. */
import * as Y from 'yjs'
import { writesRoot } from '#shared/agreement/guest-view.ts'
import { type GuestPart, guestParts } from '#shared/agreement/roles.ts'
import { listKinds } from '#shared/plan/kinds.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { hostile } from './gate-attack.ts'
import type { Dice, Server } from './gate-world.ts'
import { diceOf, editAtRandom, openReplica, openServer, receive, replay, stateOf } from './gate-world.ts'

/** `outside`: frames that changed something where the guest may not write. `apart`: times at which the log said something else. */
export type GuestAttack = {
  frames: number
  admitted: number
  refused: number
  outside: number
  apart: number
  pending: number
}

const framesPerEdit = 40
const editsPerBoard = 50

/** Attacks one board after the other with at least `frames` frames. */
export function attackAsGuest(seed: number, frames: number): GuestAttack {
  const outcome: GuestAttack = { frames: 0, admitted: 0, refused: 0, outside: 0, apart: 0, pending: 0 }
  for (let board = 0; outcome.frames < frames; board++) attackBoard(diceOf(seed * 100_000 + board), outcome)
  return outcome
}

function attackBoard(dice: Dice, outcome: GuestAttack): void {
  const server = openServer()
  const parts = [dice.pick(guestParts)]
  let other = server.log[0] ?? new Uint8Array()
  for (let edit = 0; edit < editsPerBoard; edit++) {
    const member = openReplica(server, 'anna', 500)
    editAtRandom(dice, member)
    const honest = member.outbox.length > 0 ? Y.mergeUpdates(member.outbox) : other
    if (member.outbox.length > 0) receive(server, 'anna', honest)
    // The guest's own client writes what a member could: everywhere, with deletions of all that there is.
    const guest = openReplica(server, 'gina', 501)
    for (let n = 0; n < 3; n++) editAtRandom(dice, guest)
    const written = Y.encodeStateAsUpdate(guest.doc, Y.encodeStateVector(server.doc))
    for (let n = 0; n < framesPerEdit; n++)
      send(server, n === 0 ? written : hostile(dice, server, dice.pick([written, honest]), other), parts, outcome)
    other = honest
    if (stateOf(replay(server.log)) !== stateOf(server.doc)) outcome.apart++
  }
}

function send(server: Server, bytes: Uint8Array, parts: readonly GuestPart[], outcome: GuestAttack): void {
  const before = outsideOf(server.doc, parts)
  outcome.frames++
  try {
    receive(server, 'gina', bytes, parts)
    outcome.admitted++
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    outcome.refused++
    if (error.facts.rule === 6) server.doc = replay(server.log)
  }
  if (server.doc.store.pendingStructs !== null || server.doc.store.pendingDs !== null) outcome.pending++
  if (outsideOf(server.doc, parts) !== before) outcome.outside++
}

/** All that the board says where the guest may not write. */
function outsideOf(doc: Y.Doc, parts: readonly GuestPart[]): string {
  const maps = ['meta', ...listKinds].filter(root => !writesRoot(parts, root))
  const texts = [...doc.share.keys()].filter(root => root.startsWith('text/') && !writesRoot(parts, root)).sort()
  const said = [
    ...maps.map(root => doc.getMap(root).toJSON()),
    ...texts.map(root => doc.getXmlFragment(root).toString()),
  ]
  return JSON.stringify(said)
}
