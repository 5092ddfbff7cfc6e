/** Opening an invitation and accepting it: what it says to whoever holds its link, and how that person becomes a member. */
import { newId } from '#server/chance.ts'
import type { Invitation, NewMember } from '#server/store/store.ts'
import type { Guest } from '#shared/agreement/roles.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import type { AcceptRequest, LookReply, LookRequest } from '#shared/protocol/invitations.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { isHeldBy } from './invite.ts'
import { type Device, type OpenDeps, type Opened, openSession } from './open-session.ts'

const dayMs = 24 * 3_600_000

/** What the invitation is to; nothing is used up. Refuses `link-invalid` whyever it does not hold, so that nothing is told. */
export async function look(deps: OpenDeps, { secret, key }: LookRequest): Promise<LookReply> {
  const at = deps.clock.now()
  const invitation = await deps.store.invitations.open(sha256Hex(secret), at, key === undefined ? key : sha256Hex(key))
  if (invitation === null || !(await isHeldBy(deps, invitation))) throw new Refusal('link-invalid')
  const { name, role, office, signatory, guest, invitedBy, expires, partnership } = invitation
  const { people } = deps.store
  const [committees, bond, notice] = await Promise.all([
    people.committeesOf(partnership),
    people.partnershipName(partnership),
    deps.store.notices.notice(invitation.committee),
  ])
  const cityOf = (committee: Id) => committees.find(each => each.id === committee)?.city ?? ''
  return {
    invitedBy: { name: invitedBy.name, office: invitedBy.office, city: cityOf(invitedBy.committee) },
    partnership: bond ?? '',
    city: cityOf(invitation.committee),
    board: await boardOf(deps, invitation),
    ...{ name, role, office, signatory, expires },
    guest: guest === null ? null : { parts: guest.parts, until: at + guest.days * dayMs },
    notice: notice?.words ?? {},
  }
}

async function boardOf({ store }: OpenDeps, { board }: Invitation): Promise<LookReply['board']> {
  const info = board === null ? null : await store.people.boardInfo(board)
  return info === null ? null : { id: info.id, title: info.title }
}

type Request = AcceptRequest & { readonly device: Device }

/** Seats the new member and opens their session; a repeat of the same press opens one for the member of the first. */
export async function accept(deps: OpenDeps, request: Request): Promise<Opened & { readonly board: Id | null }> {
  const { store, clock, chance } = deps
  const at = clock.now()
  const secret = sha256Hex(request.secret)
  const invitation = await store.invitations.find(secret)
  if (invitation === null || !(await isHeldBy(deps, invitation))) throw new Refusal('link-invalid')
  const acceptance = { key: sha256Hex(request.key), at, member: seat(newId(chance), invitation, request, at) }
  const member = await store.invitations.accept(secret, { ...acceptance, line: newId(chance) })
  const opened = await openSession(deps, member, 'invitation', request.device)
  return { ...opened, board: invitation.board }
}

function seat(id: Id, invitation: Invitation, { name, language }: AcceptRequest, at: number): NewMember {
  const { committee, role, office, signatory } = invitation
  const guest = guestOf(invitation, at)
  return { id, committee, name, role, office, signatory, language, guest, invitation: invitation.id, at }
}

function guestOf({ guest, board, invitedBy }: Invitation, at: number): Guest | null {
  if (guest === null || board === null) return null
  const by = { member: invitedBy.member, name: invitedBy.name }
  return { board, parts: guest.parts, invitedBy: by, since: at, until: at + guest.days * dayMs }
}
