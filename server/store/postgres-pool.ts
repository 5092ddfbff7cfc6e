/** Connections to PostgreSQL: how each is set up, what its columns come back as, and how long anything may take on it. */
import pg from 'pg'

/**
 * Milliseconds. Nothing waits for ever: a transaction whose server has lost us ends before whoever waits for its locks gives
 * up, a statement ends before we stop waiting for it, and a line that is dead is given up in the end.
 */
export const patience = {
  connect: 5_000,
  idleInTransaction: 5_000,
  lock: 8_000,
  statement: 12_000,
  answer: 15_000,
} as const
export type Patience = Readonly<Record<keyof typeof patience, number>>

/** For what may take its time at a start: new tables, or waiting for another node that makes them. */
export const longPatience: Patience = {
  ...{ connect: 5_000, idleInTransaction: 60_000, lock: 600_000, statement: 600_000, answer: 610_000 },
}

/** What a pool is made of. `onFailure` hears of connections that broke while nobody used them. */
export type PoolDeps = { readonly url: string; readonly patient: Patience; onFailure(error: unknown): void }

/** At most `max` connections, opened when they are needed and anew when they broke. */
export function poolOf({ url, patient, onFailure }: PoolDeps, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    fallback_application_name: 'twinboard',
    connectionTimeoutMillis: patient.connect,
    query_timeout: patient.answer,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    pipeline: true, // statements that need not wait for each other are sent together
    types: { getTypeParser: parserFor },
    onConnect: client => settle(client, patient),
  })
  // Without a listener, a connection that breaks while it is in use would end the process.
  pool.on('connect', client => client.on('error', () => undefined))
  pool.on('error', onFailure)
  return pool
}

/**
 * A commit is answered when it is on disk, whatever the server or the role have been told (and on its copies, where
 * PostgreSQL has been set to wait for these).
 */
async function settle(client: pg.ClientBase, patient: Patience): Promise<void> {
  await client.query(
    `select set_config('statement_timeout', $1, false), set_config('lock_timeout', $2, false),
      set_config('idle_in_transaction_session_timeout', $3, false),
      case when current_setting('synchronous_commit') <> 'remote_apply' then set_config('synchronous_commit', 'on', false) end`,
    [patient.statement, patient.lock, patient.idleInTransaction].map(String),
  )
}

const { INT8, BYTEA } = pg.types.builtins
/** Whole numbers as numbers, bytes as plain bytes; the driver would give texts and Buffers. */
const parserFor: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') => {
  if (type === INT8) return (text: string) => wholeNumber(text)
  if (type === BYTEA) return (text: string) => new Uint8Array(Buffer.from(text.slice(2), 'hex')) // it begins with \x
  return pg.types.getTypeParser(type, format as 'text')
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is beyond the whole numbers that count exactly.`)
  return number
}
