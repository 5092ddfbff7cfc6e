/** Addresses of calendars: made by whoever may export the board, listed, and ended by them or by who runs the board. */
import { newId } from '#server/chance.ts'
import { type Actor, may } from '#shared/agreement/roles.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import type { FeedInfo, MakeFeedReply, MakeFeedRequest } from '#shared/protocol/feeds.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { enter } from './access.ts'
import { newSecret } from './secret.ts'
import { doingOf, type PeopleDeps } from './touched.ts'

type Deps = Pick<PeopleDeps, 'store' | 'clock' | 'chance'>

/** Makes an address and gives its secret, which stands nowhere else. Refuses `not-allowed` and `feeds-full`. */
export async function makeFeed(deps: Deps, actor: Actor, board: Id, request: MakeFeedRequest): Promise<MakeFeedReply> {
  const { store, clock, chance } = deps
  await enter(deps, actor, 'export', board)
  const feed = { ...request, id: newId(chance), board, member: actor.member, at: clock.now() }
  const secret = newSecret(chance)
  await store.feeds.create(sha256Hex(secret), feed, doingOf(deps, actor))
  return { feed: { ...feed, name: actor.name, usedAt: null }, secret }
}

/** The actor's own on the board; those of all others too where the actor may end them. */
export async function feedsOnBoard(deps: Pick<Deps, 'store'>, actor: Actor, board: Id): Promise<readonly FeedInfo[]> {
  const access = await enter(deps, actor, 'export', board)
  const all = await deps.store.feeds.on(board)
  return may(actor, 'end-feeds', access) ? all : all.filter(({ member }) => member === actor.member)
}

/** Nobody reads by it any more. Whoever may not see it is told that there is none. */
export async function endFeed(deps: Deps, actor: Actor, id: Id): Promise<void> {
  const feed = await deps.store.feeds.get(id)
  if (feed === null || !(await mayEnd(deps, actor, feed))) throw new Refusal('not-found')
  await deps.store.feeds.end(id, doingOf(deps, actor))
}

/** One's own also on a board that one has lost. */
async function mayEnd({ store }: Pick<Deps, 'store'>, actor: Actor, feed: Pick<FeedInfo, 'board' | 'member'>) {
  if (feed.member === actor.member) return true
  const access = await store.people.access(feed.board)
  return access !== null && may(actor, 'end-feeds', access)
}
