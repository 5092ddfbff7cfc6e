/**
 * What the parts of the store ask of a database, so that each of them is written once for SQLite (`sqlite-database.ts`) and
 * PostgreSQL (`postgres-database.ts`).
 */
import type { Kysely, RawBuilder, Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import type { Outcome } from './outcome.ts'
import type { Hash, NewEntry } from './store.ts'
import type { Tables } from './tables.ts'

export type Reader = Kysely<Tables>

export type Database = {
  /** Committed rows. */
  readonly read: Reader
  /** The database's own time, in milliseconds since 1970. */
  readonly now: RawBuilder<number>
  /** Other servers may use it at the same time. */
  readonly shared: boolean
  /**
   * Runs `work` in one transaction; resolves when it is on disk. Whatever `work` throws undoes it. Works on the same thing
   * (a board, a link) run one after the other, in the order in which this store was asked, and alone in all of the database.
   * `work` may run again when the database gave up a transaction, so it does nothing but ask `db`.
   */
  write<Result>(on: Id | Hash, work: (db: Transaction<Tables>) => Promise<Result>): Promise<Result>
  /** Writes one batch of edits, in its turn, of what `gather` gives then; resolves when it is on disk. All of it, or it rejects. */
  append(gather: () => readonly NewEntry[]): Promise<readonly Outcome[]>
  /**
   * Runs `work`, which may be long and use all parts of the store on the database it is given, alone among those who call
   * this. When it does not come to its end, however that is, nothing of it stays. For an empty database only.
   */
  whole<Result>(work: (inside: Database) => Promise<Result>): Promise<Result>
  /**
   * Rewrites what is stored, so that nothing which was deleted can be read out of the database's files any more. False when a
   * reader of the same files kept it from reaching all of them: then once more.
   */
  purge(): Promise<boolean>
  /** Refuses new work, waits for the work asked for, and closes. */
  close(): Promise<void>
}
