/**
 * What the server keeps and how to ask for it: the log of edits, people, sessions, talk, versions. The store is opened by
 * `openStore` in `open.ts`, on the embedded database or on PostgreSQL. Every promise of a writing call resolves after the
 * commit is on disk, and rejects with Refusal('store-unavailable') when the disk or the database cannot. It may then have
 * been written all the same, when only the answer was lost: each call says what the same call again does.
 */
import type { Actor, BoardAccess, Guest, Role } from '#shared/agreement/roles.ts'
import type { DecisionKind, How, Person, Proposal } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { Translated } from '#shared/plan/plan.ts'
import type { Voucher } from '#shared/protocol/account.ts'
import type { Presence } from '#shared/protocol/events.ts'
import type { BoardSummary, Committee, MemberInfo } from '#shared/protocol/routes.ts'
import type { Message } from '#shared/talk/message.ts'
import type { CodeStore, PasswordStore } from './back-store.ts'
import type { FeedStore } from './feed-store.ts'
import type { InvitationStore } from './invitation-store.ts'
import type { PartnershipStore } from './partnership-store.ts'
import type { PortraitStore } from './portraits-store.ts'
import type { ErasureStore, NoticeStore, PersonalStore, RetentionStore } from './privacy-store.ts'
import type { SigningStore } from './signing-store.ts'
import type { ChallengeStore, IdentityStore, MailboxStore, PasskeyStore } from './ways-store.ts'

export type { NewCode, Password } from './back-store.ts'
export type { Feed } from './feed-store.ts'
export type { Invitation } from './invitation-store.ts'
export { type Portrait, type PortraitStore, portraitName } from './portraits-store.ts'

/** SHA-256 of a secret as 64 lower-case hex digits. The secret itself never reaches the store. */
export type Hash = string

export type Store = {
  readonly log: LogStore
  readonly people: PeopleStore
  readonly partnerships: PartnershipStore
  readonly sessions: SessionStore
  readonly links: LinkStore
  readonly invitations: InvitationStore
  readonly tokens: TokenStore
  readonly passkeys: PasskeyStore
  readonly challenges: ChallengeStore
  readonly mailboxes: MailboxStore
  readonly identities: IdentityStore
  readonly passwords: PasswordStore
  readonly codes: CodeStore
  readonly talk: TalkStore
  readonly versions: VersionStore
  readonly news: NewsStore
  readonly presence: PresenceStore
  readonly personal: PersonalStore
  readonly erasures: ErasureStore
  readonly notices: NoticeStore
  readonly retention: RetentionStore
  readonly portraits: PortraitStore
  readonly signing: SigningStore
  readonly feeds: FeedStore
  /** Other servers may write here at the same time, so that what is in memory has to be compared with what is stored. */
  readonly shared: boolean
  /**
   * Fills an empty installation, whole or not at all; `fill` uses the store that it is given. null, and nothing is done, when
   * it is not empty. Of several nodes that ask at once one fills, and the others wait for it.
   */
  fillOnce<T>(fill: (store: Store) => Promise<T>): Promise<T | null>
  /** Writes something that is not there afterwards. Rejects like any other write. */
  tryWrite(): Promise<void>
  /** Writes out what is waiting, then closes the database. Calls after it are refused. */
  close(): Promise<void>
}

export type StoreDeps = {
  /** The data folder; made with mode 0700 when it is missing. The embedded database's file in it is `twinboard.sqlite`. */
  readonly folder: string
  /** The URL of a PostgreSQL database to use instead of the embedded one. */
  readonly database?: string | null
  /** Told of every failure of disk or database, for the server's log and its readiness; see `server/outage.ts`. */
  readonly onFailure?: (error: Error) => void
}

/** The device name under which the server itself writes: the seed of a board, a migration. */
export const serverDevice = 'server'
/** The owner of the Yjs client ids under which the server itself wrote, so that no member can go on under them. */
export const serverMember = 'server'

