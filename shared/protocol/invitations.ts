/** Invitations as they travel: what is asked for, what their maker sees of them, and what they say to whoever opens one. */
import type { GuestPart, Role } from '../agreement/roles.ts'
import type { Person } from '../agreement/standing.ts'
import type { Id } from '../ids.ts'
import type { Translated } from '../plan/plan.ts'

/** What a link that many may use can make of somebody: nobody signs, or runs a committee, by a link that is passed on. */
export const rolesByLink = ['editor', 'commenter', 'observer'] as const
/** What a guest can be. */
export const guestRoles = rolesByLink
export type LinkRole = (typeof rolesByLink)[number]

/** To the person whose name it is: a seat on a committee, with its office and perhaps the right to sign. */
export type PersonalInvitation = {
  readonly kind: 'member'
  readonly committee: Id
  readonly name: string
  readonly role: Role
  readonly office: string
  readonly signatory: boolean
  /** Where they come to first; null for the list of boards. */
  readonly board: Id | null
  readonly days: number
}
/** To as many people as `uses` says, who give their names themselves. */
export type LinkInvitation = {
  readonly kind: 'link'
  readonly committee: Id
  readonly role: LinkRole
  readonly board: Id | null
  readonly uses: number
  readonly days: number
}
/** To a guest of one board, whom the inviter vouches for. */
export type GuestInvitation = {
  readonly kind: 'guest'
  readonly board: Id
  readonly name: string
  readonly role: LinkRole
  readonly parts: readonly GuestPart[]
  /** How long they stay, from the day on which they come. */
  readonly stayDays: number
  readonly days: number
}
/** POST /api/invitations */
export type InviteRequest = PersonalInvitation | LinkInvitation | GuestInvitation
/** The only place where the secret stands: the server keeps its hash. */
export type InviteReply = { readonly invitation: InvitationInfo; readonly secret: string }

/** What a guest is let into, and for how many days from their coming. */
export type GuestOffer = { readonly parts: readonly GuestPart[]; readonly days: number }

/** Somebody who came in by an invitation. `like`: an older member of the committee whose name looks the same, or empty. */
export type Joined = { readonly member: Id; readonly name: string; readonly at: number; readonly like: string }

/** An invitation as those see it who may revoke it. */
export type InvitationInfo = {
  readonly id: Id
  readonly committee: Id
  readonly board: Id | null
  /** Who is meant; empty for a link that many may use. */
  readonly name: string
  readonly role: Role
  readonly office: string
  readonly signatory: boolean
  readonly guest: GuestOffer | null
  readonly invitedBy: Person
  readonly at: number
  readonly expires: number
  readonly usesLeft: number
  readonly joined: readonly Joined[]
}
/** GET /api/invitations — those that are open, and those by which somebody came lately. */
export type InvitationsReply = { readonly invitations: readonly InvitationInfo[] }

/** A look at a link: nothing is used up. `key`: of a press that got no answer, for which a link that it used up is still open. */
export type LookRequest = { readonly secret: string; readonly key?: string | undefined }
/** POST /api/invitations/look — who invites to what. */
export type LookReply = {
  readonly invitedBy: { readonly name: string; readonly office: string; readonly city: string }
  readonly partnership: string
  /** The committee that the person will sit with. */
  readonly city: string
  readonly board: { readonly id: Id; readonly title: Translated } | null
  readonly name: string
  readonly role: Role
  readonly office: string
  readonly signatory: boolean
  readonly guest: { readonly parts: readonly GuestPart[]; readonly until: number } | null
  readonly expires: number
  /** What that city tells its people about their data; empty where it says nothing of its own. */
  readonly notice: Translated
}

/** What the register of the partnership says about invitations, in names as they were then; empty for a link for several. */
export type InvitationEvent = {
  readonly event: 'invited' | 'joined' | 'taken-back'
  readonly name: string
  readonly guest: boolean
}

/** `key`: drawn by the browser for this press; the same one again, soon after, is answered as the first (S8). */
export type AcceptRequest = {
  readonly secret: string
  readonly key: string
  readonly name: string
  readonly language: string
}
/** POST /api/invitations/accept — sets the session cookie. */
export type AcceptReply = { readonly board: Id | null }

/** POST /api/sign-in/look — whose link it is. */
export type WhoseReply = { readonly name: string; readonly office: string; readonly city: string }
