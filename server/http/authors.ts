/** `/api/boards/:board/authors` and `…/texts/…/authors`: who wrote what. */
import { Router } from 'express'
import { fieldAuthors, passageAuthors, recordAuthors } from '#server/commands/authors.ts'
import type { FieldAuthorsReply, PassagesReply } from '#shared/protocol/authors.ts'
import { callerOf } from './actor.ts'
import { answer } from './answer.ts'
import { boardPath, parse } from './parse.ts'
import { recordPath, textPath } from './parse-authors.ts'
import type { HttpDeps } from './server.ts'

/** GET /api/boards/:board/authors, …/authors/:kind/:id and …/texts/:section/:language/authors */
export function authorsRouter(deps: HttpDeps): Router {
  const router = Router()
  router.get('/boards/:board/authors', async (request, response) => {
    const { board } = parse(boardPath, request.params)
    const reply = await recordAuthors(deps, callerOf(response).actor, board)
    // Express tags the answer by its digest: what people are called changes without an edit.
    response.set('Cache-Control', 'private, no-cache').json(reply)
  })
  router.get(
    '/boards/:board/authors/:kind/:id',
    answer<FieldAuthorsReply>((request, { actor }) => {
      const { board, ...record } = parse(recordPath, request.params)
      return fieldAuthors(deps, actor, board, record)
    }),
  )
  router.get(
    '/boards/:board/texts/:section/:language/authors',
    answer<PassagesReply>((request, { actor }) => {
      const { board, ...text } = parse(textPath, request.params)
      return passageAuthors(deps, actor, board, text)
    }),
  )
  return router
}
