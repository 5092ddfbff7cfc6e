/**
 * Guests among honest members: each has a replica of what they see, gets every edit filtered and in any split, edits in their
 * parts, undoes, works offline and comes back. Members plant a mark in every root, so that bytes can be searched for it.
 */
import * as Y from 'yjs'
import { copyForGuest, missingForGuest } from '#server/live/guest-copy.ts'
import { seesRoot, writesRoot } from '#shared/agreement/guest-view.ts'
import { type GuestPart, guestParts } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { canonicalJson } from '#shared/plan/freeze.ts'
import { listKinds } from '#shared/plan/kinds.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Desk, Dice, Replica, Server } from './gate-world.ts'
import { diceOf, editAtRandom, openReplica, openServer, receive, replay, stateOf } from './gate-world.ts'

/** What became of it all. `leaks`: frames to guests with a mark of a root that is hidden from them. */
export type GuestOutcome = { updates: number; refused: number; apart: number; leaks: number; pending: number }

type Guest = Replica & { readonly parts: readonly GuestPart[]; readonly desk: Desk; waiting: Uint8Array[] }
type World = {
  readonly dice: Dice
  readonly server: Server
  readonly members: readonly Replica[]
  readonly guests: readonly Guest[]
  readonly outcome: GuestOutcome
}

const editsPerBoard = 150
const textRoots = ['text/greeting/de', 'text/greeting/en', 'text/history/de']
const roots = ['meta', ...listKinds, ...textRoots]

/** Lets guests and members edit on one board after the other until guests have sent `updates`. */
export function workAsGuests(seed: number, updates: number): GuestOutcome {
  const outcome: GuestOutcome = { updates: 0, refused: 0, apart: 0, leaks: 0, pending: 0 }
  for (let board = 0; outcome.updates < updates; board++) workOnBoard(openWorld(seed * 100_000 + board, outcome))
  return outcome
}

function workOnBoard(world: World): void {
  for (let i = 0; i < editsPerBoard; i++) step(world)
  for (const guest of world.guests) comeBack(world, guest)
  for (const guest of world.guests) take(world, guest, guest.waiting.splice(0))
  if (!agree(world)) world.outcome.apart++
}

function openWorld(seed: number, outcome: GuestOutcome): World {
  const dice = diceOf(seed)
  const server = openServer()
  const idFor = (i: number) => 10 * (1 + dice.roll(1e8)) + i
  const members = ['anna', 'boris'].map((member, i) => openReplica(server, member, idFor(i)))
  const world: World = { dice, server, members, guests: [], outcome }
  for (let i = 0; i < 10; i++) plant(world, dice.pick(members))
  for (const member of members) flush(world, member)
  const guests = ['gina', 'hugo'].map((member, i) => openGuest(world, member, idFor(5 + i)))
  return { ...world, guests }
}

/** Parts by chance, at least one. */
function partsOf(dice: Dice): GuestPart[] {
  const parts = guestParts.filter(() => dice.roll(3) === 0)
  return parts.length > 0 ? parts : [dice.pick(guestParts)]
}

function openGuest(world: World, member: Id, client: number): Guest {
  const parts = partsOf(world.dice)
  const bare: Server = { ...openServer(), doc: new Y.Doc() }
  const replica = openReplica(bare, member, client)
  const kinds = listKinds.filter(kind => writesRoot(parts, kind))
  const guest: Guest = { ...replica, parts, desk: { kinds, texts: parts.includes('texts') }, waiting: [] }
  receiveMissing(world, guest)
  guest.doc.clientID = client
  return guest
}

function receiveMissing(world: World, guest: Guest): void {
  deliver(world, guest, missingForGuest(world.server.doc, Y.encodeStateVector(guest.doc), guest.parts))
}

function give(world: World, guest: Guest, update: Uint8Array): void {
  deliver(world, guest, copyForGuest(world.server.doc, update, guest.parts))
}

/** Hands the guest what the server sends, and looks at what goes out and at what it leads to. */
function deliver(world: World, guest: Guest, copy: Uint8Array): void {
  const bytes = Buffer.from(copy)
  if (roots.some(root => !seesRoot(guest.parts, root) && bytes.includes(markOf(root)))) world.outcome.leaks++
  Y.applyUpdate(guest.doc, copy, 'server')
  const { pendingStructs, pendingDs } = guest.doc.store
  if (pendingStructs !== null || pendingDs !== null) world.outcome.pending++
}

function markOf(root: string): string {
  return `<mark of ${root}>`
}

