/** Adding and removing ways in: only for the person, and not for whoever finds a device that is signed in. */
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { type CalledBy, ownSession } from './own-session.ts'

type Deps = { readonly store: Store; readonly clock: Clock }

/** A way that was added without a proof stands for the member at signing after this, in milliseconds. */
const unprovedMs = 24 * 3_600_000

/**
 * Lets the caller change their ways in, and tells from when on a way that is added now counts at signing: at once for somebody
 * who proved of late who they are. Refusal('proof-needed') for somebody who could and did not.
 */
export async function mayChangeWays({ store, clock }: Deps, caller: CalledBy): Promise<number> {
  const now = clock.now()
  const session = await store.sessions.find(ownSession(caller), now)
  if (session !== null && session.provedAt + limits.proofMs > now) return now
  const passkeys = await store.passkeys.of(caller.actor.member)
  if (passkeys.some(({ countsFrom }) => countsFrom <= now)) throw new Refusal('proof-needed')
  return now + unprovedMs
}
