/** Calendars that keep themselves up to date: addresses under which a calendar program reads a board, and the calls about them. */
import type { Id } from '../ids.ts'

/** `agreed`: the newest version that all committees agreed to, and nothing before there is one. `planned`: the plan as it is now. */
export const feedContents = ['agreed', 'planned'] as const
export type FeedContent = (typeof feedContents)[number]

/** An address as it is listed: the secret in it is known to whoever made it, and never shown again. */
export type FeedInfo = {
  readonly id: Id
  readonly board: Id
  /** Who made it, and with whose rights it is read. */
  readonly member: Id
  readonly name: string
  readonly language: string
  readonly shows: FeedContent
  readonly at: number
  /** The beginning of the day (UTC) on which a calendar asked last, milliseconds since 1970; null while none did. */
  readonly usedAt: number | null
}

/** GET /api/boards/:board/feeds — one's own; those of all others too for whoever may end them. GET /api/me/feeds — one's own on all boards. */
export type FeedsReply = { readonly feeds: readonly FeedInfo[] }
/** POST /api/boards/:board/feeds */
export type MakeFeedRequest = { readonly language: string; readonly shows: FeedContent }
/** The secret is in this answer only. */
export type MakeFeedReply = { readonly feed: FeedInfo; readonly secret: string }
/** POST /api/feeds/:id/end */

/** What the register of the partnership says about addresses, in names as they were then. `name`: whose it is. */
export type FeedEvent = {
  readonly event: 'feed-made' | 'feed-ended'
  readonly name: string
  readonly board: Id
  readonly title: string
}

/** Where the calendar lies on the server. Who has the address reads it: no cookie, no other sign. */
export function feedPath(secret: string): string {
  return `/feed/${secret}.ics`
}
