/** Addresses of calendars as the store keeps them. */
import type { Id } from '#shared/ids.ts'
import type { FeedInfo } from '#shared/protocol/feeds.ts'
import type { Doing } from './partnership-store.ts'
import type { Hash } from './store.ts'

/** `revokedAt`: since then it is ended; null while it is open. */
export type Feed = Omit<FeedInfo, 'name'> & { readonly revokedAt: number | null }
export type NewFeed = Omit<Feed, 'usedAt' | 'revokedAt'>

export type FeedStore = {
  /** Refusal('feeds-full') when the member has as many open ones as they may. */
  create(secret: Hash, feed: NewFeed, doing: Doing): Promise<void>
  /** The one with this secret, also when it is ended; null when there is no such one, or it is long over. */
  find(secret: Hash): Promise<Feed | null>
  /** The same by its id. */
  get(id: Id): Promise<Feed | null>
  /** The member's open ones on all boards, oldest first. */
  of(member: Id): Promise<readonly FeedInfo[]>
  /** All open ones of a board, oldest first. */
  on(board: Id): Promise<readonly FeedInfo[]>
  /** Notes on which day it was read; an earlier day than the one that stands there changes nothing. */
  noteUse(id: Id, day: number): Promise<void>
  /** Nobody reads by it any more. Ending an ended one changes nothing and leaves no line. */
  end(id: Id, doing: Doing): Promise<void>
}
