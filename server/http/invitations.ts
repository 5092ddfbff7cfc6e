/** `/api/invitations`: made, listed and revoked by members; looked at and accepted by whoever holds the link. */
import { Router } from 'express'
import { accept, look } from '#server/commands/accept.ts'
import { invite } from '#server/commands/invite.ts'
import { invitationsFor, revoke } from '#server/commands/revoke.ts'
import type { AcceptReply, InvitationsReply, InviteReply, LookReply } from '#shared/protocol/invitations.ts'
import { answer } from './answer.ts'
import { deviceOf, letIn } from './enter.ts'
import { jsonBody, strangersNotTooOften } from './guards.ts'
import { emptyBody, parse } from './parse.ts'
import { acceptBody, invitationPath, inviteBody, lookBody } from './parse-invitation.ts'
import type { HttpDeps } from './server.ts'

/** Calls from one address, where a whole school may open its invitations in the same lesson. */
const atOnce = 60
const oneMoreEveryMs = 1_000

/** POST /api/invitations/look and POST /api/invitations/accept, which are open to strangers. */
export function invitedRouter(deps: HttpDeps): Router {
  const router = Router()
  router.post(
    '/invitations/look',
    strangersNotTooOften(deps.clock, atOnce, oneMoreEveryMs),
    jsonBody,
    async (request, response) => {
      response.json((await look(deps, parse(lookBody, request.body))) satisfies LookReply)
    },
  )
  router.post(
    '/invitations/accept',
    strangersNotTooOften(deps.clock, atOnce, oneMoreEveryMs),
    jsonBody,
    async (request, response) => {
      const device = deviceOf(request, deps)
      const opened = await accept(deps, { ...parse(acceptBody, request.body), device })
      letIn(response, deps, opened, device)
      response.json({ board: opened.board } satisfies AcceptReply)
    },
  )
  return router
}

/** POST and GET /api/invitations, POST /api/invitations/:id/revoke */
export function invitationsRouter(deps: HttpDeps): Router {
  const router = Router()
  router.post(
    '/invitations',
    answer<InviteReply>((request, { actor }) => invite(deps, actor, parse(inviteBody, request.body))),
  )
  router.get(
    '/invitations',
    answer<InvitationsReply>(async (_request, { actor }) => ({ invitations: await invitationsFor(deps, actor) })),
  )
  router.post(
    '/invitations/:id/revoke',
    answer<never>(async (request, { actor }) => {
      parse(emptyBody, request.body)
      await revoke(deps, actor, parse(invitationPath, request.params).id)
      return null
    }),
  )
  return router
}