/** Something that bears the mark of its root, in a root by chance; and sometimes it goes again. */
function plant({ dice }: World, { doc }: Replica): void {
  const root = dice.pick(roots)
  const mark = markOf(root)
  if (root === 'meta') doc.getMap(root).set('purpose@de', { text: mark })
  else if (root.startsWith('text/')) doc.getXmlFragment(root).insert(0, [new Y.XmlText(`${mark} ${mark}`)])
  else
    doc.getMap(root).set(
      `p${dice.roll(1e9)}`,
      new Y.Map([
        ['order', 'a0'],
        ['note@de', { text: mark }],
      ]),
    )
  const old = [...doc.getMap(listKinds[dice.roll(listKinds.length)]).keys()]
  if (dice.roll(3) === 0 && old.length > 2) doc.getMap(listKinds[dice.roll(listKinds.length)]).delete(dice.pick(old))
}

function step(world: World): void {
  const { dice, members, guests } = world
  const member = dice.pick(members)
  if (dice.roll(4) === 0) plant(world, member)
  else editAtRandom(dice, member)
  flush(world, member)
  const guest = dice.pick(guests)
  if (!guest.online && dice.roll(15) === 0) comeBack(world, guest)
  else if (guest.online && dice.roll(40) === 0) guest.online = false
  editAtRandom(dice, guest, guest.desk)
  if (guest.online && dice.roll(3) > 0) take(world, guest, guest.waiting.splice(0))
  if (guest.online) flush(world, guest)
}

/** What waited for the guest comes one by one, or merged as a pull of the room merges it. */
function take(world: World, guest: Guest, frames: readonly Uint8Array[]): void {
  const merged = world.dice.roll(2) === 0 && frames.length > 0 ? [Y.mergeUpdates([...frames])] : frames
  for (const frame of merged) give(world, guest, frame)
}

/** Sends what gathered: one by one, merged, or as all that the server lacks, with the whole set of deletions. */
function flush(world: World, from: Replica | Guest): void {
  const all = from.outbox.splice(0)
  if (all.length === 0) return
  const frames = 'parts' in from ? framesOf(world, from, all) : all
  for (const frame of frames) send(world, from, frame)
}

function framesOf({ dice, server }: World, { doc }: Replica, all: Uint8Array[]): Uint8Array[] {
  const way = dice.roll(6)
  if (way < 3) return all
  if (way === 3) return [Y.mergeUpdates(all)]
  return [way === 4 ? Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server.doc)) : Y.encodeStateAsUpdate(doc)]
}

function send(world: World, from: Replica | Guest, update: Uint8Array): void {
  const parts = 'parts' in from ? from.parts : null
  if (parts !== null) world.outcome.updates++
  try {
    const added = receive(world.server, from.member, update, parts)
    if (added.length > 0) tell(world, from, Y.mergeUpdates(added))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    world.outcome.refused++
  }
}

function tell({ members, guests }: World, from: Replica, frame: Uint8Array): void {
  for (const member of members) if (member !== from) Y.applyUpdate(member.doc, frame, 'server')
  for (const guest of guests) if (guest !== from && guest.online) guest.waiting.push(frame)
}

function comeBack(world: World, guest: Guest): void {
  guest.online = true
  guest.waiting = []
  const missing = missingForGuest(world.server.doc, Y.encodeStateVector(guest.doc), guest.parts)
  if (world.dice.roll(2) === 0) flush(world, guest)
  deliver(world, guest, missing)
  flush(world, guest)
}

function agree(world: World): boolean {
  const { server, members, guests } = world
  const state = stateOf(server.doc)
  if (![replay(server.log), ...members.map(({ doc }) => doc)].every(doc => stateOf(doc) === state)) return false
  return guests.every(guest => {
    const late = openGuest({ ...world, dice: diceOf(1) }, guest.member, 7)
    return isView(server.doc, guest.doc, guest.parts) && isView(server.doc, late.doc, late.parts)
  })
}

/** True when the copy says of what is seen the same as the whole, and of all else nothing. */
export function isView(whole: Y.Doc, copy: Y.Doc, parts: readonly GuestPart[]): boolean {
  return roots.every(
    root => sayingOf(copy, root) === (seesRoot(parts, root) ? sayingOf(whole, root) : sayingOf(new Y.Doc(), root)),
  )
}

function sayingOf(doc: Y.Doc, root: string): string {
  if (root.startsWith('text/')) return doc.getXmlFragment(root).toString()
  return canonicalJson(JSON.parse(JSON.stringify(doc.getMap(root).toJSON())))
}
