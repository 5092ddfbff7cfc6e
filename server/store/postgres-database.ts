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
/** Milliseconds between tries while the database is away, each wait twice the one before; and when a batch is given up. */
const waits = { from: 50, most: 1_000 } as const
const givenUp = 8_000
/** How often a transaction is tried that PostgreSQL gives up in favour of another. */
const anew = 5

type Work<Result> = (db: Transaction<Tables>) => Promise<Result>

/** Not the time at which the transaction began: it may have waited. */
const now = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`

/**
 * Opens the database at `url` and brings its tables up to date. Throws with the reason, and never with the address. A batch of
 * edits is tried for `tryFor` milliseconds while the database is away.
 */
export async function openPostgres(
  url: string,
  deps: Pick<StoreDeps, 'onFailure'> = {},
  tryFor: number = givenUp,
): Promise<Database> {
  const postgres = new Postgres(url, deps.onFailure)
  try {
    await postgres.atLeisure('schema', async db => {
      await refuseOtherEncodings(db)
      await migrate(db, postgresKinds)
    })
  } catch (error) {
    throw atStart(error)
  }
  return databaseOver(postgres, tryFor)
}

type Lane = { readonly db: Kysely<Tables>; close(): Promise<void> }

/** The way to one PostgreSQL: makes pools, and tells of what fails on them. */
class Postgres {
  readonly #url: string
  readonly #onFailure: (error: Error) => void

  constructor(url: string, onFailure: (error: Error) => void = () => undefined) {
    this.#url = url
    this.#onFailure = onFailure
  }

  /** A pool of its own, with at most so many connections. */
  lane(connections: number, patient: Patience = patience): Lane {
    const onFailure = (error: unknown) => this.#onFailure(failureIn(error) ?? new Error(messageOf(error)))
    const pool = poolOf({ url: this.#url, patient, onFailure }, connections)
    return { db: new Kysely({ dialect: postgresDialect(pool, this.#onFailure) }), close: () => pool.end() }
  }

  /** Runs `work` in a transaction that may take long, alone among all nodes with those who work on the same thing. */
  async atLeisure<Result>(on: string, work: Work<Result>): Promise<Result> {
    const lane = this.lane(1, longPatience)
    try {
      return await locked(lane.db, on, work)
    } finally {
      await lane.close()
    }
  }

  /** Frees what was deleted. Its bytes are overwritten by and by; docs/data-protection.md says how they go at once. */
  async vacuum(): Promise<boolean> {
    const lane = this.lane(1, longPatience)
    try {
      await sql`vacuum`.execute(lane.db)
      return true
    } finally {
      await lane.close()
    }
  }
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

function databaseOver(postgres: Postgres, tryFor: number): Database {
  const [lane, log] = [postgres.lane(connections), postgres.lane(1)]
  const turns = new NamedTurns()
  let open = true
  const inTurn = <Result>(of: string, work: () => Promise<Result>): Promise<Result> =>
    open ? turns.take(of, work) : Promise.reject(new Refusal('store-unavailable'))
  const persist = <Result>(ways: readonly FailureKind[], work: () => Promise<Result>) =>
    again(
      work,
      ({ kind, tries, ms }) => open && ways.includes(kind) && (kind === 'undone' ? tries < anew : ms < tryFor),
    )
  // An edit is known by its name, so it may be sent again even when it may have been written and only the answer was lost.
  const append = (entries: readonly NewEntry[]) => persist(['undone', 'gone'], () => appendAll(log.db, entries))

  return {
    read: lane.db,
    now,
    shared: true,
    write: (on, work) => inTurn(`of ${on}`, () => persist(['undone'], () => locked(lane.db, on, work))),
    append: gather => inTurn('log', () => append(gather())),
    purge: () => inTurn('purge', () => postgres.vacuum()),
    whole: work => inTurn('whole', () => postgres.atLeisure('whole', db => work(inside(db)))),
    async close() {
      if (!open) return
      open = false
      await turns.ended()
      await Promise.all([lane.close(), log.close()])
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

/** How `work` failed, how often it was tried, and in how many milliseconds. */
type Trial = { readonly kind: FailureKind; readonly tries: number; readonly ms: number }

/** Runs `work` until it goes well, or fails in a way after which it shall not be tried `once more`. */
async function again<Result>(work: () => Promise<Result>, onceMore: (trial: Trial) => boolean): Promise<Result> {
  const begun = performance.now()
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const failure = error instanceof Refusal ? error.cause : null
      if (!(failure instanceof PostgresFailure)) throw error
      if (!onceMore({ kind: failure.kind, tries, ms: performance.now() - begun })) throw error
      await pause(Math.min(waits.from * 2 ** (tries - 1), waits.most))
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
    purge: () => Promise.reject(new Error('What is not committed yet cannot be purged.')),
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
