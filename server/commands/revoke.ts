/** The invitations that somebody may see, and taking one back. */
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/live/bus.ts'
import type { Store } from '#server/store/store.ts'
import { type Actor, may } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { InvitationInfo } from '#shared/protocol/invitations.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { personOf } from './person.ts'

type Deps = { readonly store: Store; readonly clock: Clock; readonly chance: Chance; readonly bus: Bus }

/** How long those by whom nobody can come any more are still listed, for their maker to see who came. */
const listedMs = 14 * 24 * 3_600_000

/** Open invitations of the committees that the actor may seat people on, and their own; and those used or expired lately. */
export async function invitationsFor(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
): Promise<readonly InvitationInfo[]> {
  const at = clock.now()
  const all = await store.invitations.of(actor)
  return all.filter(each => mayRevoke(actor, each) && isOfNow(each, at))
}

/** Nobody comes in by the invitation any more; a guest who came by it is out within two seconds. */
export async function revoke(deps: Deps, actor: Actor, id: Id): Promise<void> {
  const { store, clock, chance, bus } = deps
  const invitation = (await store.invitations.of(actor)).find(each => each.id === id)
  if (invitation === undefined || !mayRevoke(actor, invitation)) throw new Refusal('not-found')
  const boards = await store.invitations.revoke(id, { by: personOf(actor), at: clock.now(), line: newId(chance) })
  for (const board of boards) bus.ring(board, 'access')
}

function mayRevoke(actor: Actor, { committee, invitedBy }: InvitationInfo): boolean {
  if (actor.guest !== null) return false
  return invitedBy.member === actor.member || may(actor, 'seat-members', { partnership: actor.partnership, committee })
}

function isOfNow({ expires, usesLeft, joined, guest }: InvitationInfo, at: number): boolean {
  if (usesLeft > 0 && expires > at) return true
  const stayMs = guest === null ? 0 : guest.days * 24 * 3_600_000
  return joined.some(each => each.at + Math.max(listedMs, stayMs) > at)
}
