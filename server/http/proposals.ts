/** `/api/boards/:board/proposals`: what was put to the committees; putting a version to them, answering it, taking it back. */
import { Router } from 'express'
import { enter } from '#server/commands/access.ts'
import { decide } from '#server/commands/decide.ts'
import { propose } from '#server/commands/propose.ts'
import { withdraw } from '#server/commands/withdraw.ts'
import type { ProposalsReply } from '#shared/protocol/routes.ts'
import { answer } from './answer.ts'
import { boardPath, decideBody, emptyBody, parse, proposalPath, proposeBody } from './parse.ts'
import type { HttpDeps } from './server.ts'

/** GET and POST /api/boards/:board/proposals, and POST …/:proposal/decisions and …/:proposal/withdraw under it */
export function proposalsRouter(deps: HttpDeps): Router {
  const router = Router()
  router.get(
    '/boards/:board/proposals',
    answer<ProposalsReply>(async (request, { actor }) => {
      const { board } = parse(boardPath, request.params)
      await enter(deps, actor, 'read-whole', board)
      return { proposals: await deps.store.versions.proposals(board) }
    }),
  )
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
