/** What was erased, and boards that began anew with it. */
import type { Transaction } from 'kysely'
import type { Person } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { logRow } from './checksum.ts'
import type { Database } from './database.ts'
import { raiseNews } from './news.ts'
import type { Erasure, ErasureStore, Rebuilt } from './privacy-store.ts'
import { serverDevice, serverMember } from './store.ts'
import type { Tables } from './tables.ts'

/** Erasures over a database. */
export function erasuresIn({ read, write, purge }: Database): ErasureStore {
  return {
    async all() {
      const rows = await read.selectFrom('erasures').selectAll().orderBy('at').orderBy('id').execute()
      return rows.map(row => ({ ...row, kind: row.kind as Erasure['kind'] }))
    },
    rebuild: (rebuilt, erasure, by) => write(rebuilt.board, db => rebuild(db, rebuilt, erasure, by)),
    note: async erasure => void (await write(erasure.id, db => noteErasure(db, erasure))),
    purge,
  }
}

/** Writes the line of an erasure; false when it stood there already. */
export async function noteErasure(db: Transaction<Tables>, { id, kind, subject, at }: Erasure): Promise<boolean> {
  const known = await db.selectFrom('erasures').select('id').where('id', '=', id).executeTakeFirst()
  if (known === undefined) await db.insertInto('erasures').values({ id, kind, subject, at }).execute()
  return known === undefined
}

/** The old log goes with everything that was ever typed in it; the board goes on from one entry of the server's own. */
async function rebuild(db: Transaction<Tables>, rebuilt: Rebuilt, erasure: Erasure, by: Person | null): Promise<void> {
  const { board, epoch, seen, update, clients } = rebuilt
  const head = await raiseNews(db, board) // first: from here on nothing is logged before this is written
  if (!(await noteErasure(db, erasure))) return
  const moved = seen !== null && (seen.seq !== head.seq || seen.epoch !== head.epoch)
  if (moved || epoch <= head.epoch) throw new Refusal('plan-moved')
  await db.deleteFrom('snapshots').where('board', '=', board).execute()
  await db.deleteFrom('log').where('board', '=', board).execute()
  // A file's name tells the title that the draft had.
  await db.deleteFrom('exports').where('board', '=', board).where('version', 'is', null).execute()
  const entry = { board, device: serverDevice, n: epoch, member: serverMember, at: erasure.at, update, clients }
  await db
    .insertInto('log')
    .values(logRow(entry, epoch, 1))
    .execute()
  await retireClients(db, board, clients)
  const { partnership } = await db
    .updateTable('boards')
    .set({ epoch, seq: 1 })
    .where('id', '=', board)
    .returning('partnership')
    .executeTakeFirstOrThrow()
  if (by !== null) await register(db, partnership, erasure, by)
}

async function register(
  db: Transaction<Tables>,
  partnership: Id,
  { id, subject, at }: Erasure,
  by: Person,
): Promise<void> {
  const event = JSON.stringify({ event: 'history-erased', board: subject })
  await db
    .insertInto('register')
    .values({ id, partnership, at, done_by: JSON.stringify(by), event })
    .onConflict(conflict => conflict.doNothing()) // a restore brought the line back, and erases again
    .execute()
}

/** Nobody goes on under a Yjs client id of before, and whose each of them was is forgotten. */
async function retireClients(db: Transaction<Tables>, board: Id, clients: readonly number[]): Promise<void> {
  await db.updateTable('client_ids').set({ member: serverMember }).where('board', '=', board).execute()
  const rows = clients.map(client => ({ board, client, member: serverMember }))
  const own = db.insertInto('client_ids').values(rows)
  await own.onConflict(old => old.doNothing()).execute()
}
