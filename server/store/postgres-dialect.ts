/**
 * Lets Kysely talk to PostgreSQL over a pool, and says of each failure whose it is: of the database, which is
 * Refusal('store-unavailable') to whoever asked, or of the question.
 */
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type pg from 'pg'
import { Refusal } from '#shared/protocol/refusals.ts'
import { failureIn } from './postgres-failures.ts'
import { unavailable } from './unavailable.ts'

type Told = (error: Error) => void

/** The dialect over `pool`. `onFailure` hears of each failure of the database. */
export function postgresDialect(pool: pg.Pool, onFailure: Told): Dialect {
  return {
    createDriver: () => driverOver(pool, onFailure),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new LockedAdapter(),
    createIntrospector: db => new PostgresIntrospector(db),
  }
}

/** Migrations run in a transaction that has locked out all others by itself. */
class LockedAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

class PostgresConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient
  readonly #onFailure: Told
  /** The answer to `begin`, which is sent together with the first statement of its transaction. */
  #begun: Promise<unknown> | null = null
  #broken = false

  constructor(client: pg.PoolClient, onFailure: Told) {
    this.#client = client
    this.#onFailure = onFailure
  }

  async executeQuery<Row>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<QueryResult<Row>> {
    const { rows, rowCount } = await this.#send(sql, parameters)
    return { rows, numAffectedRows: BigInt(rowCount ?? 0) }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Rows do not stream: read them in pages.')
  }

  /** Each statement sees what was committed before it, which the locks in `postgres-database.ts` rely on. */
  begin(): void {
    this.#begun = this.#client.query('begin isolation level read committed read write')
    this.#begun.catch(() => undefined) // the first statement hears of it
  }

  /** PostgreSQL answers the commit of a transaction in which something had failed with "ROLLBACK", and without an error. */
  async commit(): Promise<void> {
    const { command } = await this.#send('commit', [])
    if (command !== 'COMMIT') throw new Error('Nothing was committed: a statement before had failed.')
  }

  async rollback(): Promise<void> {
    if (this.#broken) return
    await this.#send('rollback', []).catch(() => {
      this.#broken = true
    })
  }

  /** Back to the pool, or away with it when nobody can know what state it is in. */
  release(): void {
    this.#client.release(this.#broken)
  }

  async #send(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    try {
      const sent = this.#client.query(text, [...values])
      const [, answer] = await Promise.all([this.#begun, sent])
      return answer
    } catch (error) {
      const failure = failureIn(error)
      if (failure?.kind === 'gone') this.#broken = true
      throw told(error, this.#onFailure)
    }
  }
}

function driverOver(pool: pg.Pool, onFailure: Told): Driver {
  const on = (connection: DatabaseConnection) => connection as PostgresConnection
  return {
    init: async () => undefined,
    async acquireConnection() {
      if (pool.ending) throw new Refusal('store-unavailable')
      try {
        return new PostgresConnection(await pool.connect(), onFailure)
      } catch (error) {
        throw told(error, onFailure)
      }
    },
    beginTransaction: async connection => on(connection).begin(),
    commitTransaction: connection => on(connection).commit(),
    rollbackTransaction: connection => on(connection).rollback(),
    releaseConnection: async connection => on(connection).release(),
    destroy: async () => undefined, // whoever made the pool ends it
  }
}

/** The error for whoever asked. What the driver knows beyond its words (rows, settings, addresses) stays here. */
function told(error: unknown, onFailure: Told): Error {
  const failure = failureIn(error)
  if (failure === null) return new Error(error instanceof Error ? error.message : String(error))
  onFailure(failure)
  return unavailable(failure)
}
