/** Inviting: whoever may seat people on a committee, or bring a guest to a board, makes a link that lets somebody in. */
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Invitation, Store } from '#server/store/store.ts'
import { type Actor, may } from '#shared/agreement/roles.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import type { InviteReply, InviteRequest } from '#shared/protocol/invitations.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { enter } from './access.ts'
import { personOf } from './person.ts'
import { newSecret } from './secret.ts'

type Deps = { readonly store: Store; readonly clock: Clock; readonly chance: Chance }
type Offer = Pick<Invitation, 'committee' | 'board' | 'name' | 'role' | 'office' | 'signatory' | 'guest' | 'usesLeft'>

const dayMs = 24 * 3_600_000

/** Makes the invitation and gives its secret, which stands nowhere else. Refuses `not-allowed` and `invitations-full`. */
export async function invite(deps: Deps, actor: Actor, request: InviteRequest): Promise<InviteReply> {
  const { store, clock, chance } = deps
  const offer = offerOf(actor, request)
  await refuseForeign(deps, actor, offer)
  const at = clock.now()
  const invitedBy = personOf(actor)
  const expires = at + request.days * dayMs
  const invitation = { ...offer, id: newId(chance), partnership: actor.partnership, invitedBy, at, expires }
  const secret = newSecret(chance)
  await store.invitations.create(sha256Hex(secret), invitation, newId(chance))
  const { partnership: _bond, ...info } = invitation
  return { invitation: { ...info, joined: [] }, secret }
}

function offerOf(actor: Actor, request: InviteRequest): Offer {
  const plain = { name: '', office: '', signatory: false, guest: null, usesLeft: 1 }
  const { board, role } = request
  if (request.kind === 'link') return { ...plain, board, role, committee: request.committee, usesLeft: request.uses }
  if (request.kind === 'guest') {
    const { name, parts, stayDays: days } = request
    return { ...plain, board, role, name, committee: actor.committee, guest: { parts, days } }
  }
  const { committee, name, office, signatory } = request
  return { ...plain, board, role, committee, name, office, signatory }
}

/** The committee must be one that the actor may seat people on, and the board one that it takes part in. */
async function refuseForeign(deps: Deps, actor: Actor, { committee, board, guest }: Offer): Promise<void> {
  if (guest === null && !may(actor, 'seat-members', { partnership: actor.partnership, committee })) {
    throw new Refusal('not-allowed')
  }
  if (guest === null && !(await isOf(deps.store, committee, actor.partnership))) throw new Refusal('not-found')
  if (guest !== null && board !== null) await enter(deps, actor, 'invite-guest', board)
  if (guest === null && board !== null) {
    const access = await deps.store.people.access(board)
    if (!access?.committees.includes(committee)) throw new Refusal('not-found')
  }
}

/** An owner may seat people in every committee of the partnership, and in no other. */
async function isOf(store: Store, committee: Id, partnership: Id): Promise<boolean> {
  return (await store.people.committeesOf(partnership)).some(each => each.id === committee)
}

/** True while whoever invited may still do so: with their seat or their role, their open invitations end too. */
export async function isHeldBy({ store }: Pick<Deps, 'store'>, invitation: Invitation): Promise<boolean> {
  const { partnership, committee, board, guest, invitedBy } = invitation
  const inviter = await store.people.actor(invitedBy.member)
  if (inviter === null) return false
  if (guest === null) return may(inviter, 'seat-members', { partnership, committee })
  const access = board === null ? null : await store.people.access(board)
  return access !== null && may(inviter, 'invite-guest', access)
}
