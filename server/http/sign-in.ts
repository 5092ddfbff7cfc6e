/** `/api/sign-in` and `/api/sign-out`. A stranger may look at a link, which uses nothing up, and sign in by it. */
import { Router } from 'express'
import { signIn, whose } from '#server/commands/sign-in.ts'
import { signOut } from '#server/commands/sign-out.ts'
import type { WhoseReply } from '#shared/protocol/invitations.ts'
import { callerOf } from './actor.ts'
import { cookieFlags, cookieName } from './cookie.ts'
import { deviceOf, letIn } from './enter.ts'
import { jsonBody, strangersNotTooOften } from './guards.ts'
import { emptyBody, parse } from './parse.ts'
import { lookBody, signInBody } from './parse-invitation.ts'
import type { HttpDeps } from './server.ts'

/** POST /api/sign-in: the secret of a link against a session cookie. POST /api/sign-in/look: whose link it is. */
export function signInRouter(deps: HttpDeps): Router {
  const router = Router()
  router.post('/sign-in/look', strangersNotTooOften(deps.clock), jsonBody, async (request, response) => {
    response.json((await whose(deps, parse(lookBody, request.body))) satisfies WhoseReply)
  })
  router.post('/sign-in', strangersNotTooOften(deps.clock), jsonBody, async (request, response) => {
    const device = deviceOf(request, deps)
    const opened = await signIn(deps, { ...parse(signInBody, request.body), device })
    letIn(response, deps, opened, device)
    response.status(204).end()
  })
  return router
}

/** POST /api/sign-out: the session ends, also for its open connections. */
export function signOutRouter(deps: HttpDeps): Router {
  const router = Router()
  router.post('/sign-out', async (request, response) => {
    parse(emptyBody, request.body)
    const { session } = callerOf(response)
    if (session !== null) {
      await signOut(deps, session)
      deps.endSession(session)
    }
    response.clearCookie(cookieName(deps.https), cookieFlags(deps.https))
    response.status(204).end()
  })
  return router
}
