/** The boards that a change of people or committees touches. */
import type { Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import type { Reader } from './database.ts'
import { raiseNews } from './news.ts'
import type { Touched } from './partnership-store.ts'
import type { Hash } from './store.ts'
import type { Tables } from './tables.ts'

/** Nothing is otherwise than before. */
export const untouched: Touched = { boards: [], sessions: [] }

/** Raises the news of all boards of a committee. Comes last in its transaction: see `raiseNews`. */
export async function touch(db: Transaction<Tables>, committee: Id, sessions: readonly Hash[] = []): Promise<Touched> {
  const boards = await boardsOf(db, committee)
  for (const board of boards) await raiseNews(db, board)
  return { boards, sessions }
}

/** In one order everywhere, so that two changes never wait for each other. */
async function boardsOf(db: Reader, committee: Id): Promise<Id[]> {
  const rows = db.selectFrom('board_committees').select('board').where('committee', '=', committee).orderBy('board')
  return (await rows.execute()).map(row => row.board)
}
