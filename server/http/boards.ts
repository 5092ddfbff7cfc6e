/** `/api/boards`: making a board, who takes part in it, and its frozen versions. */
import { Router } from 'express'
import { enter } from '#server/commands/access.ts'
import { createBoard } from '#server/commands/create-board.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { BoardReply, CreateBoardReply, VersionReply } from '#shared/protocol/routes.ts'
import { answer } from './answer.ts'
import { boardPath, createBoardBody, parse, versionPath } from './parse.ts'
import type { HttpDeps } from './server.ts'

/** POST /api/boards, GET /api/boards/:board, GET /api/boards/:board/versions/:number */
export function boardsRouter(deps: HttpDeps): Router {
  const { store } = deps
  const router = Router()
  router.post(
    '/boards',
    answer<CreateBoardReply>((request, { actor }) => createBoard(deps, actor, parse(createBoardBody, request.body))),
  )
  router.get(
    '/boards/:board',
    answer<BoardReply>(async (request, { actor }) => {
      const { board } = parse(boardPath, request.params)
      await enter(deps, actor, 'read', board)
      const [info, partnership] = await Promise.all([
        store.people.boardInfo(board),
        store.partnerships.partnership(actor.partnership),
      ])
      if (info === null || partnership === null) throw new Refusal('not-found')
      const { committees, members } = info
      return { id: board, actor, partnership, committees, members }
    }),
  )
  router.get(
    '/boards/:board/versions/:number',
    answer<VersionReply>(async (request, { actor }) => {
      const { board, number } = parse(versionPath, request.params)
      await enter(deps, actor, 'read', board)
      const version = await store.versions.version(board, number)
      if (version === null) throw new Refusal('not-found')
      return { number, digest: version.digest, frozenAt: version.at, plan: JSON.parse(version.json) }
    }),
  )
  return router
}
