/** From the secret in an address to the calendar that may be read by it now: what its member may is asked anew each time. */
import type { Clock } from '#server/clock.ts'
import type { Feed, Store } from '#server/store/store.ts'
import { isStayOver } from '#shared/agreement/guest-view.ts'
import { may } from '#shared/agreement/roles.ts'
import { sha256Hex } from '#shared/digest.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

type Deps = { readonly store: Store; readonly clock: Clock }

const dayMs = 24 * 3_600_000

/**
 * The calendar. Refuses `not-found` for a secret that nobody made, and `feed-ended` for one that was ended, or whose member
 * was removed or may export the board no more: that tells a calendar program to stop asking.
 */
export async function openFeed({ store, clock }: Deps, secret: string): Promise<Feed> {
  const feed = await store.feeds.find(sha256Hex(secret))
  if (feed === null) throw new Refusal('not-found')
  if (feed.revokedAt !== null || !(await isAllowed({ store, clock }, feed))) throw new Refusal('feed-ended')
  const today = clock.now() - (clock.now() % dayMs)
  if (feed.usedAt === null || feed.usedAt < today) await noteIfPossible(store, feed, today)
  return feed
}

async function isAllowed({ store, clock }: Deps, { member, board }: Feed): Promise<boolean> {
  const [actor, access] = await Promise.all([store.people.actor(member), store.people.access(board)])
  if (actor === null || access === null || isStayOver(actor, clock.now())) return false
  return may(actor, 'export', access)
}

/** On a disk that takes nothing the day is not noted, since reading must not need to write. */
async function noteIfPossible(store: Store, { id }: Feed, day: number): Promise<void> {
  try {
    await store.feeds.noteUse(id, day)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
