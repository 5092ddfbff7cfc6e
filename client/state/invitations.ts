/** The HTTP calls about invitations, for the screens that make and open them. A no comes back as a thrown Refusal. */
import type { Id } from '#shared/ids.ts'
import type {
  AcceptReply,
  AcceptRequest,
  InvitationInfo,
  InvitationsReply,
  InviteReply,
  InviteRequest,
  LookReply,
} from '#shared/protocol/invitations.ts'
import { get, post } from './api.ts'

/** What an invitation is to. Nothing is used up. `key`: of a press that got no answer. */
export function lookAtInvitation(secret: string, key?: string): Promise<LookReply> {
  return post(fetch, '/api/invitations/look', { secret, key })
}

/** Comes in: from then on this browser is the new member. */
export function acceptInvitation(request: AcceptRequest): Promise<AcceptReply> {
  return post(fetch, '/api/invitations/accept', request)
}

/** Makes an invitation. Its secret is in this answer only. */
export function makeInvitation(request: InviteRequest): Promise<InviteReply> {
  return post(fetch, '/api/invitations', request)
}

/** Those that I may revoke, and those by whom somebody came lately. */
export async function openInvitations(): Promise<readonly InvitationInfo[]> {
  return (await get<InvitationsReply>(fetch, '/api/invitations')).invitations
}

/** Nobody comes in by it any more. */
export function revokeInvitation(id: Id): Promise<void> {
  return post(fetch, `/api/invitations/${id}/revoke`, {})
}
