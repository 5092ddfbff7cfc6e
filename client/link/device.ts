/**
 * What this device keeps: edits that the server has not acknowledged, until it has; and edits that it would not take,
 * until the person has fetched them. In IndexedDB, shared by all tabs.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Id } from '#shared/ids.ts'

/** An edit on its way. (board, device, n) names it on the server too, so that sending it twice is harmless. */
export type OutboxEntry = {
  readonly board: Id
  readonly device: Id
  readonly n: number
  /** Whose edit it is: on a shared device it waits for that person to sign in again. */
  readonly member: Id
  readonly epoch: number
  /** Milliseconds since 1970 by this device's clock; orders the edits of different tabs roughly, for sending only. */
  readonly at: number
  readonly update: Uint8Array
}
/** An edit that was put aside, and why. */
export type AsideEntry = OutboxEntry & { readonly reason: string }

/** Every promise resolves when the transaction is complete, and rejects when this device cannot keep anything. */
export type Device = {
  keep(entry: OutboxEntry): Promise<void>
  forget(entry: OutboxEntry): Promise<void>
  /** What waits for a board, oldest first. */
  waiting(board: Id): Promise<readonly OutboxEntry[]>
  putAside(entries: readonly OutboxEntry[], reason: string): Promise<void>
  aside(board: Id): Promise<readonly AsideEntry[]>
  close(): void
}

interface Schema extends DBSchema {
  outbox: { key: [Id, Id, number]; value: OutboxEntry; indexes: { board: Id } }
  aside: { key: number; value: AsideEntry; indexes: { board: Id } }
}

/** The device's storage. Opening is awaited by the first use, so that a device without storage says so there. */
export function openDevice(name = 'twinboard'): Device {
  const opening = open(name)
  // Each use reports the failure; without this a failure before the first use would count as unhandled.
  opening.catch(() => undefined)
  return {
    keep: async entry => {
      const done = (await opening).transaction('outbox', 'readwrite', { durability: 'strict' })
      await Promise.all([done.store.put(entry), done.done])
    },
    forget: async ({ board, device, n }) => (await opening).delete('outbox', [board, device, n]),
    waiting: async board => (await (await opening).getAllFromIndex('outbox', 'board', board)).sort(byTime),
    putAside: async (entries, reason) => putAside(await opening, entries, reason),
    aside: async board => (await opening).getAllFromIndex('aside', 'board', board),
    close: () => void opening.then(database => database.close(), noStorage),
  }
}

async function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('outbox', { keyPath: ['board', 'device', 'n'] }).createIndex('board', 'board')
      database.createObjectStore('aside', { autoIncrement: true }).createIndex('board', 'board')
    },
  })
}

// In one transaction: an edit is never in neither place.
async function putAside(
  database: IDBPDatabase<Schema>,
  entries: readonly OutboxEntry[],
  reason: string,
): Promise<void> {
  const change = database.transaction(['outbox', 'aside'], 'readwrite', { durability: 'strict' })
  const steps = entries.flatMap(entry => [
    change.objectStore('aside').add({ ...entry, reason }),
    change.objectStore('outbox').delete([entry.board, entry.device, entry.n]),
  ])
  await Promise.all([...steps, change.done])
}

function byTime(left: OutboxEntry, right: OutboxEntry): number {
  if (left.device === right.device) return left.n - right.n
  return left.at - right.at
}

function noStorage(): void {
  // Nothing was opened, so there is nothing to close.
}
