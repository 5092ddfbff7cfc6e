/**
 * New epochs after a restore (R5). A device that saw more of a board than the backup knows must not merge it in by accident: its
 * page is told that the epoch is another, and for clients that know no epochs the board gets a mark that old copies lack.
 */
import type { DatabaseSync } from 'node:sqlite'
import { type Chance, newClientId } from '#server/chance.ts'
import { logRow } from '#server/store/checksum.ts'
import { serverDevice, serverMember } from '#server/store/store.ts'
import type { LogRow } from '#server/store/tables.ts'
import type { Id } from '#shared/ids.ts'
import { markEpoch } from '#shared/plan/epoch.ts'
import { boardsIn, replay } from './inspect.ts'

type Deps = { readonly now: number; readonly chance: Chance; readonly hasPresent: boolean }
type Board = ReturnType<typeof boardsIn>[number]

/** Begins a new epoch on every board whose present state, in the attached database `now`, is another. Answers how many. */
export function renewBoards(db: DatabaseSync, deps: Deps): number {
  const boards = boardsIn(db).filter(board => !deps.hasPresent || !isSame(db, board))
  for (const board of boards) renew(db, board, deps)
  return boards.length
}

/** The logs are the same when their newest rows are: each row is what was written, and all before it are there. */
function isSame(db: DatabaseSync, { id, epoch, seq }: Board): boolean {
  const newest = (schema: 'main' | 'now') =>
    db.prepare(`select checksum from ${schema}.log where board = ? and seq = ?`).get(id, seq)?.checksum
  const there = db.prepare('select epoch, seq from now.boards where id = ?').get(id)
  return there?.epoch === epoch && there.seq === seq && newest('main') === newest('now')
}

function renew(db: DatabaseSync, board: Board, { now, chance, hasPresent }: Deps): void {
  const epoch = newEpoch(db, board, now, hasPresent)
  retireClients(db, board.id, hasPresent)
  const doc = replay(db, board)
  const client = freshClient(db, board.id, chance)
  const update = markEpoch(doc, client, epoch)
  const seq = board.seq + 1
  const entry = {
    board: board.id,
    device: serverDevice,
    n: epoch,
    member: serverMember,
    at: now,
    clients: [client],
    update,
  }
  insertRow(db, logRow(entry, epoch, seq))
  db.prepare('insert into client_ids (board, client, member) values (?, ?, ?)').run(board.id, client, serverMember)
  db.prepare('update boards set epoch = ?, seq = ? where id = ?').run(epoch, seq, board.id)
  doc.destroy()
}

/**
 * Higher than any epoch that a device may have seen. Where the present database is gone, nobody knows those: hence the time,
 * in seconds, which rises over restores on any machine.
 */
function newEpoch(db: DatabaseSync, { id, epoch }: Board, now: number, hasPresent: boolean): number {
  const present = hasPresent ? db.prepare('select epoch from now.boards where id = ?').get(id)?.epoch : undefined
  return Math.max(Math.floor(now / 1000), epoch + 1, Number(present ?? 0) + 1)
}

/** Nobody goes on under a Yjs client id of before: what the backup lacks was written under some of them, with these numbers. */
function retireClients(db: DatabaseSync, board: Id, hasPresent: boolean): void {
  db.prepare('update client_ids set member = ? where board = ?').run(serverMember, board)
  if (!hasPresent) return
  const copied =
    'insert or ignore into client_ids (board, client, member) select board, client, ? from now.client_ids where board = ?'
  db.prepare(copied).run(serverMember, board)
}

function freshClient(db: DatabaseSync, board: Id, chance: Chance): number {
  const taken = db.prepare('select 1 from client_ids where board = ? and client = ?')
  for (;;) {
    const client = newClientId(chance)
    if (taken.get(board, client) === undefined) return client
  }
}

function insertRow(db: DatabaseSync, row: LogRow): void {
  const { board, epoch, seq, device, n, member, at, clients, bytes, checksum } = row
  db.prepare(
    'insert into log (board, epoch, seq, device, n, member, at, clients, bytes, checksum) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(board, epoch, seq, device, n, member, at, clients, bytes, checksum)
}
