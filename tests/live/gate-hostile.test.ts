/**
 * Frames that nobody honest sends: honest updates with bits flipped, cut off, spliced and with numbers blown up. Whatever
 * the gate lets through is an edit like any other: nothing crashes, waits, differs between people or speaks for others.
 */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
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

const edits = 800
const framesPerEdit = 25

const members = ['anna', 'boris', 'chen']

type Tally = { admitted: number; refused: number; reloaded: number }

/** One mutation, sometimes several. Splicing needs another frame. */
function mutate(dice: Dice, frame: Uint8Array, other: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(frame)
  const at = dice.roll(bytes.length)
  const choice = dice.roll(10)
  if (choice < 4) bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.roll(8))
  else if (choice < 6) bytes[at] = dice.roll(256)
  else if (choice === 6) return bytes.subarray(0, at)
  else if (choice === 7) return join(bytes.subarray(0, at), other.subarray(dice.roll(other.length)))
  else if (choice === 8) return join(bytes.subarray(0, at), huge(dice), bytes.subarray(at + 1))
  else return mutate(dice, mutate(dice, bytes.length > 1 ? bytes : frame, other), other)
  return bytes
}

function huge(dice: Dice): Uint8Array {
  return Uint8Array.from([...Array(dice.roll(8)).fill(255), dice.roll(128)])
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(part => [...part]))
}

/** Takes a frame like a room that is never trusted twice: what breaks after applying reloads the board from the log. */
function attack(server: Server, member: Id, frame: Uint8Array, tally: Tally): Uint8Array[] {
  try {
    const added = receive(server, member, frame)
    tally.admitted++
    return added
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    tally.refused++
    if (error.facts.rule === 6) {
      tally.reloaded++
      server.doc = replay(server.log)
    }
    return []
  }
}

function clocks(doc: Y.Doc, owners: ReadonlyMap<number, Id>, but: Id): string {
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))]
  return JSON.stringify(vector.filter(([client]) => owners.get(client) !== but).sort(([a], [b]) => a - b))
}

/** Everyone who has to come to say the same: some get each edit at once, one gets many merged, one writes meanwhile. */
type Witnesses = { readonly prompt: Y.Doc; readonly tardy: Y.Doc; readonly writer: Replica; late: Uint8Array[] }

function tell(witnesses: Witnesses, added: readonly Uint8Array[]): void {
  for (const update of added) Y.applyUpdate(witnesses.prompt, update)
  for (const update of added) Y.applyUpdate(witnesses.writer.doc, update, 'server')
  witnesses.late.push(...added)
}

/** The writer sends what it wrote between hostile edits; then all must agree, and with the log. */
function compare(server: Server, witnesses: Witnesses, when: string): void {
  const { writer, tardy, prompt } = witnesses
  const written = writer.outbox.splice(0)
  if (written.length > 0) tell(witnesses, receive(server, writer.member, Y.mergeUpdates(written)))
  if (witnesses.late.length > 0) Y.applyUpdate(tardy, Y.mergeUpdates(witnesses.late))
  witnesses.late = []
  const state = stateOf(server.doc)
  expect(stateOf(prompt), `${when}, each at once`).toBe(state)
  expect(stateOf(tardy), `${when}, merged`).toBe(state)
  expect(stateOf(writer.doc), `${when}, writing meanwhile`).toBe(state)
  expect(stateOf(replay(server.log)), `${when}, from the log`).toBe(state)
}

describe('hostile frames', () => {
  it('S1 20,000 mutated frames crash nothing, leave nothing pending, diverge nowhere and speak for nobody else', () => {
    const dice = diceOf(4711)
    const server = openServer()
    const witnesses: Witnesses = {
      prompt: replay(server.log),
      tardy: replay(server.log),
      writer: openReplica(server, 'dora', 900),
      late: [],
    }
    const tally: Tally = { admitted: 0, refused: 0, reloaded: 0 }
    let other = server.log[0] ?? new Uint8Array()
    for (let edit = 0; edit < edits; edit++) {
      const who = dice.roll(members.length)
      const replica = openReplica(server, members[who] ?? '', 500 + who)
      editAtRandom(dice, replica)
      editTextAtRandom(dice, witnesses.writer)
      const honest = replica.outbox.length > 0 ? Y.mergeUpdates(replica.outbox) : other
      for (let n = 0; n <= framesPerEdit; n++) {
        const frame = n < framesPerEdit ? mutate(dice, honest, other) : honest
        if (frame.length === 0) continue
        const before = clocks(server.doc, server.owners, replica.member)
        tell(witnesses, attack(server, replica.member, frame, tally))
        expect(clocks(server.doc, server.owners, replica.member)).toBe(before)
        expect(server.doc.store.pendingStructs ?? server.doc.store.pendingDs).toBeNull()
      }
      other = honest
      if (edit % 10 === 9) compare(server, witnesses, `edit ${edit}`)
    }
    expect(tally.refused).toBeGreaterThan(10_000)
    expect(tally.admitted).toBeGreaterThan(1_000)
  })
})
