/** What a device keeps of somebody, on all boards at once: for the moment when they sign out. Not part of the first load. */
import type { Id } from '#shared/ids.ts'
import {
  type AsideEntry,
  type BoardCopy,
  type Database,
  type OutboxEntry,
  openDatabase,
  type SayingEntry,
} from './device.ts'

/** What a device keeps of one person, or of all. */
export type DeviceContents = {
  readonly edits: readonly OutboxEntry[]
  readonly sayings: readonly SayingEntry[]
  readonly asides: readonly AsideEntry[]
  readonly copies: readonly BoardCopy[]
}

const names = ['outbox', 'sayings', 'aside', 'copies'] as const

/** All that is kept of the member; of everybody where nobody is named. Rejects on a device that forbids storage. */
export function deviceContents(member: Id | null, name = 'twinboard'): Promise<DeviceContents> {
  return within(name, async database => {
    const change = database.transaction(names)
    const [edits, sayings, asides, copies] = await Promise.all([
      change.objectStore('outbox').getAll(),
      change.objectStore('sayings').getAll(),
      change.objectStore('aside').getAll(),
      change.objectStore('copies').getAll(),
    ])
    const own = <Entry extends { readonly member: Id }>(all: readonly Entry[]) =>
      all.filter(entry => member === null || entry.member === member)
    return { edits: own(edits), sayings: own(sayings), asides: own(asides), copies: own(copies) }
  })
}

/** Deletes what is kept of the member. What others have on this device waits for them. */
export function emptyOf(member: Id, name = 'twinboard'): Promise<void> {
  return within(name, async database => {
    const change = database.transaction(names, 'readwrite', { durability: 'strict' })
    for (const each of names) {
      let cursor = await change.objectStore(each).openCursor()
      while (cursor !== null) {
        if (cursor.value.member === member) await cursor.delete()
        cursor = await cursor.continue()
      }
    }
    await change.done
  })
}

async function within<T>(name: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(name, () => undefined)
  try {
    return await work(database)
  } finally {
    database.close()
  }
}
