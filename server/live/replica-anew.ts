/** A board as it begins anew, without its history: under a fresh client id, in a new epoch. */
import * as Y from 'yjs'
import { type Chance, newClientId } from '#server/chance.ts'
import type { Rebuilt } from '#server/store/privacy-store.ts'
import type { Head, LogStore } from '#server/store/store.ts'
import type { Id } from '#shared/ids.ts'
import { writtenAnew } from '#shared/plan/anew.ts'
import { newReplica } from '#shared/plan/replica.ts'
import { loadReplica } from './replica.ts'

type Deps = { readonly log: LogStore; readonly chance: Chance }

/** The board as its log tells it now, written anew. `now`: milliseconds since 1970. */
export async function boardAnew({ log, chance }: Deps, board: Id, now: number): Promise<Rebuilt> {
  const { doc, epoch, seq, owners } = await loadReplica(log, board)
  try {
    return anewFrom(doc, { board, owners, head: { epoch, seq }, seen: { epoch, seq }, now, chance })
  } finally {
    doc.destroy()
  }
}

/** The board as `state` tells it, written anew, whatever its log says: for one that was restored from an older copy. */
export async function stateAnew({ log, chance }: Deps, board: Id, state: Uint8Array, now: number): Promise<Rebuilt> {
  const [head, owners] = await Promise.all([log.head(board), log.clientOwners(board)])
  const doc = newReplica()
  Y.applyUpdate(doc, state)
  try {
    return anewFrom(doc, { board, owners, head, seen: null, now, chance })
  } finally {
    doc.destroy()
  }
}

type Ground = {
  readonly board: Id
  readonly owners: ReadonlyMap<number, Id>
  readonly head: Head
  readonly seen: Head | null
  readonly now: number
  readonly chance: Chance
}

function anewFrom(doc: Y.Doc, { board, owners, head, seen, now, chance }: Ground): Rebuilt {
  const client = freshClient(owners, chance)
  // As after a restore: higher than any epoch that a device may have seen.
  const epoch = Math.max(Math.floor(now / 1000), head.epoch + 1)
  return { board, epoch, seen, update: writtenAnew(doc, client, epoch), clients: [client] }
}

function freshClient(owners: ReadonlyMap<number, Id>, chance: Chance): number {
  for (;;) {
    const client = newClientId(chance)
    if (!owners.has(client)) return client
  }
}
