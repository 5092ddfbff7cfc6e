/**
 * The gate before Yjs, which trusts its peers completely: a small hostile update could make a board unloadable, delete what
 * others will write later, or show two people different texts. So an update from outside is read and judged here first
 * (trust.md, "The gate before Yjs", rules 1 to 5), applied by the room only then, and looked at once more (`settled`).
 * Everything here only reads; the document is as it was when `admit` throws.
 */
import * as Y from 'yjs'
import type { GuestPart } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { checkCost } from './gate-cost.ts'
import { reject } from './gate-cursor.ts'
import { checkFill, checkSize, type Freed, savedBy } from './gate-fill.ts'
import type { Ground } from './gate-ground.ts'
import { groundOf, knownClock } from './gate-ground.ts'
import { guestDeletes, withDeletes } from './gate-guest.ts'
import type { Block, DeleteRange } from './gate-read.ts'
import { readUpdate } from './gate-read.ts'
import { serversOwn } from './gate-schema.ts'
import { walkNew } from './gate-walk.ts'

export { settled } from './gate-settled.ts'

/** What the room needs to know of an update that may be applied. */
export type Admission = {
  /** Client ids that the update writes under; none when it only deletes. */
  clients: number[]
  /** Those of them that nobody owns yet: to be claimed for the member before the update is applied. */
  newClients: number[]
  /** The clock at which each client's new units begin: what `settled` has to look at. */
  from: ReadonlyMap<number, number>
  /** What is to be applied: what was sent, without what a guest's replica only seems to delete. */
  update: Uint8Array
}

// An honest device brings one new id for each replica it opened while it was offline.
const mostNewClients = 32
/** Yjs draws its ids from these. Larger ones would not fit everywhere they are kept. */
const lastClient = 2 ** 32 - 1

/**
 * Judges `update`, sent by `member`, before it meets `doc`. `owners` says whose each client id on this board is; `guest`,
 * which parts of it a guest is let into, null for everybody else. Throws `read-only` for what is not in a guest's parts, `resync` when something in between is missing, `too-large` or `plan-full` past a limit, and `edit-rejected` with
 * the broken rule for what no honest client sends. What the document knows already may come again.
 */
export function admit(
  doc: Y.Doc,
  update: Uint8Array,
  member: Id,
  owners: ReadonlyMap<number, Id>,
  guest: readonly GuestPart[] | null = null,
): Admission {
  const { blocks, deletes: sent, structBytes } = readUpdate(update)
  const ground = groundOf(doc, blocks)
  const clients = checkClients(ground, member, owners)
  walkNew(ground)
  const deletes = guest === null ? sent : guestDeletes(ground, sent, guest)
  const freed = checkDeletes(ground, deletes)
  checkFill(ground, deletes)
  checkCost(ground, deletes)
  checkSize(ground, freed)
  return { ...clients, update: guest === null ? update : withDeletes(update, structBytes, deletes) }
}

/** Rule 3: new units begin where the client's known ones end, under an id that is the member's or nobody's yet. */
function checkClients(ground: Ground, member: Id, owners: ReadonlyMap<number, Id>): Omit<Admission, 'update'> {
  const from = new Map<number, number>()
  const newClients: number[] = []
  for (const block of ground.blocks.values()) {
    const known = knownClock(ground.doc, block.client)
    if (block.clock > known) throw new Refusal('resync')
    if (block.end <= known) continue
    from.set(block.client, known)
    if (isUnclaimed(block, known, member, owners)) newClients.push(block.client)
  }
  if (newClients.length > 0) checkCount(ground.doc, newClients.length, member, owners)
  return { clients: [...from.keys()], newClients, from }
}

/** Each id makes the state vector of the board longer for good, and everybody who comes back sends and compares all of it. */
function checkCount(doc: Y.Doc, added: number, member: Id, owners: ReadonlyMap<number, Id>): void {
  if (added > mostNewClients) reject(3, 'clients')
  let written = added
  for (const client of doc.store.clients.keys()) if (owners.get(client) === member) written++
  if (written > limits.clientsPerMember) throw new Refusal('plan-full', { limit: limits.clientsPerMember })
}

function isUnclaimed(block: Block, known: number, member: Id, owners: ReadonlyMap<number, Id>): boolean {
  const owner = owners.get(block.client)
  if (owner === member) return false
  if (block.client > lastClient) reject(3, 'client')
  // Units under an id that no member owns are the server's own: its first words on the board, its migrations.
  return owner === undefined && known === 0 ? true : reject(3, 'owner')
}

/**
 * Rule 4. A device that was away repeats every deletion it knows of, so only ranges that still delete something count
 * towards the limit. Gives what they free.
 */
function checkDeletes(ground: Ground, deletes: readonly DeleteRange[]): Freed {
  const freed = { live: 0, bytes: 0 }
  let effective = 0
  for (const range of deletes) {
    const known = knownClock(ground.doc, range.client)
    if (range.end > Math.max(known, ground.reached.get(range.client) ?? 0)) throw new Refusal('resync')
    const { live, bytes } = range.clock < known ? liveIn(ground.doc, range) : { live: 0, bytes: 0 }
    if (range.end > known || live > 0) effective++
    if (effective > limits.deleteRanges) throw new Refusal('too-large', { limit: limits.deleteRanges })
    freed.live += live
    freed.bytes += bytes
  }
  return freed
}

/** What the range takes away. What the server keeps in the plan is not for taking. */
function liveIn(doc: Y.Doc, { client, clock, end }: DeleteRange): Freed {
  const structs = doc.store.clients.get(client) ?? []
  const meta = doc.share.get('meta')?._map
  let live = 0
  let bytes = 0
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i]
    if (!struct || struct.id.clock >= end) break
    if (struct.deleted || !(struct instanceof Y.Item)) continue
    for (const key of serversOwn) if (struct === meta?.get(key)) reject(5, key)
    live++
    bytes += savedBy(struct, Math.max(0, clock - struct.id.clock), Math.min(struct.length, end - struct.id.clock))
  }
  return { live, bytes }
}