/** An edit on its way into the log. */
export type NewEntry = {
  readonly board: Id
  readonly device: Id
  /** Names the edit within its device: (board, device, n) is unique. */
  readonly n: number
  /** The member that the server saw, or `serverMember`. */
  readonly member: Id
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  /** Yjs client ids that the update writes under. */
  readonly clients: readonly number[]
  readonly update: Uint8Array
  /** The epoch of the board that the edit was tried on, when that is to be checked. */
  readonly epoch?: number
}
/** A logged edit. */
export type Entry = NewEntry & { readonly epoch: number; readonly seq: number }
/** `repeated`: the edit had been logged before and `seq` is from that time. */
export type Appended = { readonly seq: number; readonly repeated: boolean }
/** `seq` of the newest entry, 0 for none. `epoch` changes when a device's copy can no longer be merged (restore, erasure). */
export type Head = { readonly epoch: number; readonly seq: number }
/** The board's whole state after entry `seq`. `digest`: of the canonical plan in it, verified by the writer. */
export type Snapshot = { readonly seq: number; readonly bytes: Uint8Array; readonly digest: string }

export type LogStore = {
  /**
   * Adds one edit. Repeats answer the old seq; the same (device, n) with other bytes or from another member is
   * Refusal('bad-request'); a board that does not exist is Refusal('not-found'), one of another epoch ('epoch-changed').
   */
  append(entry: NewEntry): Promise<Appended>
  /** Entries after `seq`, oldest first, at most `most`. Throws when one is missing or its checksum differs: never a half log. */
  since(board: Id, seq: number, most?: number): Promise<Entry[]>
  /** Refusal('not-found') for a board that does not exist. */
  head(board: Id): Promise<Head>
  /** The newest snapshot of the present epoch. Throws when it is damaged. */
  snapshot(board: Id): Promise<Snapshot | null>
  /** `epoch`: the one that it was made in. Refusal('epoch-changed') when the board has another by now. */
  saveSnapshot(board: Id, snapshot: Snapshot, epoch?: number): Promise<void>
  /** null: all ids are the member's now. Otherwise the member who owns one of them, and nothing was changed. */
  claimClients(board: Id, member: Id, clients: readonly number[]): Promise<Id | null>
  clientOwners(board: Id): Promise<Map<number, Id>>
  /** Who may write under the Yjs client id; null when nobody does. */
  clientOwner(board: Id, client: number): Promise<Id | null>
}

/**
 * What a server compares with what it knows, to see that it lags. `news` rises with every write about talk, proposals,
 * decisions or access; `present` names the rooms whose people count as here, with the version of what each told last.
 */
export type Mark = Head & { readonly news: number; readonly present: ReadonlyMap<Id, number> }
export type NewsStore = {
  /** The marks of these boards, in one query. A board that is not there has none. */
  marks(boards: readonly Id[]): Promise<ReadonlyMap<Id, Mark>>
}

/** The people of one room, which is one server's opening of a board. `version` rises whenever they change. */
export type PresentRoom = { readonly room: Id; readonly version: number; readonly here: readonly Presence[] }
export type PresenceStore = {
  /** Replaces what the room told before. It counts for `ms` milliseconds by the database's clock. */
  tell(present: PresentRoom & { readonly board: Id; readonly ms: number }): Promise<void>
  /** The room's people are gone. */
  forget(board: Id, room: Id): Promise<void>
  /** What all other rooms of the board told that still counts. */
  others(board: Id, room: Id): Promise<readonly PresentRoom[]>
}

export type NewPartnership = { readonly id: Id; readonly name: string; readonly at: number }
/** Without degrees when nobody looked the city up. */
export type NewCommittee = Committee & {
  readonly partnership: Id
  readonly at: number
  readonly lat?: number | null
  readonly lon?: number | null
}
export type NewMember = {
  readonly id: Id
  readonly committee: Id
  readonly name: string
  readonly role: Role
  readonly office: string
  readonly signatory: boolean
  /** false, empty and null when not given. */
  readonly owner?: boolean
  readonly language?: string
  readonly guest?: Guest | null
  /** The invitation by which they come. */
  readonly invitation?: Id | null
  readonly at: number
}
export type NewBoard = {
  readonly id: Id
  readonly partnership: Id
  /** At least one; all of the partnership, otherwise Refusal('bad-request'). */
  readonly committees: readonly Id[]
  readonly title: Translated
  /** The member who made it, or `serverMember`. */
  readonly by: Id
  readonly at: number
}
/** The update that seeds a board, and the Yjs client ids it writes under. */
export type Seed = { readonly update: Uint8Array; readonly clients: readonly number[] }
export type BoardInfo = {
  readonly id: Id
  readonly partnership: Id
  readonly title: Translated
  readonly committees: readonly Committee[]
  readonly members: readonly MemberInfo[]
  readonly changedAt: number
}

