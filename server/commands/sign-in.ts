/** Signing in: the secret of a personal link becomes a session on this device. */
import type { Hash } from '#server/store/store.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { LookRequest, WhoseReply } from '#shared/protocol/invitations.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { type Device, type OpenDeps, type Opened, openSession } from './open-session.ts'

/** `key`: drawn by the browser for this press, so that a press whose answer was lost can be made again. */
type Request = { readonly secret: string; readonly key?: string | undefined; readonly device: Device }

/** Uses the link once and opens a session. Refuses `link-invalid`. */
export async function signIn(deps: OpenDeps, { secret, key, device }: Request): Promise<Opened> {
  // biome-ignore lint/correctness/useHookAtTopLevel: it uses up a link; no React here
  const member = await deps.store.links.useLink(sha256Hex(secret), deps.clock.now(), hashOf(key))
  return openSession(deps, member, 'link', device)
}

/** Whose link it is; nothing is used up. Refuses `link-invalid`. */
export async function whose(
  { store, clock }: Omit<OpenDeps, 'chance'>,
  { secret, key }: LookRequest,
): Promise<WhoseReply> {
  const member = await store.links.whose(sha256Hex(secret), clock.now(), hashOf(key))
  const actor = member === null ? null : await store.people.actor(member)
  if (actor === null) throw new Refusal('link-invalid')
  const committee = await store.people.committee(actor.committee)
  return { name: actor.name, office: actor.office, city: committee?.city ?? '' }
}

function hashOf(key: string | undefined): Hash | undefined {
  return key === undefined ? undefined : sha256Hex(key)
}
