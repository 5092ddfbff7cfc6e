/** `/api/boards/:board/proposals`: what was put to the committees; putting a version to them, answering it, taking it back. */
import { Router } from 'express'
import { enter } from '#server/commands/access.ts'
import { certify } from '#server/commands/certify.ts'
import { decide } from '#server/commands/decide.ts'
import { mailSigningCode } from '#server/commands/mailed-code.ts'
import { shownBy } from '#server/commands/proof.ts'
import { propose } from '#server/commands/propose.ts'
import { giveSigningCode } from '#server/commands/signing-code.ts'
import { withdraw } from '#server/commands/withdraw.ts'
import type { CodeReply, MailedCodeReply } from '#shared/protocol/account.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { ProposalsReply } from '#shared/protocol/routes.ts'
import { answer } from './answer.ts'
import { buckets } from './bucket.ts'
import { withMail } from './mail.ts'
import { originOf } from './origin.ts'
import { boardPath, decideBody, emptyBody, parse, proposalPath, proposeBody } from './parse.ts'
import { signingCodeBody } from './parse-account.ts'
import { mailCodeBody } from './parse-ways.ts'
import type { HttpDeps } from './server.ts'

/**
 * Codes that one member may try at once, and the milliseconds after which one more is allowed. Of 28^8 codes at most three fit
 * one member and proposal, for ten minutes: with 20 tries in that time, a guess succeeds once in six thousand millions.
 */
const codesAtOnce = 10
const codeEveryMs = 60_000

/**
 * Codes that one member may have sent at once, and the milliseconds after which one more goes out. They are counted apart from
 * other letters: a stranger who asks for sign-in links would otherwise keep a signatory from signing.
 */
const mailedAtOnce = 3
const mailedEveryMs = 10 * 60_000

/** GET and POST /api/boards/:board/proposals, and POST …/:proposal/decisions, …/:proposal/codes, …/:proposal/codes/mail and …/:proposal/withdraw under it */
export function proposalsRouter(deps: HttpDeps): Router {
  const router = Router()
  const codes = buckets(deps.clock, codesAtOnce, codeEveryMs)
  const mailed = buckets(deps.clock, mailedAtOnce, mailedEveryMs)
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
    answer(async (request, caller) => {
      const { board, proposal } = parse(proposalPath, request.params)
      const said = parse(decideBody, request.body)
      const { code = null } = said
      const { member } = caller.actor
      if (code !== null && !codes.take(member)) throw new Refusal('too-many', { ms: codeEveryMs })
      const reply = await decide(deps, caller.actor, board, proposal, said, () => shownBy(deps, caller, code))
      // When this made it agreed, the certificate is signed now: with the names of today.
      await certify(deps, board, reply.proposal.version, originOf(deps, request))
      return reply
    }),
  )
  router.post(
    '/boards/:board/proposals/:proposal/codes',
    answer<CodeReply>((request, caller) => {
      const path = parse(proposalPath, request.params)
      return giveSigningCode(deps, caller, { ...path, ...parse(signingCodeBody, request.body) })
    }),
  )
  router.post(
    '/boards/:board/proposals/:proposal/codes/mail',
    answer<MailedCodeReply>((request, caller) => {
      const asked = { ...parse(proposalPath, request.params), ...parse(mailCodeBody, request.body) }
      const sending = withMail(deps)
      if (!mailed.take(caller.actor.member)) throw new Refusal('too-many', { ms: mailedEveryMs })
      return mailSigningCode(sending, caller, asked)
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
