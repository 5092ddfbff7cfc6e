/** Partnerships, their committees and people over HTTP: what is read, what is changed, and what the register says of it. */
import type { Role } from '../agreement/roles.ts'
import type { Person } from '../agreement/standing.ts'
import type { Id } from '../ids.ts'
import type { Day } from '../plan/plan.ts'
import type { FeedEvent } from './feeds.ts'
import type { InvitationEvent } from './invitations.ts'
import type { Committee, MemberInfo } from './routes.ts'

/** Where a bond stands. The words take no side: nobody is said to have done it. */
export const statuses = ['active', 'dormant', 'suspended', 'ended'] as const
export type Status = (typeof statuses)[number]

/** Two or more cities with a bond. Before its first set-up its name is empty. */
export type Partnership = {
  readonly id: Id
  readonly name: string
  readonly status: Status
  /** The day since when it is so, and where that is written; either may be empty. */
  readonly since: Day | ''
  readonly source: string
}

/** A committee as the people of its partnership see it. Degrees WGS84; null where nobody looked the city up. */
export type CommitteeSeat = Committee & { readonly lat: number | null; readonly lon: number | null }

/** GET /api/partnership */
export type PartnershipReply = {
  readonly partnership: Partnership
  readonly committees: readonly CommitteeSeat[]
  /** Who is there now, guests among them, by the time at which they came. */
  readonly members: readonly MemberInfo[]
  /** The newest lines, newest first. */
  readonly register: readonly RegisterLine[]
}

/** POST /api/partnership. What is not named stays. */
export type ChangePartnershipRequest = {
  readonly name?: string | undefined
  readonly status?: Pick<Partnership, 'status' | 'since' | 'source'> | undefined
}
/** POST /api/committees, with an id drawn by the client so that a retry is harmless; POST /api/committees/:committee */
export type AddCommitteeRequest = CommitteeSeat
export type ChangeCommitteeRequest = Omit<CommitteeSeat, 'id'>
/** POST /api/partnership/set-up: the first owner says who they are and where. */
export type SetUpRequest = {
  readonly partnership: string
  readonly committee: ChangeCommitteeRequest
  readonly name: string
  readonly office: string
}
/** POST /api/members/:member. What is not named stays. `owner` is for owners to say. */
export type ChangeMemberRequest = {
  readonly name?: string | undefined
  readonly office?: string | undefined
  readonly role?: Role | undefined
  readonly signatory?: boolean | undefined
  readonly owner?: boolean | undefined
}
/** POST /api/members/:member/remove */
/** POST /api/members/:member/hand-over: `office` as the asker sees it; what goes with it is said. */
export type HandOverRequest = {
  readonly to: Id
  readonly office: string
  readonly signatory: boolean
  readonly chair: boolean
}
/** POST /api/boards/:board/committees: all that take part from now on, in this order. */
export type SeatCommitteesRequest = { readonly committees: readonly Id[] }

/** One thing that was done to people and committees, in names as they were then. */
export type RegisterEvent =
  | { readonly event: 'named'; readonly from: string; readonly to: string }
  | { readonly event: 'status'; readonly status: Status; readonly since: Day | ''; readonly source: string }
  | { readonly event: 'committee-added'; readonly city: string }
  | { readonly event: 'committee-changed'; readonly city: string }
  | { readonly event: 'renamed'; readonly from: string; readonly to: string }
  | { readonly event: 'office'; readonly name: string; readonly from: string; readonly to: string }
  | { readonly event: 'role'; readonly name: string; readonly from: Role; readonly to: Role }
  | { readonly event: 'signatory'; readonly name: string; readonly may: boolean }
  | { readonly event: 'owner'; readonly name: string; readonly may: boolean }
  | { readonly event: 'removed'; readonly name: string; readonly city: string }
  | {
      readonly event: 'handed-over'
      readonly office: string
      readonly from: string
      readonly to: string
      readonly signatory: boolean
      readonly chair: boolean
    }
  | { readonly event: 'seated' | 'unseated'; readonly city: string; readonly board: Id; readonly title: string }
  | FeedEvent
  | { readonly event: 'member-erased' }
  | { readonly event: 'history-erased'; readonly board: Id }

/** A line of the register: what was done, by whom as printed, and when in milliseconds since 1970. */
export type RegisterLine = {
  readonly id: Id
  readonly at: number
  readonly by: Person
  readonly event: RegisterEvent | InvitationEvent
}
