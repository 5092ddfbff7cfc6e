/** Which committees of the partnership take part in a board. */
import type { Transaction } from 'kysely'
import { openProposal } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { RegisterEvent } from '#shared/protocol/people.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Committee } from '#shared/protocol/routes.ts'
import { accessTo, printedTitle } from './boards.ts'
import { committeesOf } from './committees.ts'
import { raiseNews } from './news.ts'
import type { Doing, Touched } from './partnership-store.ts'
import { proposalsOf } from './proposals.ts'
import { note } from './register.ts'
import type { Tables } from './tables.ts'
import { untouched } from './touched.ts'

/** From now on exactly these take part, in this order. Who leaves sees the board no more; what they answered stays. */
export async function seatCommittees(
  db: Transaction<Tables>,
  doing: Doing,
  board: Id,
  wanted: readonly Id[],
): Promise<Touched> {
  const access = await accessTo(db, board)
  if (access === null || access.partnership !== doing.partnership) throw new Refusal('not-found')
  const known = await committeesOf(db, doing.partnership)
  if (wanted.length === 0) throw new Refusal('bad-request', { part: 'committees' })
  if (!wanted.every(id => known.some(each => each.id === id))) throw new Refusal('bad-request')
  if (access.committees.join() === wanted.join()) return untouched
  const leaving = access.committees.filter(id => !wanted.includes(id))
  await refuseAsked(db, board, leaving, known)
  await db.deleteFrom('board_committees').where('board', '=', board).execute()
  const seats = wanted.map((committee, i) => ({ board, committee, place: i + 1 }))
  await db.insertInto('board_committees').values(seats).execute()
  const coming = wanted.filter(id => !access.committees.includes(id))
  await note(db, doing, await lines(db, board, known, coming, leaving))
  await raiseNews(db, board)
  return { boards: [board], sessions: [] }
}

/** A proposal that waits for a committee could never be agreed without it. */
async function refuseAsked(
  db: Transaction<Tables>,
  board: Id,
  leaving: readonly Id[],
  known: readonly Committee[],
): Promise<void> {
  const open = openProposal(await proposalsOf(db, board))
  const asked = known.find(({ id }) => leaving.includes(id) && open?.committees.includes(id))
  if (open !== null && asked !== undefined)
    throw new Refusal('committee-asked', { city: asked.city, version: open.version })
}

async function lines(
  db: Transaction<Tables>,
  board: Id,
  known: readonly Committee[],
  coming: readonly Id[],
  leaving: readonly Id[],
): Promise<RegisterEvent[]> {
  const title = await printedTitle(db, board)
  const line = (event: 'seated' | 'unseated') => (committee: Id) => {
    const city = known.find(({ id }) => id === committee)?.city ?? ''
    return { event, city, board, title }
  }
  return [...coming.map(line('seated')), ...leaving.map(line('unseated'))]
}
