/** `/api/boards/:board/proposals`: putting a version to the committees, answering it, taking it back. */
import { Router } from 'express'
import { decide } from '#server/commands/decide.ts'
import { propose } from '#server/commands/propose.ts'
import { withdraw } from '#server/commands/withdraw.ts'
import { answer } from './answer.ts'
import { boardPath, decideBody, emptyBody, parse, proposalPath, proposeBody } from './parse.ts'
import type { HttpDeps } from './server.ts'

/** POST /api/boards/:board/proposals, and …/:proposal/decisions and …/:proposal/withdraw under it */
export function proposalsRouter(deps: HttpDeps): Router {
  const router = Router()
  router.post(
    '/boards/:board/proposals',
    answer((request, { actor }) => {
      const { board } = parse(boardPath, request.params)
      return propose(deps, actor, board, parse(proposeBody, request.body))
    }),
  )
  router.post(
    '/boards/:board/proposals/:proposal/decisions',
    answer((request, { actor }) => {
      const { board, proposal } = parse(proposalPath, request.params)
      return decide(deps, actor, board, proposal, parse(decideBody, request.body))
    }),
  )
  router.post(
    '/boards/:board/proposals/:proposal/withdraw',
    answer((request, { actor }) => {
      const { board, proposal } = parse(proposalPath, request.params)
      parse(emptyBody, request.body)
      return withdraw(deps, actor, board, proposal)
    }),
  )
  return router
}
