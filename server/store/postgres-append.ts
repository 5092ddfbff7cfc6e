/**
 * The hot path on PostgreSQL: many edits in one transaction, in a handful of statements however many they are. The boards'
 * rows are locked first and in one order, so that seq has no gaps and becomes visible in its order, and so that two nodes
 * never wait for each other in a circle.
 */
import { sql, type Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import { logRow } from './checksum.ts'
import { isOfAnother, type Logged, type Outcome, repeatOf } from './outcome.ts'
import type { Head, NewEntry } from './store.ts'
import type { LogRow, Tables } from './tables.ts'

type Tip = Head & { readonly at: number }
type Name = Pick<NewEntry, 'board' | 'device' | 'n'>

/** Writes one batch in the transaction `db`. A wrong edit fails all of it. */
export async function appendBatch(db: Transaction<Tables>, entries: readonly NewEntry[]): Promise<Outcome[]> {
  const tips = await lockTips(db, [...new Set(entries.map(e => e.board))])
  const logged = await loggedBefore(db, entries)
  const rows: LogRow[] = []
  const outcomes = entries.map((entry): Outcome => {
    const before = logged.get(nameOf(entry))
    if (before) return repeatOf(entry, before)
    const tip = tips.get(entry.board)
    if (!tip) return { as: 'refused', code: 'not-found' }
    if (isOfAnother(entry, tip.epoch)) return { as: 'refused', code: 'epoch-changed' }
    const row = logRow(entry, tip.epoch, tip.seq + 1)
    rows.push(row)
    logged.set(nameOf(entry), row)
    tips.set(entry.board, { epoch: tip.epoch, seq: row.seq, at: Math.max(row.at, tip.at) })
    return { as: 'logged', seq: row.seq, repeated: false }
  })
  if (rows.length > 0) await insert(db, rows, tips)
  return outcomes
}

/** `no key`: whoever only refers to the board, as a message does, need not wait. */
async function lockTips(db: Transaction<Tables>, boards: readonly Id[]): Promise<Map<Id, Tip>> {
  const { rows } = await sql<Tip & { id: Id }>`
    select id, epoch, seq, changed_at as at from boards where id = any(${boards}::text[]) order by id for no key update
  `.execute(db)
  return new Map(rows.map(({ id, ...tip }) => [id, tip]))
}

/** Asked after the lock: what another node has committed under it is seen. */
async function loggedBefore(db: Transaction<Tables>, names: readonly Name[]): Promise<Map<string, Logged>> {
  const { rows } = await sql<Name & Logged>`
    select log.board, log.device, log.n, log.seq, log.member, log.bytes
    from unnest(${names.map(e => e.board)}::text[], ${names.map(e => e.device)}::text[], ${names.map(e => e.n)}::bigint[])
      as asked (board, device, n)
    join log using (board, device, n)
  `.execute(db)
  return new Map(rows.map(row => [nameOf(row), row]))
}

async function insert(db: Transaction<Tables>, rows: readonly LogRow[], tips: ReadonlyMap<Id, Tip>): Promise<void> {
  const of = <Key extends keyof LogRow>(key: Key) => rows.map(row => row[key])
  const boards = [...new Set(of('board'))]
  const moved = boards.flatMap(board => tips.get(board) ?? [])
  await sql`
    with logged as (
      insert into log (board, epoch, seq, device, n, member, at, clients, bytes, checksum)
      select * from unnest(
        ${of('board')}::text[], ${of('epoch')}::bigint[], ${of('seq')}::bigint[], ${of('device')}::text[],
        ${of('n')}::bigint[], ${of('member')}::text[], ${of('at')}::bigint[], ${of('clients')}::text[],
        ${of('bytes')}::bytea[], ${of('checksum')}::text[]
      )
    )
    update boards set seq = moved.seq, changed_at = moved.at
    from unnest(${boards}::text[], ${moved.map(tip => tip.seq)}::bigint[], ${moved.map(tip => tip.at)}::bigint[])
      as moved (id, seq, at)
    where boards.id = moved.id
  `.execute(db)
}

function nameOf({ board, device, n }: Name): string {
  return `${board} ${device} ${n}`
}
