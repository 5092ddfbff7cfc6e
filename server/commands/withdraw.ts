/** Taking a proposal back before it is agreed. */
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/live/bus.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { DecideReply } from '#shared/protocol/routes.ts'
import { enter } from './access.ts'
import { announce } from './announce.ts'

type Deps = { readonly store: Store; readonly bus: Bus; readonly clock: Clock }

/** Withdraws a proposal of the actor's own committee. What another committee put forward is not ours to take back. */
export async function withdraw(deps: Deps, actor: Actor, board: Id, proposal: Id): Promise<DecideReply> {
  await enter(deps, actor, 'withdraw', board)
  const found = (await deps.store.versions.proposals(board)).find(p => p.id === proposal)
  if (found === undefined) throw new Refusal('not-found')
  if (found.by.committee !== actor.committee) throw new Refusal('not-allowed')
  const withdrawn = await deps.store.versions.withdraw(board, proposal, deps.clock.now())
  await announce(deps, board, actor, { event: 'withdrawn', version: withdrawn.version }, proposal)
  return { proposal: withdrawn }
}
