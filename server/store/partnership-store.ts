/** What the store is asked about partnerships, committees and the people on them. */
import type { Role } from '#shared/agreement/roles.ts'
import type { Person } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { ChangePartnershipRequest, CommitteeSeat, Partnership, RegisterLine } from '#shared/protocol/people.ts'
import type { MemberInfo } from '#shared/protocol/routes.ts'
import type { Hash } from './store.ts'

/** Who does something to a partnership, and when. `id` names the lines that it leaves in the register. */
export type Doing = { readonly id: Id; readonly partnership: Id; readonly by: Person; readonly at: number }

/** What a change has touched: boards where somebody may do something else now, and sessions that it has ended. */
export type Touched = { readonly boards: readonly Id[]; readonly sessions: readonly Hash[] }

/** Where somebody sits, or sat until they were removed. */
export type Seated = {
  readonly partnership: Id
  readonly committee: Id
  readonly owner: boolean
  readonly isRemoved: boolean
}

export type MemberChange = {
  readonly name?: string | undefined
  readonly office?: string | undefined
  readonly role?: Role | undefined
  readonly signatory?: boolean | undefined
  readonly owner?: boolean | undefined
}
export type HandOver = {
  readonly from: Id
  readonly to: Id
  readonly office: string
  /** Whether the right to sign, and the role of the chair, go with it. */
  readonly signatory: boolean
  readonly chair: boolean
}
export type SetUp = {
  readonly name: string
  readonly committee: CommitteeSeat
  readonly member: Id
  readonly person: Pick<Required<MemberChange>, 'name' | 'office'>
}

/**
 * Each change is one transaction with its lines in the register and the news of all boards that it touches. The same change
 * again finds everything as it shall be: it touches nothing and leaves no line.
 */
export type PartnershipStore = {
  partnership(id: Id): Promise<Partnership | null>
  /** The committees of a partnership with where they lie, in the order they were made. */
  committees(partnership: Id): Promise<CommitteeSeat[]>
  /** Who is there now, guests among them. */
  members(partnership: Id): Promise<MemberInfo[]>
  /** null for nobody. */
  seated(member: Id): Promise<Seated | null>
  /** The newest lines, newest first. */
  register(partnership: Id, limit: number): Promise<RegisterLine[]>
  change(doing: Doing, change: ChangePartnershipRequest): Promise<Touched>
  /** Name, committee and first member at once. */
  setUp(doing: Doing, setUp: SetUp): Promise<Touched>
  /** Refusal('people-moved') when the colour is taken while another is free; ('bad-request') for the id of another partnership's committee. */
  addCommittee(doing: Doing, committee: CommitteeSeat): Promise<Touched>
  changeCommittee(doing: Doing, committee: CommitteeSeat): Promise<Touched>
  /** Refusal('last-chair'), ('last-owner'); ('bad-request') for what no guest can be; ('not-found'). */
  changeMember(doing: Doing, member: Id, change: MemberChange): Promise<Touched>
  /** Their ways in end, and so do the invitations they made. The row stays. Refusal('last-chair'), ('last-owner'). */
  removeMember(doing: Doing, member: Id): Promise<Touched>
  /** Refusal('people-moved') when the giver has no such office, right or role any more. */
  handOver(doing: Doing, handOver: HandOver): Promise<Touched>
  /** Refusal('bad-request') for none, ('committee-asked') when one that leaves was asked in an open proposal. */
  seatCommittees(doing: Doing, board: Id, committees: readonly Id[]): Promise<Touched>
}
