/** `/api/boards/:board/feeds`, `/api/me/feeds` and `/api/feeds/:id/end`: calendar addresses made, listed and ended. */
import { Router } from 'express'
import { endFeed, feedsOnBoard, makeFeed } from '#server/commands/feeds.ts'
import type { FeedsReply, MakeFeedReply } from '#shared/protocol/feeds.ts'
import { answer } from './answer.ts'
import { boardPath, emptyBody, parse } from './parse.ts'
import { feedIdPath, makeFeedBody } from './parse-feeds.ts'
import type { HttpDeps } from './server.ts'

/** For members. What is read by an address stands in `feed.ts`. */
export function feedsRouter(deps: HttpDeps): Router {
  const router = Router()
  router.post(
    '/boards/:board/feeds',
    answer<MakeFeedReply>((request, { actor }) =>
      makeFeed(deps, actor, parse(boardPath, request.params).board, parse(makeFeedBody, request.body)),
    ),
  )
  router.get(
    '/boards/:board/feeds',
    answer<FeedsReply>(async (request, { actor }) => ({
      feeds: await feedsOnBoard(deps, actor, parse(boardPath, request.params).board),
    })),
  )
  router.get(
    '/me/feeds',
    answer<FeedsReply>(async (_request, { actor }) => ({ feeds: await deps.store.feeds.of(actor.member) })),
  )
  router.post(
    '/feeds/:id/end',
    answer<never>(async (request, { actor }) => {
      parse(emptyBody, request.body)
      await endFeed(deps, actor, parse(feedIdPath, request.params).id)
      return null
    }),
  )
  return router
}
