/** What the store knows of people's data: their own copy of it, erasing, cities' notices, and clearing away in time. */
import type { Person } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { Translated } from '#shared/plan/plan.ts'
import type { Hash, Head, Seed } from './store.ts'
import type { Trace } from './traces.ts'

/** Rows that name a member, by the column that does. */
export type PersonalRows = { readonly trace: Trace; readonly rows: readonly Readonly<Record<string, unknown>>[] }

/** Something that was erased: a member, or the history of a board. */
export type Erasure = { readonly id: Id; readonly kind: 'member' | 'board'; readonly subject: Id; readonly at: number }

/** A board as it begins anew: the update that builds it, the Yjs client ids in it, and its new epoch. */
export type Rebuilt = Seed & {
  readonly board: Id
  readonly epoch: number
  /** The log up to which the old one was read; null when it counts whatever was logged since, as after a restore. */
  readonly seen: Head | null
}

/** Sessions that have ended with an erasure, and boards on which somebody may see it. */
export type Erased = { readonly sessions: readonly Hash[]; readonly boards: readonly Id[] }

export type PersonalStore = {
  /** All rows that name the member, as they are given to them. */
  rowsOf(member: Id): Promise<PersonalRows[]>
  /**
   * Takes the person out of all tables, by `traces`, and leaves a line in the register; `by` is null for whoever erases
   * themselves, and for the server. Once more does no harm.
   */
  erase(member: Id, erasure: Erasure, by: Person | null): Promise<Erased>
  /** Nobody else runs the partnership. */
  isOnlyOwner(member: Id, partnership: Id): Promise<boolean>
  /** Members who were removed and whose names are still there, of a partnership. */
  removed(partnership: Id): Promise<readonly { readonly id: Id; readonly name: string; readonly removedAt: number }[]>
  /** The numbers of frozen versions of the board whose words hold `text`. */
  versionsWith(board: Id, text: string): Promise<readonly number[]>
}

export type ErasureStore = {
  /** All that was erased, oldest first. */
  all(): Promise<readonly Erasure[]>
  /**
   * Puts the rebuilt board in the place of its log and snapshot. Refusal('plan-moved') when something was logged after `seen`,
   * ('not-found') for a board that does not exist. The same erasure once more changes nothing.
   */
  rebuild(rebuilt: Rebuilt, erasure: Erasure, by: Person | null): Promise<void>
  /** Notes an erasure of something that is not here, so that it is not tried again. */
  note(erasure: Erasure): Promise<void>
  /** Rewrites the database's files, so that nothing deleted is left in them; false: try again later. */
  purge(): Promise<boolean>
}

export type Notice = { readonly version: number; readonly words: Translated; readonly at: number }
export type NoticeStore = {
  /** What the committee tells its people; null while it has not said anything. */
  notice(committee: Id): Promise<Notice | null>
  /** Puts new words; the version rises, so that everybody reads them once. */
  setNotice(committee: Id, words: Translated, at: number): Promise<Notice>
  /** The version that the member has read; -1 for none. */
  readVersion(member: Id): Promise<number>
  noteRead(member: Id, version: number, at: number): Promise<void>
}

/** Until when rows count, by what they are; milliseconds since 1970. Older ones are over. */
export type Ends = {
  readonly sessions: number
  readonly idle: number
  readonly letters: number
  /** Addresses of calendars that nobody used since. */
  readonly feeds: number
  readonly guests: number
}
export type RetentionStore = {
  /** Deletes sign-ins, links, invitations and addresses of calendars that are over. */
  sweep(ends: Ends): Promise<void>
  /** Guests whose stay is long over and whose names are still there: they are for `PersonalStore.erase`. */
  guestsGone(ends: Ends): Promise<readonly Id[]>
}
