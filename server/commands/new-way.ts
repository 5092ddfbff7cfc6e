/** Adding and removing ways in: only for the person, and not for whoever finds a device that is signed in. */
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { type CalledBy, ownSession } from './own-session.ts'
import { countsFrom, freshProof, provingWays } from './proof.ts'

type Deps = { readonly store: Store; readonly clock: Clock }

/**
 * Lets the caller change their ways in, and tells from when on a way that is added now counts at signing (`countsFrom`).
 * Refusal('proof-needed') for somebody who can prove who they are and did not do so of late.
 */
export async function mayChangeWays(deps: Deps, caller: CalledBy): Promise<number> {
  const now = deps.clock.now()
  const session = await deps.store.sessions.find(ownSession(caller), now)
  const canProve = (await provingWays(deps, caller.actor.member)).length > 0
  if (canProve && freshProof(session, now) === null) throw new Refusal('proof-needed')
  return countsFrom(deps, caller)
}
