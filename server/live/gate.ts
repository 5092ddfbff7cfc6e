/**
 * The gate before Yjs, which trusts its peers completely: a small hostile update could make a board unloadable, delete what
 * others will write later, or show two people different texts. So an update from outside is read and judged here first
 * (trust.md, "The gate before Yjs", rules 1 to 5), applied by the room only then, and looked at once more (`settled`).
 * Everything here only reads; the document is as it was when `admit` throws.
 */
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { checkCost } from './gate-cost.ts'
import { reject } from './gate-cursor.ts'
import { checkFill } from './gate-fill.ts'
import type { Ground } from './gate-ground.ts'
import { groundOf, knownClock } from './gate-ground.ts'
import type { Block, DeleteRange } from './gate-read.ts'
import { readUpdate } from './gate-read.ts'
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
}

// An honest device brings one new id for each replica it opened while it was offline.
const mostNewClients = 32

/**
 * Judges `update`, sent by `member`, before it meets `doc`. `owners` says whose each client id on this board is.
 * Throws `resync` when something in between is missing, `too-large` or `plan-full` past a limit, and `edit-rejected` with
 * the broken rule for what no honest client sends. What the document knows already may come again.
 */
export function admit(doc: Y.Doc, update: Uint8Array, member: Id, owners: ReadonlyMap<number, Id>): Admission {
  const { blocks, deletes } = readUpdate(update)
  const ground = groundOf(doc, blocks)
  const admission = checkClients(ground, member, owners)
  walkNew(ground)
  checkDeletes(ground, deletes)
  checkFill(ground, deletes, update.length)
  checkCost(ground)
  return admission
}

/** Rule 3: new units begin where the client's known ones end, under an id that is the member's or nobody's yet. */
function checkClients(ground: Ground, member: Id, owners: ReadonlyMap<number, Id>): Admission {
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
  // Units under an id that no member owns are the server's own: its first words on the board, its migrations.
  return owner === undefined && known === 0 ? true : reject(3, 'owner')
}

/**
 * Rule 4. A device that was away repeats every deletion it knows of, so only ranges that still delete something count
 * towards the limit.
 */
function checkDeletes(ground: Ground, deletes: readonly DeleteRange[]): void {
  let effective = 0
  for (const range of deletes) {
    const known = knownClock(ground.doc, range.client)
    if (range.end > Math.max(known, ground.reached.get(range.client) ?? 0)) throw new Refusal('resync')
    if (range.end > known || deletesLive(ground.doc, range)) effective++
    if (effective > limits.deleteRanges) throw new Refusal('too-large', { limit: limits.deleteRanges })
  }
}

/** True when the range takes something away that is there. The schema number is not for taking. */
function deletesLive(doc: Y.Doc, { client, clock, end }: DeleteRange): boolean {
  const structs = doc.store.clients.get(client) ?? []
  const schema = doc.share.get('meta')?._map.get('schema')
  let live = false
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i]
    if (!struct || struct.id.clock >= end) break
    if (struct.deleted) continue
    if (struct === schema) reject(5, 'schema')
    live = true
  }
  return live
}
