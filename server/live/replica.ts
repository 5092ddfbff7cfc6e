/**
 * A board in memory, rebuilt from the log: the newest snapshot and every entry after it. Used to open a room, to reload it
 * when memory can no longer be believed, and to check memory against the log (trust.md R3, R6, R8).
 */
import * as Y from 'yjs'
import type { LogStore } from '#server/store/store.ts'
import type { Id } from '#shared/ids.ts'
import { blankReplica } from '#shared/plan/blank-replica.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'

export type Replica = {
  readonly doc: Y.Doc
  readonly epoch: number
  /** Seq of the newest entry in `doc`. */
  readonly seq: number
  /** Entries that came after the newest snapshot. */
  readonly entries: number
  /** Which member owns which Yjs client id. */
  readonly owners: Map<number, Id>
  /** The log holds edits that lean on one that was never written, which only a torn commit leaves behind; see `letGo`. */
  readonly torn: boolean
}

/** Loads the board, or throws: half a board or an empty one is never taken for the whole. */
export async function loadReplica(log: LogStore, board: Id): Promise<Replica> {
  const { epoch, seq: newest } = await log.head(board)
  const [snapshot, owners] = await Promise.all([log.snapshot(board), log.clientOwners(board)])
  const entries = await log.since(board, snapshot?.seq ?? 0)
  const seq = entries.at(-1)?.seq ?? snapshot?.seq ?? 0
  if (seq === 0 || seq < newest) throw new Error(`the log of ${board} ends at ${seq} and should reach ${newest}`)
  const doc = blankReplica()
  doc.transact(() => {
    if (snapshot !== null) Y.applyUpdate(doc, snapshot.bytes)
    for (const entry of entries) Y.applyUpdate(doc, entry.update)
  })
  const torn = !isWhole(doc)
  if (torn) letGo(doc)
  return { doc, epoch, seq, entries: entries.length, owners, torn }
}

/**
 * Lets go of edits that wait for one that is missing. The log was found without a gap before, so what is missing was never
 * written: the commit failed, none of it was acknowledged, and whoever sent it still has it and sends all of it again.
 */
function letGo(doc: Y.Doc): void {
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
}

/** True when no edit waits for another that is missing. */
export function isWhole(doc: Y.Doc): boolean {
  return doc.store.pendingStructs === null && doc.store.pendingDs === null
}

/** The canonical digest of the plan that `doc` holds. Equal for all replicas that hold the same edits. */
export function digestOf(doc: Y.Doc): string {
  return freeze(readPlan(doc)).digest
}
