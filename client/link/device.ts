/**
 * What this device keeps: edits and messages that the server has not acknowledged, until it has; edits that it would not
 * take and copies of boards that are others now, until the person has fetched them. In IndexedDB, shared by all tabs.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import type { RefusalCode } from '#shared/protocol/refusals.ts'
import type { About } from '#shared/talk/message.ts'

/** An edit on its way. (board, device, n) names it on the server too, so that sending it twice is harmless. */
export type OutboxEntry = {
  readonly board: Id
  readonly device: Id
  readonly n: number
  /** Whose edit it is: on a shared device it waits for that person to sign in again. */
  readonly member: Id
  readonly epoch: number
  /** Milliseconds since 1970 by this device's clock, and in any case later than of the edits that this one stands on. */
  readonly at: number
  readonly update: Uint8Array
}
/** An edit that was put aside, and why. */
export type AsideEntry = OutboxEntry & { readonly reason: RefusalCode }
/** The same with its place on the device. */
export type StoredAside = AsideEntry & { readonly key: number }

/** A message on its way. The id is the one under which the server will know it. */
export type SayingEntry = {
  readonly board: Id
  readonly id: Id
  readonly member: Id
  readonly at: number
  readonly text: string
  readonly language: string
  readonly about: About | null
}

/** A whole replica of an epoch that the server has left behind. */
export type BoardCopy = {
  readonly board: Id
  readonly member: Id
  readonly epoch: number
  /** When it was put away, in milliseconds since 1970. */
  readonly at: number
  /** The state as one Yjs update. */
  readonly state: Uint8Array
}

/** Every promise resolves when the transaction is complete, and rejects when this device cannot keep anything. */
export type Device = {
  keep(entry: OutboxEntry): Promise<void>
  forget(entry: OutboxEntry): Promise<void>
  /** What waits for a board, oldest first. */
  waiting(board: Id): Promise<readonly OutboxEntry[]>
  putAside(entries: readonly OutboxEntry[], reason: RefusalCode): Promise<void>
  /** In the order in which they were put aside. */
  aside(board: Id): Promise<readonly StoredAside[]>
  dropAside(keys: readonly number[]): Promise<void>
  keepSaying(entry: SayingEntry): Promise<void>
  forgetSaying(entry: Pick<SayingEntry, 'board' | 'id'>): Promise<void>
  /** Messages that wait, oldest first. */
  sayings(board: Id): Promise<readonly SayingEntry[]>
  /** One copy an epoch and member: what two tabs put away becomes one. */
  keepCopy(copy: BoardCopy): Promise<void>
  copies(board: Id): Promise<readonly BoardCopy[]>
  dropCopy(copy: Pick<BoardCopy, 'board' | 'member' | 'epoch'>): Promise<void>
  close(): void
}

export interface Schema extends DBSchema {
  outbox: { key: [Id, Id, number]; value: OutboxEntry; indexes: { board: Id } }
  aside: { key: number; value: AsideEntry; indexes: { board: Id } }
  sayings: { key: [Id, Id]; value: SayingEntry; indexes: { board: Id } }
  copies: { key: [Id, Id, number]; value: BoardCopy; indexes: { board: Id } }
}
export type Database = IDBPDatabase<Schema>

/** The device's storage. Opening is awaited by the first use, so that a device without storage says so there. */
export function openDevice(name = 'twinboard'): Device {
  const database = reopening(name)
  return {
    keep: async entry => put(await database(), 'outbox', entry),
    forget: async ({ board, device, n }) => (await database()).delete('outbox', [board, device, n]),
    waiting: async board => (await (await database()).getAllFromIndex('outbox', 'board', board)).sort(byTime),
    putAside: async (entries, reason) => putAside(await database(), entries, reason),
    aside: async board => asides(await database(), board),
    dropAside: async keys => dropAside(await database(), keys),
    keepSaying: async entry => put(await database(), 'sayings', entry),
    forgetSaying: async ({ board, id }) => (await database()).delete('sayings', [board, id]),
    sayings: async board =>
      (await (await database()).getAllFromIndex('sayings', 'board', board)).sort((left, right) => left.at - right.at),
    keepCopy: async copy => keepCopy(await database(), copy),
    copies: async board => (await database()).getAllFromIndex('copies', 'board', board),
    dropCopy: async ({ board, member, epoch }) => (await database()).delete('copies', [board, member, epoch]),
    close: () => void database().then(opened => opened.close(), noStorage),
  }
}