/** A member by name. `isGone`: they were removed. */
export type NamedMember = {
  readonly name: string
  readonly committee: Committee
  readonly guest: Guest | null
  readonly isGone: boolean
}

export type PeopleStore = {
  createPartnership(row: NewPartnership): Promise<void>
  createCommittee(row: NewCommittee): Promise<void>
  createMember(row: NewMember): Promise<void>
  /** Board and first log entry (seq 1, under `serverDevice`) in one transaction: a board is never there without its seed. */
  createBoard(row: NewBoard, seed: Seed): Promise<void>
  /** null for nobody, and for somebody who was removed. */
  actor(member: Id): Promise<Actor | null>
  /** What the members are called, by id, also those who were removed. Whoever was erased has no name, or is not there. */
  names(members: readonly Id[]): Promise<ReadonlyMap<Id, NamedMember>>
  /** Those of the members who are there, by id. */
  actors(members: readonly Id[]): Promise<ReadonlyMap<Id, Actor>>
  access(board: Id): Promise<BoardAccess | null>
  /** null when there is no such partnership. */
  partnershipName(id: Id): Promise<string | null>
  /** Who can give the member a code to sign. */
  vouchers(member: Id): Promise<readonly Voucher[]>
  committee(id: Id): Promise<Committee | null>
  /** The committees of a partnership, in the order they were made. */
  committeesOf(partnership: Id): Promise<Committee[]>
  /** Boards that the actor's committee takes part in, newest change first. */
  boardsFor(actor: Actor): Promise<BoardSummary[]>
  boardInfo(board: Id): Promise<BoardInfo | null>
  /** Keeps the title for lists of boards. The time of the newest edit is kept by `append` too: call this for new titles. */
  touchBoard(board: Id, values: { title: Translated; at: number }): Promise<void>
  /** True while there is no partnership: a new installation. */
  isEmpty(): Promise<boolean>
}

/** How a session was begun. */
export const ways = ['link', 'invitation', 'code', 'password', 'passkey', 'mail', 'oidc'] as const
export type Way = (typeof ways)[number]

export type Session = {
  /** Names it in the list of one's devices, where its token must not stand. */
  readonly id: Id
  readonly member: Id
  /** When it began, when it was last used, when it ends at the latest: milliseconds since 1970. */
  readonly at: number
  readonly seenAt: number
  readonly expires: number
  /** A name for the list of one's devices, such as "Firefox on Linux". */
  readonly device: string
  readonly way: Way
  /** When the person last proved who they are: by a password or a passkey; 0 for never. */
  readonly provedAt: number
  /** By which way that was; null for never. */
  readonly provedBy: Way | null
}
export type NewSession = Omit<Session, 'seenAt' | 'provedBy'> & { readonly provedBy?: Way | null }
export type SessionStore = {
  /** `provedBy` is null when it is not said. */
  create(token: Hash, session: NewSession): Promise<void>
  /** Those of the member that `find` would find at the time `at`, the one last used first. */
  of(member: Id, at: number): Promise<readonly (Session & { readonly token: Hash })[]>
  /** Gives a session of the member another device name. Refusal('not-found') when there is no such one. */
  rename(member: Id, id: Id, device: string): Promise<void>
  /** Notes that the person behind the session has proved who they are. */
  prove(token: Hash, at: number, by: Way): Promise<void>
  /** null when it is unknown, ended, past `expires`, or unused for `limits.sessionIdleMs` at the time `at`. */
  find(token: Hash, at: number): Promise<Session | null>
  /** Notes that it is used. Written at most once a minute, so it may be called at each request. */
  touch(token: Hash, at: number): Promise<void>
  end(token: Hash): Promise<void>
  /** Those of the sessions that `find` would find at the time `at`. */
  standing(tokens: readonly Hash[], at: number): Promise<ReadonlySet<Hash>>
}

