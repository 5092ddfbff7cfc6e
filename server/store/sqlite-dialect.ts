/** Lets Kysely talk to the database's thread: outside of a transaction on the read lane, inside of one on the write lane. */
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Lane, Value } from './sqlite-messages.ts'
import type { SqliteThread } from './sqlite-thread.ts'

/** The dialect over `thread`. Callers see to it that only one transaction is open at a time. */
export function sqliteDialect(thread: SqliteThread): Dialect {
  return {
    createDriver: () => driverOver(thread),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new ThreadAdapter(),
    createIntrospector: db => new SqliteIntrospector(db),
  }
}

/** SQLite can undo changes of tables; Kysely's own adapter does not use that, this one lets migrations be all or none. */
class ThreadAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class ThreadConnection implements DatabaseConnection {
  readonly #thread: SqliteThread
  lane: Lane = 'read'

  constructor(thread: SqliteThread) {
    this.#thread = thread
  }

  async executeQuery<Row>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<QueryResult<Row>> {
    const values = parameters as readonly Value[]
    const { rows, changed } = await this.#thread.ask({ kind: 'query', lane: this.lane, sql, values })
    return { rows: rows as Row[], numAffectedRows: BigInt(changed) }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Rows do not stream over the thread: read them in pages.')
  }
}

function driverOver(thread: SqliteThread): Driver {
  const on = (connection: DatabaseConnection) => connection as ThreadConnection
  const nothing = async () => undefined
  return {
    init: nothing,
    acquireConnection: async () => new ThreadConnection(thread),
    async beginTransaction(connection) {
      on(connection).lane = 'write'
      await on(connection).executeQuery({ sql: 'begin immediate', parameters: [] })
    },
    async commitTransaction(connection) {
      await on(connection).executeQuery({ sql: 'commit', parameters: [] })
      on(connection).lane = 'read'
    },
    async rollbackTransaction(connection) {
      await thread.ask({ kind: 'rollback' })
      on(connection).lane = 'read'
    },
    releaseConnection: nothing,
    destroy: nothing,
  }
}
