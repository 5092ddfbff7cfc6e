/** The embedded database: its folder, its lock, and its thread. One connection writes, so all writers share one line. */
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Database } from './database.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { sqliteKinds } from './migrations/column-kinds.ts'
import { migrate } from './migrations/migrate.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { clearUnfinished, underMark } from './sqlite-first-start.ts'
import { SqliteThread } from './sqlite-thread.ts'
import type { StoreDeps } from './store.ts'
import type { Tables } from './tables.ts'
import { Turns } from './turns.ts'

export type SqliteDatabase = Database & { readonly thread: SqliteThread }

/** Opens the database in `folder`, makes what is missing, and brings its tables up to date. */
export async function openSqlite(deps: Pick<StoreDeps, 'folder' | 'onFailure'>): Promise<SqliteDatabase> {
  const { folder, onFailure = () => undefined } = deps
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = lockFolder(folder)
  clearUnfinished(folder)
  const file = join(folder, 'twinboard.sqlite')
  closeSync(openSync(file, 'a', 0o600)) // SQLite would make it readable for everybody on the machine
  const database = databaseOver(new SqliteThread(file, onFailure), folder, lock)
  try {
    await database.write('schema', db => migrate(db, sqliteKinds))
    return database
  } catch (error) {
    await database.close()
    throw error instanceof Refusal ? (error.cause ?? error) : error // at the start the reason counts, not the reply to a person
  }
}

function databaseOver(thread: SqliteThread, folder: string, lock: FolderLock): SqliteDatabase {
  const read = new Kysely<Tables>({ dialect: sqliteDialect(thread) })
  const turns = new Turns()
  let open = true
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> =>
    open ? turns.take(work) : Promise.reject(new Refusal('store-unavailable'))
  const database: SqliteDatabase = {
    read,
    thread,
    now: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
    shared: false,
    write: (_on, work) => inTurn(() => read.transaction().execute(work)),
    append: gather => inTurn(async () => thread.ask({ kind: 'append', entries: gather() })),
    whole: work => underMark(folder, () => work(database)),
    purge: () => inTurn(() => purge(thread)),
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
  return database
}

/** The whole file is written anew, and its journal is emptied: in both, deleted rows would be read for a long time. */
async function purge(thread: SqliteThread): Promise<boolean> {
  const ask = (text: string) => thread.ask({ kind: 'query', lane: 'write', sql: text, values: [] })
  await ask('vacuum')
  const { rows } = await ask('pragma wal_checkpoint(truncate)')
  return (rows[0] as { readonly busy: number } | undefined)?.busy === 0
}
