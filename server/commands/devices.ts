/** The devices that are signed in as oneself: which, how they came in, and ending them. */

import type { Clock } from '#server/clock.ts'
import type { Hash, Store } from '#server/store/store.ts'
import type { Id } from '#shared/ids.ts'
import type { DevicesReply } from '#shared/protocol/account.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { type CalledBy, ownSession } from './own-session.ts'

type Deps = { readonly store: Store; readonly clock: Clock; readonly endSession: (session: Hash) => void }

/** The caller's devices, the one last used first, and the access tokens that act for them. */
export async function ownDevices({ store, clock }: Deps, caller: CalledBy): Promise<DevicesReply> {
  const here = ownSession(caller)
  const { member } = caller.actor
  const [sessions, tokens] = await Promise.all([store.sessions.of(member, clock.now()), store.tokens.of(member)])
  return {
    devices: sessions.map(({ id, device: name, way, at, seenAt, token }) => {
      return { id, name, way, at, seenAt, isThis: token === here }
    }),
    tokens: tokens.map(({ id, note, at, signs }) => ({ id, note, at, signs })),
  }
}

/** Ends one of the caller's sessions, with the connections it opened on whichever server. Refusal('not-found'). */
export async function endDevice(deps: Deps, caller: CalledBy, id: Id): Promise<void> {
  ownSession(caller)
  const sessions = await deps.store.sessions.of(caller.actor.member, deps.clock.now())
  const meant = sessions.filter(session => session.id === id)
  if (meant.length === 0) throw new Refusal('not-found')
  await end(deps, meant)
}

/** Ends all sessions of the member but one, for whoever is not sure any more where they are signed in. */
export async function endOtherDevices(deps: Deps, member: Id, here: Hash): Promise<void> {
  const sessions = await deps.store.sessions.of(member, deps.clock.now())
  await end(
    deps,
    sessions.filter(({ token }) => token !== here),
  )
}

async function end({ store, endSession }: Deps, sessions: readonly { readonly token: Hash }[]): Promise<void> {
  for (const { token } of sessions) {
    await store.sessions.end(token)
    endSession(token)
  }
}
