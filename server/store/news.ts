/**
 * How a server learns without a bell that something of its boards is new: by marks that rise in the transaction of each write
 * (trust.md R10). One query tells the marks of all boards that are open on a server.
 */
import type { Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Database } from './database.ts'
import type { Head, Mark, NewsStore } from './store.ts'
import type { Tables } from './tables.ts'

/** The marks over a database. */
export function newsIn({ read, now }: Pick<Database, 'read' | 'now'>): NewsStore {
  return {
    async marks(boards) {
      if (boards.length === 0) return new Map()
      const rows = await read
        .selectFrom('boards')
        .leftJoin('presence', join => join.onRef('presence.board', '=', 'boards.id').on('expires', '>', now))
        .select(['boards.id', 'epoch', 'seq', 'news', 'room', 'version'])
        .where('boards.id', 'in', boards)
        .execute()
      const byBoard = Map.groupBy(rows, row => row.id)
      return new Map([...byBoard].map(([board, [first, ...others]]) => [board, markOf([first, ...others])]))
    },
  }
}

type Row = Head & { readonly news: number; readonly room: Id | null; readonly version: number | null }

function markOf(rows: readonly (Row | undefined)[]): Mark {
  const [first] = rows
  const { epoch, seq, news } = first ?? { epoch: 0, seq: 0, news: 0 }
  const present = rows.flatMap(row => (row?.room == null ? [] : [[row.room, row.version ?? 0] as const]))
  return { epoch, seq, news, present: new Map(present) }
}

/**
 * Notes that something about the board is new, and gives its head. From here to the end of the transaction nobody else writes
 * about the board or its log. Refusal('not-found') for a board that does not exist.
 */
export async function raiseNews(db: Transaction<Tables>, board: Id): Promise<Head> {
  const head = await db
    .updateTable('boards')
    .set(({ eb }) => ({ news: eb('news', '+', 1) }))
    .where('id', '=', board)
    .returning(['epoch', 'seq'])
    .executeTakeFirst()
  if (!head) throw new Refusal('not-found')
  return head
}
