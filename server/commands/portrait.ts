/** A member's small picture: set and taken away by themselves, seen by those who share a partnership with them. */
import type { Clock } from '#server/clock.ts'
import { type Portrait, portraitName, type Store } from '#server/store/store.ts'
import { type Actor, may } from '#shared/agreement/roles.ts'
import { hex, sha256 } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

type Deps = {
  readonly store: Store
  readonly clock: Clock
  readonly redraw: (bytes: Uint8Array) => Promise<Uint8Array>
}

/** Keeps `picture`, drawn anew, as the actor's own, and gives its name. A guest has none. */
export async function setPortrait({ store, clock, redraw }: Deps, actor: Actor, picture: Uint8Array): Promise<string> {
  if (!may(actor, 'see-people', actor)) throw new Refusal('not-allowed')
  const bytes = await redraw(picture)
  const digest = hex(sha256(bytes))
  await store.portraits.put(actor.member, { bytes, digest, at: clock.now() })
  return portraitName(digest)
}

/** Takes the actor's own picture away. */
export async function removePortrait({ store }: Pick<Deps, 'store'>, actor: Actor): Promise<void> {
  await store.portraits.remove(actor.member)
}

/** The picture of a member. Refusal('not-found') to whoever may not see the partnership's people, and where there is none. */
export async function portraitOf({ store }: Pick<Deps, 'store'>, actor: Actor, member: Id): Promise<Portrait> {
  const shown = await store.people.actor(member)
  if (shown === null || !may(actor, 'see-people', shown)) throw new Refusal('not-found')
  const portrait = await store.portraits.find(member)
  if (portrait === null) throw new Refusal('not-found')
  return portrait
}
