/**
 * The hot path: many edits in one transaction with one fsync, by prepared statements, in the database's thread. Either the
 * whole batch is on disk when this returns, or it throws and nothing of it is.
 */
import type { DatabaseSync } from 'node:sqlite'
import { logRow } from './checksum.ts'
import { isOfAnother, type Logged, messageOf, type Outcome, repeatOf } from './outcome.ts'
import { isDiskFailure } from './sqlite-failures.ts'
import type { Head, NewEntry } from './store.ts'

type Tip = Head & { readonly at: number }

/** Prepares the statements; the function that comes back writes one batch. */
export function prepareAppend(db: DatabaseSync): (entries: readonly NewEntry[]) => Outcome[] {
  const head = db.prepare('select epoch, seq, changed_at as at from boards where id = ?')
  const logged = db.prepare('select seq, member, bytes from log where board = ? and device = ? and n = ?')
  const insert = db.prepare(
    'insert into log (board, epoch, seq, device, n, member, at, clients, bytes, checksum) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const advance = db.prepare('update boards set seq = ?, changed_at = ? where id = ?')

  function appendOne(entry: NewEntry, tips: Map<string, Tip>): Outcome {
    const before = logged.get(entry.board, entry.device, entry.n)
    if (before) return repeatOf(entry, before as Logged)
    const tip = tips.get(entry.board) ?? (head.get(entry.board) as Tip | undefined)
    if (!tip) return { as: 'refused', code: 'not-found' }
    if (isOfAnother(entry, tip.epoch)) return { as: 'refused', code: 'epoch-changed' }
    const row = logRow(entry, tip.epoch, tip.seq + 1)
    const { board, epoch, seq, device, n, member, at, clients, bytes, checksum } = row
    insert.run(board, epoch, seq, device, n, member, at, clients, bytes, checksum)
    tips.set(board, { epoch, seq, at: Math.max(at, tip.at) })
    return { as: 'logged', seq, repeated: false }
  }

  /** A failed insert undoes only itself, so the batch goes on, unless the disk failed or SQLite gave up the transaction. */
  function appendSafely(entry: NewEntry, tips: Map<string, Tip>): Outcome {
    try {
      return appendOne(entry, tips)
    } catch (error) {
      if (isDiskFailure(error) || !db.isTransaction) throw error
      return { as: 'wrong', message: messageOf(error) }
    }
  }

  return entries => {
    db.exec('begin immediate')
    try {
      const tips = new Map<string, Tip>()
      const outcomes = entries.map(entry => appendSafely(entry, tips))
      for (const [board, tip] of tips) advance.run(tip.seq, tip.at, board)
      db.exec('commit')
      return outcomes
    } catch (error) {
      if (db.isTransaction) db.exec('rollback')
      throw error
    }
  }
}
