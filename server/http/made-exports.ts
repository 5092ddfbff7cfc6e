/** `/api/boards/:board/exports`: who has taken out what. */
import { Router } from 'express'
import { enter } from '#server/commands/access.ts'
import type { ExportsReply } from '#shared/protocol/exports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { answer } from './answer.ts'
import { boardPath, parse } from './parse.ts'
import { madeExportsQuery } from './parse-exports.ts'
import type { HttpDeps } from './server.ts'

/** GET /api/boards/:board/exports?before= */
export function madeExportsRouter(deps: HttpDeps): Router {
  const router = Router()
  router.get(
    '/boards/:board/exports',
    answer<ExportsReply>(async (request, { actor }) => {
      const { board } = parse(boardPath, request.params)
      const { before } = parse(madeExportsQuery, request.query)
      await enter(deps, actor, 'export', board)
      const found = await deps.store.exports.before(board, before, limits.exportsPage + 1)
      const exports = found.slice(0, limits.exportsPage).map(({ by: { member, name, committee }, ...made }) => {
        return { ...made, by: { member, name, committee } }
      })
      return { exports, more: found.length > exports.length }
    }),
  )
  return router
}