export type LinkStore = {
  /** `usesLeft: null` = any number of times until `expires`. */
  createLink(secret: Hash, link: { member: Id; expires: number; usesLeft: number | null }): Promise<void>
  /**
   * Uses it once and gives its member; Refusal('link-invalid') when it is unknown, expired or used up. The same key
   * again, soon after, gets the member once more and uses nothing: see `link-uses.ts`.
   */
  useLink(secret: Hash, at: number, key?: Hash): Promise<Id>
  /** Whose link it is while it can be used, by this press at least; null for any other. Nothing is used up. */
  whose(secret: Hash, at: number, key?: Hash): Promise<Id | null>
}

/** `signs`: made for answering proposals too, which a token otherwise does not. */
export type AccessToken = { readonly member: Id; readonly note: string; readonly at: number; readonly signs: boolean }
export type TokenStore = {
  /** It does not sign when that is not said. */
  createToken(secret: Hash, token: Omit<AccessToken, 'signs'> & { readonly signs?: boolean }): Promise<void>
  findToken(secret: Hash): Promise<AccessToken | null>
  /** Those of the member, the oldest first. `id` names one where its hash must not stand. */
  of(member: Id): Promise<readonly (AccessToken & { readonly id: string })[]>
  /** Refusal('not-found') when the member has no such one. */
  end(member: Id, id: string): Promise<void>
}

export type TalkStore = {
  /** Gives the message its seq. The same id again answers the old row; with another writer or board: Refusal('bad-request'). */
  say(message: Omit<Message, 'seq'>): Promise<{ message: Message; repeated: boolean }>
  /** Messages after `seq`, oldest first; the newest `limit` of them when there are more. */
  since(board: Id, seq: number, limit: number): Promise<Message[]>
  /** The newest `limit` messages with a seq below `before`, oldest first. */
  earlier(board: Id, before: number, limit: number): Promise<Message[]>
  /** 0 when nothing was said. */
  lastSeq(board: Id): Promise<number>
}

/** A plan frozen and put to the committees. */
export type NewProposal = {
  readonly id: Id
  readonly board: Id
  /** SHA-256 of `json`, checked. */
  readonly digest: string
  /** The canonical JSON of the plan. */
  readonly json: string
  /** Seq of the newest log entry in it. */
  readonly seq: number
  readonly committees: readonly Id[]
  readonly by: Person
  readonly at: number
}
export type NewDecision = {
  readonly board: Id
  readonly proposal: Id
  readonly committee: Id
  readonly kind: DecisionKind
  /** The digest that the signatory saw. */
  readonly digest: string
  readonly by: Person
  readonly comment: string
  readonly at: number
  /** How the person proved who they are, or the code that is used up by it: then the store knows who gave that. */
  readonly shown: { readonly how: How } | { readonly code: Hash }
}
export type Version = {
  readonly board: Id
  readonly number: number
  readonly digest: string
  readonly json: string
  readonly seq: number
  readonly member: Id
  /** When it was frozen. */
  readonly at: number
}

export type VersionStore = {
  /** Freezes the next version without proposing it, and gives its number. */
  freezeVersion(version: Omit<Version, 'number'>): Promise<number>
  /** The stored plan, digest verified; null when there is no such version. */
  version(board: Id, number: number): Promise<Version | null>
  /**
   * Freezes the next version and its proposal in one transaction. Refusal('plan-moved') when `seq` is not the newest entry any
   * more: a version holds every edit that was acknowledged before it, on whichever server. Refusal('already-proposed') for
   * the newest one again, ('people-moved') when it asks a committee that takes no part.
   */
  propose(proposal: NewProposal): Promise<Proposal>
  /**
   * One answer per committee: then Refusal('already-decided'). Refusal('proposal-closed') when withdrawn or superseded,
   * ('plan-moved') for another digest, ('not-allowed') for a committee not asked, ('not-found'), ('code-invalid') for a code
   * that is not of this member and proposal. The same member with the same answer again gets the proposal as it stands; then,
   * and when it is refused, a code is not used up.
   */
  decide(decision: NewDecision): Promise<Proposal>
  /** Refusal('proposal-closed') when it is not open any more. One that is withdrawn already is answered as it stands. */
  withdraw(board: Id, proposal: Id, at: number): Promise<Proposal>
  /** All of the board with their decisions, oldest first. */
  proposals(board: Id): Promise<Proposal[]>
}
