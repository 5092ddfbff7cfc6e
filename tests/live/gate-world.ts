/**
 * A small world for the gate's tests: a server that takes updates in the room's manner, and replicas whose people edit at
 * random from a seed: records, moves, wordings, rich text, undo, offline work, retries.
 */
import * as Y from 'yjs'
import { type Admission, admit, settled } from '#server/live/gate.ts'
import type { GuestPart } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { addRecord, changeRecord, editOrigin, moveRecord, removeRecord, seedPlan, word } from '#shared/plan/edits.ts'
import { canonicalJson } from '#shared/plan/freeze.ts'
import { listKinds } from '#shared/plan/kinds.ts'
import type { ListKind } from '#shared/plan/plan.ts'
import { newReplica } from '#shared/plan/replica.ts'
import { undoOf } from '#shared/plan/undo.ts'

/** Chance from a seed: the same numbers in every run. */
export type Dice = {
  /** A whole number from 0 to `sides` - 1. */
  roll(sides: number): number
  pick<T>(from: readonly T[]): T
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for tests. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const roll = (sides: number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * sides)
  }
  const pick = <T>(from: readonly T[]) => {
    const found = from[roll(from.length)]
    if (found === undefined) throw new RangeError('nothing to pick from')
    return found
  }
  return { roll, pick }
}

/** A server's side of one board: the document, who owns which client id, all that was appended, and the gate's own time. */
export type Server = { doc: Y.Doc; readonly owners: Map<number, Id>; readonly log: Uint8Array[]; gateMs: number }

/** A board that was seeded by the server. */
export function openServer(): Server {
  const seed = new Y.Doc()
  seed.clientID = 1
  seedPlan(seed, { title: 'Gedenkzug', language: 'de', languages: ['de', 'en'] })
  const first = Y.encodeStateAsUpdate(seed)
  return { doc: replay([first]), owners: new Map(), log: [first], gateMs: 0 }
}

/** A document from nothing but the log, as when a room opens. */
export function replay(log: readonly Uint8Array[]): Y.Doc {
  const doc = newReplica()
  doc.clientID = 2
  doc.transact(() => {
    for (const update of log) Y.applyUpdate(doc, update)
  })
  return doc
}

/**
 * Takes an update as the room does: gate, claim, apply, second look, append. Gives what was added. `guest`: the parts of the
 * board that a guest is let into.
 */
export function receive(
  server: Server,
  member: Id,
  update: Uint8Array,
  guest: readonly GuestPart[] | null = null,
): Uint8Array[] {
  const admission = timed(server, () => admit(server.doc, update, member, server.owners, guest))
  for (const client of admission.newClients) server.owners.set(client, member)
  const added = apply(server, admission)
  server.log.push(...added)
  return added
}

function apply(server: Server, admission: Admission): Uint8Array[] {
  const { doc } = server
  const added: Uint8Array[] = []
  const keep = (bytes: Uint8Array) => added.push(bytes)
  doc.on('update', keep)
  Y.applyUpdate(doc, admission.update)
  timed(server, () => settled(doc, admission))
  doc.off('update', keep)
  return added
}

function timed<T>(server: Server, judge: () => T): T {
  const begun = performance.now()
  try {
    return judge()
  } finally {
    server.gateMs += performance.now() - begun
  }
}

/** All that a document says, whatever the order in which it came to say it. A field without a value says nothing. */
export function stateOf(doc: Y.Doc): string {
  const roots = [...doc.share.keys()].filter(name => name.startsWith('text/')).sort()
  const texts = roots.map(name => [name, doc.getXmlFragment(name).toString()])
  const maps = ['meta', ...listKinds].map(name => [name, doc.getMap(name).toJSON()])
  return canonicalJson(JSON.parse(JSON.stringify([...maps, ...texts.filter(([, text]) => text !== '')])))
}

/** One person's replica: online or offline, with an outbox and an undo of their own. */
export type Replica = {
  readonly member: Id
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
  readonly outbox: Uint8Array[]
  online: boolean
}

/**
 * A replica of `server`'s board under client id `client`, with undo as the page has it. Its own edits gather in the outbox.
 * `undoing`: how undo is made; the page's way, unless a test wants another one.
 */
export function openReplica(server: Server, member: Id, client: number, undoing = undoOf): Replica {
  const doc = newReplica()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc), 'server')
  doc.clientID = client // only now: Yjs takes another one when somebody else's edits come under its own
  // Steps are parted by the dice and not by the clock.
  const undo = undoing(doc, { captureTimeout: Number.MAX_SAFE_INTEGER })
  const outbox: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') outbox.push(update)
  })
  return { member, doc, undo, outbox, online: true }
}

const texts = ['text/greeting/de', 'text/greeting/en', 'text/history/de']
const words = ['Köln', ' 🚂 ', 'Warszawa', 'Брест', '中文', ' und ', 'x', '«', '\n']
const marks = [{ bold: {} }, { link: { href: 'https://example.org/' } }, { bold: null }, { italic: {} }, { link: null }]

/** Where somebody edits: records of these kinds, and texts or not. */
export type Desk = { readonly kinds: readonly ListKind[]; readonly texts: boolean }
const wholeDesk: Desk = { kinds: ['stops', 'items', 'tasks', 'sections'], texts: true }

