/** A board's log of edits, its snapshot, and who may write under which Yjs client id. */
import type { Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { AppendQueue } from './append-queue.ts'
import { checksumOf, entryOf } from './checksum.ts'
import type { Database, Reader } from './database.ts'
import type { Entry, Head, LogStore, Snapshot } from './store.ts'
import type { LogRow, Tables } from './tables.ts'

/** Rows read at a time, so that a long log does not hold up the event loop. */
const page = 500

/** The log over a database. */
export function logIn(database: Database): LogStore {
  const { read, write } = database
  const queue = new AppendQueue(database)
  return {
    append: entry => queue.append(entry),
    since: (board, seq, most) => entriesSince(read, board, seq, most),
    head: board => headOf(read, board),
    snapshot: board => newestSnapshot(read, board),
    saveSnapshot: (board, snapshot, epoch) => write(board, db => saveSnapshot(db, board, snapshot, epoch)),
    claimClients: (board, member, clients) => write(board, db => claimClients(db, board, member, clients)),
    async clientOwners(board) {
      const rows = await read.selectFrom('client_ids').select(['client', 'member']).where('board', '=', board).execute()
      return new Map(rows.map(row => [row.client, row.member]))
    },
    async clientOwner(board, client) {
      const owners = read.selectFrom('client_ids').select('member').where('board', '=', board)
      return (await owners.where('client', '=', client).executeTakeFirst())?.member ?? null
    },
  }
}

async function headOf(db: Reader, board: Id): Promise<Head> {
  const row = await db.selectFrom('boards').select(['epoch', 'seq']).where('id', '=', board).executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return row
}

/**
 * Reads at least up to the head as it was at the beginning, or as many as are wanted: a log with a hole, or cut short, would be
 * a wrong plan.
 */
async function entriesSince(db: Reader, board: Id, after: number, most = Number.POSITIVE_INFINITY): Promise<Entry[]> {
  const { seq: head } = await headOf(db, board)
  const newest = Math.min(head, after + most)
  const entries: Entry[] = []
  const next = () => after + entries.length + 1
  while (next() <= newest) {
    const rows = await pageOf(db, board, next(), Math.min(page, after + most - next() + 1))
    if (rows.length === 0) throw missing(board, next())
    for (const row of rows) {
      if (row.seq !== next()) throw missing(board, next())
      entries.push(entryOf(row))
    }
  }
  return entries
}

function pageOf(db: Reader, board: Id, from: number, rowsAtMost: number): Promise<LogRow[]> {
  const rows = db.selectFrom('log').selectAll().where('board', '=', board).where('seq', '>=', from)
  return rows.orderBy('seq').limit(rowsAtMost).execute()
}

function missing(board: Id, seq: number): Error {
  return new Error(`The log of board ${board} is damaged: seq ${seq} is missing.`)
}

async function newestSnapshot(db: Reader, board: Id): Promise<Snapshot | null> {
  const { epoch } = await headOf(db, board)
  const row = await db.selectFrom('snapshots').selectAll().where('board', '=', board).executeTakeFirst()
  if (!row || row.epoch !== epoch) return null
  const { seq, bytes, digest } = row
  if (snapshotChecksum(board, epoch, row) !== row.checksum) {
    throw new Error(`The snapshot of board ${board} at seq ${seq} is damaged: the checksum differs.`)
  }
  return { seq, bytes, digest }
}

/** Keeps one a board, the newest: the log holds all the rest. */
async function saveSnapshot(
  db: Transaction<Tables>,
  board: Id,
  snapshot: Snapshot,
  madeIn: number | undefined,
): Promise<void> {
  const head = await headOf(db, board)
  if (madeIn !== undefined && madeIn !== head.epoch) throw new Refusal('epoch-changed')
  if (snapshot.seq > head.seq)
    throw new Error(`A snapshot of board ${board} claims seq ${snapshot.seq} of ${head.seq}.`)
  const { epoch } = head
  const values = { epoch, ...snapshot, checksum: snapshotChecksum(board, epoch, snapshot) }
  await db
    .insertInto('snapshots')
    .values({ board, ...values })
    .onConflict(old =>
      old
        .column('board')
        .doUpdateSet(values)
        .where(({ or, eb }) => or([eb('snapshots.epoch', '<', epoch), eb('snapshots.seq', '<', snapshot.seq)])),
    )
    .execute()
}

/** The checksum of a snapshot's row. */
export function snapshotChecksum(board: Id, epoch: number, { seq, digest, bytes }: Snapshot): string {
  return checksumOf([board, epoch, seq, digest], bytes)
}

async function claimClients(
  db: Transaction<Tables>,
  board: Id,
  member: Id,
  clients: readonly number[],
): Promise<Id | null> {
  await headOf(db, board)
  if (clients.length === 0) return null
  const owned = await db
    .selectFrom('client_ids')
    .select('member')
    .where('board', '=', board)
    .where('client', 'in', clients)
    .execute()
  const other = owned.find(row => row.member !== member)
  if (other) return other.member
  const rows = [...new Set(clients)].map(client => ({ board, client, member }))
  await db
    .insertInto('client_ids')
    .values(rows)
    .onConflict(old => old.doNothing())
    .execute()
  return null
}
