/** Which committees of the partnership take part in a board. */
import type { Actor } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { enter } from './access.ts'
import { doingOf, type PeopleDeps, ringFor } from './touched.ts'

/** From now on these, and no others: the people of a committee that leaves see the board no more. */
export async function seatCommittees(
  deps: PeopleDeps,
  actor: Actor,
  board: Id,
  committees: readonly Id[],
): Promise<void> {
  await enter(deps, actor, 'seat-committees', board)
  const distinct = [...new Set(committees)]
  await ringFor(deps, deps.store.partnerships.seatCommittees(doingOf(deps, actor), board, distinct))
}
