/** `/api/sign-in` and `/api/sign-out`. The first is the only call under `/api` that is open to a stranger. */
import { Router } from 'express'
import { signIn } from '#server/commands/sign-in.ts'
import { signOut } from '#server/commands/sign-out.ts'
import { sha256Hex } from '#shared/digest.ts'
import { callerOf } from './actor.ts'
import { cookieFlags, cookieMs, cookieName, readCookie } from './cookie.ts'
import { deviceName } from './device.ts'
import { jsonBody, strangersNotTooOften } from './guards.ts'
import { emptyBody, parse, signInBody } from './parse.ts'
import type { HttpDeps } from './server.ts'

/** POST /api/sign-in: the secret of a link against a session cookie. */
export function signInRouter(deps: HttpDeps): Router {
  const router = Router()
  const name = cookieName(deps.https)
  router.post('/sign-in', strangersNotTooOften(deps.clock), jsonBody, async (request, response) => {
    const { secret } = parse(signInBody, request.body)
    const old = readCookie(request.headers.cookie, name)
    const device = { name: deviceName(request.headers['user-agent']), old }
    const { token } = await signIn(deps, { secret, device })
    if (old !== null) deps.endSession(sha256Hex(old))
    response.cookie(name, token, { ...cookieFlags(deps.https), maxAge: cookieMs })
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
