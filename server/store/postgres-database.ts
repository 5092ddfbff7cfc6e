/**
 * PostgreSQL under the store, for one server or several. What SQLite gets from its single writer is made of two things here:
 * each node lets those who write on the same thing wait in line, and a transaction takes a lock on that thing which holds
 * among all nodes. decisions/0007 says why so.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, sql, type Transaction } from 'kysely'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Database } from './database.ts'
import { postgresKinds } from './migrations/column-kinds.ts'
import { migrate } from './migrations/migrate.ts'
import { messageOf, type Outcome } from './outcome.ts'
import { appendBatch } from './postgres-append.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { type FailureKind, failureIn, PostgresFailure } from './postgres-failures.ts'
import { longPatience, type Patience, patience, poolOf } from './postgres-pool.ts'
import type { NewEntry, StoreDeps } from './store.ts'
import type { Tables } from './tables.ts'
import { NamedTurns, Turns } from './turns.ts'

/** Connections for reading and for transactions, at most. One more writes the log, which nobody can hold up. */
const connections = 10
/** Milliseconds for which a batch of edits is tried again while the database is away; each wait is twice the one before. */
const trying = { from: 50, most: 1_000, until: 8_000 } as const
/** How often a transaction is begun anew that PostgreSQL gave up in favour of another. */
const anew = 5

type Work<Result> = (db: Transaction<Tables>) => Promise<Result>

/** Not the time at which the transaction began: it may have waited. */
const now = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`

/** Opens the database at `url` and brings its tables up to date. Throws with the reason, and never with the address. */
export async function openPostgres(url: string, deps: Pick<StoreDeps, 'onFailure'>): Promise<Database> {
  const onFailure = deps.onFailure ?? (() => undefined)
  const open = (max: number, patient: Patience) => {
    const pool = poolOf(
      { url, max, onFailure: error => onFailure(failureIn(error) ?? new Error(messageOf(error))) },
      patient,
    )
    return new Kysely<Tables>({ dialect: postgresDialect(pool, onFailure) })
  }
  const atLeisure = async <Result>(on: string, work: Work<Result>): Promise<Result> => {
    const db = open(1, longPatience)
    try {
      return await locked(db, on, work)
    } finally {
      await db.destroy()
    }
  }
  try {
    await atLeisure('schema', async db => {
      await refuseOtherEncodings(db)
      await migrate(db, postgresKinds)
    })
  } catch (error) {
    throw atStart(error)
  }
  return databaseOver(open(connections, patience), open(1, patience), atLeisure)
}

/** At the start the reason counts, not the reply to a person. */
function atStart(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  return new Error(`The PostgreSQL database cannot be used: ${messageOf(error.cause)}.`, { cause: error.cause })
}

/** In another encoding, a text could be refused for its letters, or come back as other letters. */
async function refuseOtherEncodings(db: Transaction<Tables>): Promise<void> {
  const { rows } = await sql<{ encoding: string }>`select current_setting('server_encoding') as encoding`.execute(db)
  const encoding = rows[0]?.encoding
  if (encoding !== 'UTF8') throw new Error(`The PostgreSQL database must have the encoding UTF8, and has ${encoding}.`)
}

function databaseOver(
  read: Kysely<Tables>,
  log: Kysely<Tables>,
  atLeisure: <Result>(on: string, work: Work<Result>) => Promise<Result>,
): Database {
  const turns = new NamedTurns()
  let open = true
  const inTurn = <Result>(of: string, work: () => Promise<Result>): Promise<Result> =>
    open ? turns.take(of, work) : Promise.reject(new Refusal('store-unavailable'))

  /** Harmless when it had been written and only the answer was lost: an edit is known by its name. */
  const append = (entries: readonly NewEntry[]) =>
    again(
      ['undone', 'gone'],
      () => open,
      () => appendAll(log, entries),
    )

  return {
    read,
    now,
    shared: true,
    write: (on, work) =>
      inTurn(`of ${on}`, () =>
        again(
          ['undone'],
          () => open,
          () => locked(read, on, work),
        ),
      ),
    append: gather => inTurn('log', () => append(gather())),
    whole: work => inTurn('whole', () => atLeisure('whole', db => work(inside(db)))),
    async close() {
      if (!open) return
      open = false
      await turns.ended()
      await Promise.all([read.destroy(), log.destroy()])
    },
  }
}

/** Runs `work` in a transaction, alone among all nodes with those who write on the same thing. */
function locked<Result>(db: Kysely<Tables>, on: string, work: Work<Result>): Promise<Result> {
  return db.transaction().execute(async transaction => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`twinboard ${on}`}, 0))`.execute(transaction)
    return work(transaction)
  })
}

/** One transaction for all. When an edit in it is wrong, each half by itself, until the wrong one stands alone. */
async function appendAll(log: Kysely<Tables>, entries: readonly NewEntry[]): Promise<Outcome[]> {
  try {
    return await log.transaction().execute(db => appendBatch(db, entries))
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (entries.length === 1) return [{ as: 'wrong', message: messageOf(error) }]
    const half = entries.length >> 1
    return [...(await appendAll(log, entries.slice(0, half))), ...(await appendAll(log, entries.slice(half)))]
  }
}

/** Runs `work` again as long as it fails in one of these ways, it is not too late, and the store is `open`. */
async function again<Result>(
  ways: readonly FailureKind[],
  open: () => boolean,
  work: () => Promise<Result>,
): Promise<Result> {
  const begun = performance.now()
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const kind = error instanceof Refusal && error.cause instanceof PostgresFailure ? error.cause.kind : null
      const late = kind === 'undone' ? tries >= anew : performance.now() - begun > trying.until
      if (kind === null || !ways.includes(kind) || late || !open()) throw error
      await pause(Math.min(trying.most, trying.from * 2 ** (tries - 1)))
    }
  }
}

/** The database as it is seen inside of one open transaction. What fails in a piece of work is undone to where it began. */
function inside(db: Transaction<Tables>): Database {
  const turns = new Turns()
  return {
    read: db,
    now,
    shared: true,
    write: (_on, work) => turns.take(() => undoable(db, () => work(db))),
    append: gather => turns.take(() => undoable(db, () => appendBatch(db, gather()))),
    whole: () => Promise.reject(new Error('A whole cannot be part of another one.')),
    close: async () => undefined,
  }
}

async function undoable<Result>(db: Transaction<Tables>, work: () => Promise<Result>): Promise<Result> {
  await sql`savepoint piece`.execute(db)
  try {
    const result = await work()
    await sql`release savepoint piece`.execute(db)
    return result
  } catch (error) {
    await sql`rollback to savepoint piece`.execute(db)
    throw error
  }
}
