/**
 * The database's own thread: holds the SQLite connections and answers one job after another, so that waiting for the disk
 * never stops the server's event loop. Knows tables only on the hot path of the log.
 */
import type { SQLInputValue, StatementSync } from 'node:sqlite'
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { messageOf } from './outcome.ts'
import { prepareAppend } from './sqlite-append.ts'
import { isDiskFailure } from './sqlite-failures.ts'
import type { Answer, Answers, Job, Lane, QueryAnswer, Question } from './sqlite-messages.ts'

/** Milliseconds to wait for another process, such as a backup, that holds the file. */
const busyTimeout = 5000
/** Statements kept prepared. Kysely makes the same few texts again and again. */
const keptStatements = 200

const { file } = workerData as { file: string }
const port = parentPort
if (port === null) throw new Error('sqlite-worker.ts runs as a worker thread only')

const write = openForWriting(file)
const lanes: Record<Lane, Connection> = {
  write: { db: write, statements: new Map() },
  read: { db: new DatabaseSync(file, { readOnly: true, timeout: busyTimeout }), statements: new Map() },
}
/** Prepared at the first batch, when the migrations have made the table. */
let append: ReturnType<typeof prepareAppend> | null = null

port.on('message', (question: Question) => port.postMessage(answerTo(question)))

type Connection = { readonly db: DatabaseSync; readonly statements: Map<string, StatementSync> }

function openForWriting(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: true, defensive: true })
  db.exec('pragma journal_mode = wal')
  db.exec('pragma synchronous = full') // a commit returns after its fsync; `normal` would lose commits with the power
  db.exec('pragma trusted_schema = off')
  return db
}

function answerTo({ id, job }: Question): Answer {
  try {
    return { id, value: run(job) }
  } catch (error) {
    return { id, failure: { message: messageOf(error), disk: isDiskFailure(error) } }
  }
}

function run(job: Job): Answers[Job['kind']] {
  switch (job.kind) {
    case 'query':
      return query(lanes[job.lane], job.sql, job.values)
    case 'append':
      append ??= prepareAppend(write)
      return append(job.entries)
    case 'rollback':
      if (write.isTransaction) write.exec('rollback')
      return null
    case 'close':
      lanes.read.db.close()
      write.close()
      return null
    default:
      return job satisfies never
  }
}

/** Rows of node:sqlite have no prototype; the message to the other thread turns them into ordinary objects. */
function query(lane: Connection, sql: string, values: readonly SQLInputValue[]): QueryAnswer {
  const statement = prepared(lane, sql)
  if (statement.columns().length > 0) return { rows: statement.all(...values), changed: 0 }
  return { rows: [], changed: Number(statement.run(...values).changes) }
}

function prepared({ db, statements }: Connection, sql: string): StatementSync {
  const kept = statements.get(sql)
  if (kept) return kept
  if (statements.size >= keptStatements) statements.clear()
  const statement = db.prepare(sql)
  statements.set(sql, statement)
  return statement
}
