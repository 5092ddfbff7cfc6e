/** Opening a session: what every way in ends with, so that its rules stand in one place (trust.md S7). */
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Store, Way } from '#server/store/store.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { newSecret } from './secret.ts'

/** What opening a session stands on. */
export type OpenDeps = { readonly store: Store; readonly clock: Clock; readonly chance: Chance }

/** The device that somebody comes in by: a name for the list of devices, and the token that it held before, if any. */
export type Device = { readonly name: string; readonly old: string | null }
export type Opened = { readonly token: string; readonly member: Id }

/** Ways in that prove who is there, and not only that somebody holds a link. */
const proofs: readonly Way[] = ['password', 'passkey', 'oidc']

/**
 * Gives the token of a new session of `member`, the only place where it stands. A guest's session ends with their stay.
 * Refusal('link-invalid') for somebody who was removed, or whose stay is over.
 */
export async function openSession(deps: OpenDeps, member: Id, way: Way, { name, old }: Device): Promise<Opened> {
  const { store, clock, chance } = deps
  const at = clock.now()
  const actor = await store.people.actor(member)
  const until = actor?.guest?.until ?? Number.POSITIVE_INFINITY
  if (actor === null || until <= at) throw new Refusal('link-invalid')
  const token = newSecret(chance)
  const expires = Math.min(at + limits.sessionMs, until)
  const provedAt = proofs.includes(way) ? at : 0
  await store.sessions.create(sha256Hex(token), { id: newId(chance), member, at, expires, device: name, way, provedAt })
  // A token that stood in the browser before must not stay valid beside the new one.
  if (old !== null) await store.sessions.end(sha256Hex(old))
  return { token, member }
}
