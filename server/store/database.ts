/** The embedded database: its folder, its lock, its thread, and the two ways of asking: reading, and writing in a transaction. */
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, type Transaction } from 'kysely'
import { Refusal } from '#shared/protocol/refusals.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { sqliteKinds } from './migrations/column-kinds.ts'
import { migrate } from './migrations/migrate.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { SqliteThread } from './sqlite-thread.ts'
import type { StoreDeps } from './store.ts'
import type { Tables } from './tables.ts'
import { Turns } from './turns.ts'

export type Reader = Kysely<Tables>

export type Database = {
  /** Committed rows. */
  readonly read: Reader
  /** Runs `work` alone and in one transaction; resolves when it is on disk. Whatever `work` throws undoes it. */
  write<Result>(work: (db: Transaction<Tables>) => Promise<Result>): Promise<Result>
  /** Runs `work` alone, for writing by other means than Kysely. */
  turn<Result>(work: () => Promise<Result>): Promise<Result>
  readonly thread: SqliteThread
  /** Refuses new work, waits for the work asked for, and closes. */
  close(): Promise<void>
}

/** Opens the database in `folder`, makes what is missing, and brings its tables up to date. */
export async function openDatabase({ folder, onFailure = () => undefined }: StoreDeps): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'twinboard.sqlite')
  closeSync(openSync(file, 'a', 0o600)) // SQLite would make it readable for everybody on the machine
  const lock = lockFolder(folder)
  const database = databaseOver(new SqliteThread(file, onFailure), lock)
  try {
    await database.write(db => migrate(db, sqliteKinds))
    return database
  } catch (error) {
    await database.close()
    throw error instanceof Refusal ? (error.cause ?? error) : error // at the start the reason counts, not the reply to a person
  }
}

function databaseOver(thread: SqliteThread, lock: FolderLock): Database {
  const read = new Kysely<Tables>({ dialect: sqliteDialect(thread) })
  const turns = new Turns()
  let open = true
  const turn: Database['turn'] = work => (open ? turns.take(work) : Promise.reject(new Refusal('store-unavailable')))
  return {
    read,
    thread,
    turn,
    write: work => turn(() => read.transaction().execute(work)),
    async close() {
      if (!open) return
      open = false
      try {
        await turns.take(() => thread.close())
      } finally {
        lock.close()
      }
    },
  }
}
