/** Deciding: a signatory answers a proposal in the committee's name. */
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/live/bus.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import { standing } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { DecideReply, DecideRequest } from '#shared/protocol/routes.ts'
import { enter } from './access.ts'
import { announce } from './announce.ts'
import { personOf } from './person.ts'
import type { Shown } from './proof.ts'

type Deps = { readonly store: Store; readonly bus: Bus; readonly clock: Clock }

/**
 * Records the answer of the actor's committee. `request.digest` must be the proposal's, so that nobody signs what they did
 * not see; a committee answers once; who asks for a change must say which. `shown` is asked, once it is clear that the actor
 * may answer, how they show who they are.
 */
export async function decide(
  deps: Deps,
  actor: Actor,
  board: Id,
  proposal: Id,
  { digest, kind, comment }: DecideRequest,
  shown: () => Promise<Shown>,
): Promise<DecideReply> {
  await enter(deps, actor, 'decide', board)
  if (kind === 'object' && comment === '') throw new Refusal('bad-request', { part: 'comment' })
  const decided = await deps.store.versions.decide({
    board,
    proposal,
    committee: actor.committee,
    ...{ digest, kind, comment },
    shown: await shown(),
    by: personOf(actor),
    at: deps.clock.now(),
  })
  const { version } = decided
  await announce(deps, board, actor, { event: 'decided', version, kind }, proposal, comment)
  const proposals = await deps.store.versions.proposals(board)
  if (standing(decided, proposals) === 'agreed') {
    await announce(deps, board, actor, { event: 'agreed', version }, proposal)
  }
  return { proposal: decided }
}
