/** Who may do what, where. `may` is the only place where permission is decided; client and server both ask it. */
import type { Id } from '../ids.ts'

export const roles = ['chair', 'editor', 'commenter', 'observer'] as const
export type Role = (typeof roles)[number]

/** What of a board a guest may be let into. The title, the languages and the dates of the plan are always part of it. */
export const guestParts = ['route', 'programme', 'tasks', 'budget', 'texts'] as const
export type GuestPart = (typeof guestParts)[number]

/** What makes a member a guest: a person whom a member vouches for, on one board, for a time. */
export type Guest = {
  readonly board: Id
  /** What they see of it, and where they edit if their role is editor. */
  readonly parts: readonly GuestPart[]
  readonly invitedBy: { readonly member: Id; readonly name: string }
  /** They see nothing that was said before, and are let in no longer than `until`; milliseconds since 1970. */
  readonly since: number
  readonly until: number
}

/** A signed-in member as the server saw them. The client holds a copy for what it shows; only the server's counts. */
export type Actor = {
  readonly member: Id
  readonly name: string
  /** A guest sits with the committee of whoever invited them. */
  readonly committee: Id
  readonly partnership: Id
  readonly role: Role
  /** May sign a decision in the committee's name. */
  readonly signatory: boolean
  /** The office as printed beside a decision, such as "Secretary". */
  readonly office: string
  /** Runs the partnership: its status, its committees, and who runs it. */
  readonly owner: boolean
  /** null for a member who is no guest. */
  readonly guest: Guest | null
}

/** What `may` needs to know of a board. */
export type BoardAccess = {
  readonly board: Id
  readonly partnership: Id
  /** Committees taking part. */
  readonly committees: readonly Id[]
}
/** What `may` needs to know of a committee, for what is done to its people. */
export type CommitteeAccess = { readonly partnership: Id; readonly committee: Id }
/** What `may` needs to know of a partnership. */
export type PartnershipAccess = { readonly partnership: Id }

/**
 * What is done on a board. `read-whole`: its versions and proposals, and all parts of its plan. `seat-committees`: which
 * committees take part. `import`: bringing records in from a file. `erase-history`: what the plan says no more. `end-feeds`: seeing
 * and ending the addresses of calendars that others made.
 */
export const boardActions = [
  'read',
  'read-whole',
  'edit',
  'talk',
  'propose',
  'decide',
  'withdraw',
  'export',
  'import',
  'create-board',
  'invite-guest',
  'seat-committees',
  'erase-history',
  'end-feeds',
] as const
export type BoardAction = (typeof boardActions)[number]

/**
 * What is done to a committee: inviting, removing, roles and the right to sign; giving an office to somebody else; and
 * saying that a signatory is who they are, by a code that they sign with.
 */
export const committeeActions = ['seat-members', 'hand-over', 'vouch'] as const
export type CommitteeAction = (typeof committeeActions)[number]

/** What is done to a partnership: seeing who is in it; its name, status, committees and owners. */
export const partnershipActions = ['see-people', 'run-partnership'] as const
export type PartnershipAction = (typeof partnershipActions)[number]

export type Action = BoardAction | CommitteeAction | PartnershipAction

/** What an action is done on. */
export type Ground<A extends Action> = A extends BoardAction
  ? BoardAccess
  : A extends CommitteeAction
    ? CommitteeAccess
    : PartnershipAccess

/** What every member of a committee that takes part may do. */
const looks: readonly BoardAction[] = ['read', 'read-whole', 'export']

const rights: Readonly<Record<Role, readonly BoardAction[]>> = {
  chair: [
    ...looks,
    'edit',
    'import',
    'talk',
    'propose',
    'withdraw',
    'create-board',
    'invite-guest',
    'seat-committees',
    'erase-history',
    'end-feeds',
  ],
  editor: [...looks, 'edit', 'import', 'talk', 'propose', 'withdraw', 'invite-guest'],
  commenter: [...looks, 'talk'],
  observer: looks,
}

/** What owners do on a board beyond their role. */
const ownersToo: readonly BoardAction[] = ['seat-committees', 'erase-history', 'end-feeds']

/** Of what their role allows, a guest may do these, whatever the role. */
const guestRights: readonly BoardAction[] = ['read', 'edit', 'talk']

/** True when `actor` may do `action` on `ground`. A member of a committee that takes no part in a board may do nothing there. */
export function may<A extends Action>(actor: Actor, action: A, ground: Ground<A>): boolean {
  if (actor.partnership !== ground.partnership) return false
  if (isOneOf(boardActions, action)) return mayOnBoard(actor, action, ground as BoardAccess)
  if (actor.guest !== null) return false
  if (isOneOf(committeeActions, action)) return mayInCommittee(actor, action, ground as CommitteeAccess)
  return action === 'see-people' || actor.owner
}

function mayOnBoard(actor: Actor, action: BoardAction, board: BoardAccess): boolean {
  if (!board.committees.includes(actor.committee)) return false
  const { guest, role } = actor
  if (guest !== null)
    return guest.board === board.board && guestRights.includes(action) && rights[role].includes(action)
  if (action === 'decide') return actor.signatory
  return rights[role].includes(action) || (actor.owner && ownersToo.includes(action))
}

function mayInCommittee(actor: Actor, action: CommitteeAction, { committee }: CommitteeAccess): boolean {
  if (actor.owner || (actor.role === 'chair' && actor.committee === committee)) return true
  // Whoever holds an office may give it on; that it is theirs is looked at by the command.
  return action === 'hand-over' && actor.committee === committee && actor.office !== ''
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value)
}