/**
 * The open database; opened anew after a failure, and after the browser has ended it, as some do with a page that slept.
 * Each use reports a failure of its own.
 */
function reopening(name: string): () => Promise<Database> {
  let opening: Promise<Database> | null = null
  const forget = () => {
    opening = null
  }
  return () => {
    if (opening !== null) return opening
    const asked = openDatabase(name, forget)
    asked.catch(forget)
    opening = asked
    return asked
  }
}

/** The storage itself, in its present form. `onEnd`: it is closed, and has to be opened anew. */
export async function openDatabase(name: string, onEnd: () => void): Promise<Database> {
  return openDB<Schema>(name, 2, {
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore('outbox', { keyPath: ['board', 'device', 'n'] }).createIndex('board', 'board')
        database.createObjectStore('aside', { autoIncrement: true }).createIndex('board', 'board')
      }
      database.createObjectStore('sayings', { keyPath: ['board', 'id'] }).createIndex('board', 'board')
      database.createObjectStore('copies', { keyPath: ['board', 'member', 'epoch'] }).createIndex('board', 'board')
    },
    // A newer page waits for this one to let go.
    blocking(_current, _blocked, event) {
      onEnd()
      ;(event.target as IDBDatabase).close()
    },
    terminated: onEnd,
  })
}

// Strict: resolved when it is on the disk, and not when the system has promised to write it.
async function put<Name extends 'outbox' | 'sayings'>(
  database: Database,
  name: Name,
  entry: Schema[Name]['value'],
): Promise<void> {
  const change = database.transaction(name, 'readwrite', { durability: 'strict' })
  await Promise.all([change.store.put(entry), change.done])
}

// In one transaction: an edit is never in neither place.
async function putAside(database: Database, entries: readonly OutboxEntry[], reason: RefusalCode): Promise<void> {
  const change = database.transaction(['outbox', 'aside'], 'readwrite', { durability: 'strict' })
  const steps = entries.flatMap(entry => [
    change.objectStore('aside').add({ ...entry, reason }),
    change.objectStore('outbox').delete([entry.board, entry.device, entry.n]),
  ])
  await Promise.all([...steps, change.done])
}

async function asides(database: Database, board: Id): Promise<StoredAside[]> {
  const { store } = database.transaction('aside')
  const index = store.index('board')
  const [entries, keys] = await Promise.all([index.getAll(board), index.getAllKeys(board)])
  return entries.map((entry, at) => ({ ...entry, key: keys[at] ?? 0 }))
}

async function dropAside(database: Database, keys: readonly number[]): Promise<void> {
  const change = database.transaction('aside', 'readwrite')
  await Promise.all([...keys.map(key => change.store.delete(key)), change.done])
}

async function keepCopy(database: Database, copy: BoardCopy): Promise<void> {
  const change = database.transaction('copies', 'readwrite', { durability: 'strict' })
  const known = await change.store.get([copy.board, copy.member, copy.epoch])
  const state = known === undefined ? copy.state : Y.mergeUpdates([known.state, copy.state])
  await Promise.all([change.store.put({ ...copy, state }), change.done])
}

function byTime(left: OutboxEntry, right: OutboxEntry): number {
  return left.at - right.at
}

function noStorage(): void {
  // Nothing was opened, so there is nothing to close.
}