/** One random honest edit. */
export function editAtRandom(dice: Dice, { doc, undo }: Replica, desk: Desk = wholeDesk): void {
  const choice = dice.roll(20)
  if (dice.roll(3) > 0) undo.stopCapturing()
  if (choice < 10 && desk.texts) editTextAtRandom(dice, { doc })
  else if (choice < 16) editRecord(dice, doc, desk.kinds)
  else goBackOrForth(dice, undo)
}

function goBackOrForth(dice: Dice, undo: Y.UndoManager): void {
  const forth = undo.canRedo() && dice.roll(2) === 0
  for (let steps = 1 + dice.roll(4); steps > 0; steps--) forth ? undo.redo() : undo.undo()
}

/** One random honest edit of a text. */
export function editTextAtRandom(dice: Dice, { doc }: Pick<Replica, 'doc'>): void {
  doc.transact(() => editText(dice, doc.getXmlFragment(dice.pick(texts))), editOrigin)
}

function editRecord(dice: Dice, doc: Y.Doc, kinds: Desk['kinds']): void {
  const kind = dice.pick(kinds)
  const ids = [...doc.getMap(kind).keys()]
  const choice = ids.length < 3 ? 0 : dice.roll(6)
  const id = ids.length > 0 ? dice.pick(ids) : ''
  if (choice === 0) addRecord(doc, kind, `${kind}${dice.roll(1e9)}`, {}, dice.pick(['end', null, id]))
  else if (choice === 1) removeRecord(doc, kind, id)
  else if (choice === 2) moveRecord(doc, kind, id, dice.pick([null, 'end', dice.pick(ids)]))
  else if (kind === 'stops') changeRecord(doc, kind, id, { name: dice.pick(words), lat: dice.roll(90) / 7 })
  else if (worded.includes(kind))
    word(doc, { kind, id }, 'title', dice.pick(['de', 'en']), dice.pick(words) + dice.pick(words))
}

const worded: readonly ListKind[] = ['items', 'tasks', 'lines', 'sections']

function editText(dice: Dice, fragment: Y.XmlFragment): void {
  const runs = runsIn(fragment)
  const choice = runs.length === 0 ? 0 : dice.roll(12)
  if (choice === 0) fragment.insert(dice.roll(fragment.length + 1), [dice.roll(4) === 0 ? table(dice) : block(dice, 1)])
  else if (choice === 1 && fragment.length > 3) fragment.delete(dice.roll(fragment.length), 1)
  else if (choice === 2) splitBlock(dice, fragment)
  else editRun(dice, dice.pick(runs))
}

function editRun(dice: Dice, run: Y.XmlText): void {
  const at = boundary(run, dice.roll(run.length + 1))
  const end = boundary(run, Math.min(run.length, at + dice.roll(6)))
  const choice = dice.roll(8)
  if (choice < 4) run.insert(at, dice.pick(words), dice.roll(3) === 0 ? dice.pick(marks) : undefined)
  else if (choice < 6 && end > at) run.delete(at, end - at)
  else if (end > at) run.format(at, end - at, dice.pick(marks))
}

/** People's editors never cut a character pair in two. */
function boundary(run: Y.XmlText, at: number): number {
  const code = plain(run).charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

function plain(run: Y.XmlText): string {
  return run
    .toDelta()
    .map((part: { insert: string }) => part.insert)
    .join('')
}

/** What an editor does on Enter: the tail of a block becomes a block of its own. */
function splitBlock(dice: Dice, fragment: Y.XmlFragment): void {
  const at = dice.roll(fragment.length)
  const old = fragment.get(at)
  const copy = old instanceof Y.XmlElement ? old.clone() : block(dice, 1)
  fragment.insert(at + 1, [copy])
  if (copy instanceof Y.XmlElement) copy.setAttribute('level', `${dice.roll(4)}`)
}

function block(dice: Dice, depth: number): Y.XmlElement {
  const element = new Y.XmlElement(depth % 2 === 1 ? dice.pick(['paragraph', 'heading', 'bulletList']) : 'listItem')
  if (depth < 6 && dice.roll(3) === 0) {
    element.insert(0, [block(dice, depth + 1), block(dice, depth + 1)])
    return element
  }
  const run = new Y.XmlText()
  run.applyDelta([{ insert: dice.pick(words) }, { insert: dice.pick(words), attributes: dice.pick(marks) }])
  element.insert(0, [run])
  return element
}

/** A table as the editor nests it: rows, cells, paragraphs. */
function table(dice: Dice): Y.XmlElement {
  const cell = () => nestedIn('tableCell', [nestedIn('paragraph', [new Y.XmlText(dice.pick(words))])])
  const row = () => nestedIn('tableRow', [cell(), cell()])
  return nestedIn('table', [row(), row()])
}

function nestedIn(name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, children)
  return element
}

function runsIn(within: Y.XmlFragment): Y.XmlText[] {
  return within.toArray().flatMap(node => {
    if (node instanceof Y.XmlText) return [node]
    return node instanceof Y.XmlElement ? runsIn(node) : []
  })
}
