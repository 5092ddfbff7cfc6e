/** Invitations as the store keeps them. */
import type { Actor } from '#shared/agreement/roles.ts'
import type { Person } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { InvitationInfo } from '#shared/protocol/invitations.ts'
import type { Hash, NewMember } from './store.ts'

/** An open letter to somebody who is no member yet. */
export type Invitation = Omit<InvitationInfo, 'joined'> & { readonly partnership: Id }
/** One press of a browser; the same one again is a repeat. The hash of the key that the browser drew for it. */
export type Press = { readonly key: Hash; readonly at: number }
/** `member`: as they will be, unless the press is a repeat. `line`: the id of the line in the register. */
export type Acceptance = Press & { readonly member: NewMember; readonly line: Id }
/** Who did something to an invitation, when, and the id of the line that tells of it in the register. */
export type Deed = { readonly by: Person; readonly at: number; readonly line: Id }

export type InvitationStore = {
  /** Refusal('invitations-full') when the committee has as many open ones as it may. */
  create(secret: Hash, invitation: Invitation, line: Id): Promise<void>
  /** The invitation while it can be used at the time `at`, by this press at least; null for any other, whatever it was. */
  open(secret: Hash, at: number, key?: Hash): Promise<Invitation | null>
  /** The same, also when it is used up: for a press that may be a repeat. null for one that was revoked, or never was. */
  find(secret: Hash): Promise<Invitation | null>
  /**
   * Makes the member and uses the invitation once, or neither. Gives the member of the first press for a repeat of it.
   * Refusal('link-invalid') when it is revoked, expired or used up by then.
   */
  accept(secret: Hash, acceptance: Acceptance): Promise<Id>
  /** All of the partnership that are not revoked, newest first, with who came by them. */
  of(actor: Pick<Actor, 'partnership'>): Promise<readonly InvitationInfo[]>
  /** Nobody comes in by it any more, and a guest who did is let in no more. Gives the boards on which that changes something. */
  revoke(id: Id, deed: Deed): Promise<readonly Id[]>
}
