/**
 * Reads a whole database as a server would that opens every board: the file itself, every row of the log with its checksum,
 * every snapshot and version against its digest. What backups, restores and the doctor call "verified" is this.
 */
import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { digestOf, isWhole } from '#server/live/replica.ts'
import { entryOf } from '#server/store/checksum.ts'
import { snapshotChecksum } from '#server/store/log.ts'
import type { LogRow, Tables } from '#server/store/tables.ts'
import type { Id } from '#shared/ids.ts'

/** What was read. `damage` says where the file itself is broken, `faults` which boards are; both empty when all is well. */
export type Inspection = {
  readonly damage: readonly string[]
  readonly faults: readonly string[]
  readonly boards: number
  readonly edits: number
  readonly versions: number
}

type Board = Pick<Tables['boards'], 'id' | 'epoch' | 'seq'>

/** Inspects an open database. Only reads; throws when it is no database of ours at all. */
export function inspect(db: DatabaseSync): Inspection {
  const damage = integrity(db)
  const boards = boardsIn(db)
  const faults = boards.flatMap(board => faultsOf(db, board))
  return { damage, faults, boards: boards.length, edits: count(db, 'log'), versions: count(db, 'versions') }
}

/** The boards with their heads. */
export function boardsIn(db: DatabaseSync): Board[] {
  return db.prepare('select id, epoch, seq from boards order by id').all() as Board[]
}

/** A board rebuilt from its log alone. Throws where the log is damaged. `each` sees the board after each entry. */
export function replay(
  db: DatabaseSync,
  board: Board,
  each: (doc: Y.Doc, seq: number) => void = () => undefined,
): Y.Doc {
  const doc = new Y.Doc()
  let [seq, epoch] = [0, 0]
  for (const row of db.prepare('select * from log where board = ? order by seq').iterate(board.id)) {
    const entry = entryOf(row as LogRow)
    if (entry.seq !== seq + 1) throw new Error(`The log of board ${board.id} is damaged: seq ${seq + 1} is missing.`)
    if (entry.epoch < epoch || entry.epoch > board.epoch)
      throw new Error(
        `The log of board ${board.id} is damaged at seq ${entry.seq}: epoch ${entry.epoch} stands after ${epoch}.`,
      )
    Y.applyUpdate(doc, entry.update)
    seq = entry.seq
    epoch = entry.epoch
    each(doc, seq)
  }
  if (seq === 0 || seq !== board.seq)
    throw new Error(`The log of board ${board.id} ends at seq ${seq} and should reach ${board.seq}.`)
  return doc
}

function integrity(db: DatabaseSync): string[] {
  const said = db
    .prepare('pragma integrity_check')
    .all()
    .map(row => String(row.integrity_check))
  const strays = db
    .prepare('pragma foreign_key_check')
    .all()
    .map(row => `A row of ${row.table} names a row of ${row.parent} that is not there.`)
  return [...said.filter(line => line !== 'ok'), ...strays]
}

function faultsOf(db: DatabaseSync, board: Board): string[] {
  return [() => checkLog(db, board), () => checkVersions(db, board.id)].flatMap(check => {
    try {
      check()
      return []
    } catch (error) {
      return [(error as Error).message]
    }
  })
}

/** The log loads into a plan, and the snapshot says what the log says at its place. */
function checkLog(db: DatabaseSync, board: Board): void {
  const snapshot = snapshotOf(db, board)
  const doc = replay(db, board, (before, seq) => {
    if (seq === snapshot?.seq && digestOf(before) !== snapshot.digest) throw wrongSnapshot(board)
  })
  digestOf(doc) // reads the whole plan: it must not throw
  doc.destroy()
}

function snapshotOf(db: DatabaseSync, board: Board): Tables['snapshots'] | undefined {
  const row = db.prepare('select * from snapshots where board = ?').get(board.id) as Tables['snapshots'] | undefined
  if (row === undefined) return undefined
  const doc = new Y.Doc()
  if (snapshotChecksum(board.id, row.epoch, row) !== row.checksum || row.seq > board.seq) throw wrongSnapshot(board)
  Y.applyUpdate(doc, row.bytes)
  if (!isWhole(doc) || digestOf(doc) !== row.digest) throw wrongSnapshot(board)
  doc.destroy()
  return row
}

function wrongSnapshot({ id }: Board): Error {
  return new Error(`The snapshot of board ${id} is damaged or says something else than the log.`)
}

function checkVersions(db: DatabaseSync, board: Id): void {
  for (const row of db.prepare('select number, digest, json from versions where board = ?').iterate(board)) {
    const digest = createHash('sha256').update(String(row.json), 'utf8').digest('hex')
    if (digest !== row.digest) throw new Error(`Version ${row.number} of board ${board} is damaged.`)
  }
}

function count(db: DatabaseSync, table: 'log' | 'versions'): number {
  return Number(db.prepare(`select count(*) as n from ${table}`).get()?.n)
}
