/** `/api/oidc`: to the town hall and back. `/api/me/oidc`: whether I am connected to it. Nothing of it without an issuer. */
import { type Response, Router } from 'express'
import {
  type Begun,
  beginConnecting,
  beginTownHallSignIn,
  comeBack,
  disconnect,
  type TownHallDeps,
} from '#server/commands/town-hall.ts'
import { callbackPath } from '#server/ways/town-hall.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { OidcBegunReply, OidcReply } from '#shared/protocol/ways.ts'
import { callerOf } from './actor.ts'
import { answer } from './answer.ts'
import { deviceOf, letIn } from './enter.ts'
import { jsonBody, strangersNotTooOften } from './guards.ts'
import { emptyBody, parse } from './parse.ts'
import type { HttpDeps } from './server.ts'
import { type StepCookie, stepCookie } from './step-cookie.ts'

/**
 * POST /api/oidc/begin and GET /api/oidc/callback, open to strangers. The callback is the one call that changes something by
 * GET, since a town hall sends browsers back so: it does that only for the browser with the cookie of the step, once.
 */
export function oidcSignInRouter(deps: HttpDeps): Router {
  const router = Router()
  const cookie = stepCookie(deps.https, 'oidc', limits.oidcStepMs)
  router.use('/oidc', strangersNotTooOften(deps.clock), jsonBody)
  router.post('/oidc/begin', async (request, response) => {
    parse(emptyBody, request.body)
    send(response, cookie, await beginTownHallSignIn(withTownHall(deps)), '/sign-in')
  })
  router.get('/oidc/callback', async (request, response) => {
    const { search } = new URL(request.originalUrl, 'http://here')
    const address = new URL(callbackPath + search, deps.origin ?? undefined)
    const caller = await deps.identify(request.headers)
    const device = deviceOf(request, deps)
    const ended = await comeBack(withTownHall(deps), { address, step: cookie.take(request, response), caller }, device)
    if ('token' in ended) letIn(response, deps, ended, device)
    response.redirect(303, 'token' in ended ? '/' : `${ended.page}?oidc=${ended.outcome}`)
  })
  return router
}

/** GET /api/me/oidc, POST /api/me/oidc/begin and /api/me/oidc/remove */
export function oidcRouter(deps: HttpDeps): Router {
  const router = Router()
  const cookie = stepCookie(deps.https, 'oidc', limits.oidcStepMs)
  router.get(
    '/me/oidc',
    answer<OidcReply>(async (_request, { actor }) => {
      const since = await deps.store.identities.since(withTownHall(deps).townHall.issuer, actor.member)
      return { connectedAt: since?.at ?? null }
    }),
  )
  router.post('/me/oidc/begin', async (request, response) => {
    parse(emptyBody, request.body)
    send(response, cookie, await beginConnecting(withTownHall(deps), callerOf(response)), '/account')
  })
  router.post(
    '/me/oidc/remove',
    answer(async (request, caller) => {
      parse(emptyBody, request.body)
      await disconnect(withTownHall(deps), caller)
      return null
    }),
  )
  return router
}

function send(response: Response, cookie: StepCookie, begun: Begun, page: '/sign-in' | '/account'): void {
  if (begun !== null) cookie.set(response, begun.step)
  const location = begun === null ? `${page}?oidc=failed` : begun.location
  response.json({ location } satisfies OidcBegunReply)
}

function withTownHall(deps: HttpDeps): TownHallDeps {
  if (deps.townHall === null) throw new Refusal('not-found')
  return { ...deps, townHall: deps.townHall }
}
