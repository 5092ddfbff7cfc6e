/** `/api/passkeys` for those who come in by one, `/api/me/passkeys` for one's own, `/api/me/prove/passkey` for a proof. */
import { type Request, type Response, Router } from 'express'
import { beginPasskeyProof, beginPasskeySignIn, proveByPasskey, signInByPasskey } from '#server/commands/passkey-use.ts'
import { addPasskey, beginNewPasskey, listPasskeys, removePasskey } from '#server/commands/passkeys.ts'
import { type Site, siteOf } from '#server/ways/site.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { PasskeysReply } from '#shared/protocol/ways.ts'
import { callerOf } from './actor.ts'
import { answer } from './answer.ts'
import { deviceName } from './device.ts'
import { deviceOf, letIn } from './enter.ts'
import { jsonBody, strangersNotTooOften } from './guards.ts'
import { emptyBody, parse } from './parse.ts'
import { newPasskeyBody, passkeyBody, passkeyPath } from './parse-ways.ts'
import type { HttpDeps } from './server.ts'
import { stepCookie } from './step-cookie.ts'

/** POST /api/passkeys/begin and /api/passkeys/sign-in, open to strangers. */
export function passkeySignInRouter(deps: HttpDeps): Router {
  const router = Router()
  const cookie = stepCookie(deps.https, 'passkey', limits.passkeyStepMs)
  router.use('/passkeys', strangersNotTooOften(deps.clock), jsonBody)
  router.post('/passkeys/begin', async (request, response) => {
    parse(emptyBody, request.body)
    const { options, step } = await beginPasskeySignIn(deps, siteHere(deps, request))
    cookie.set(response, step)
    response.json(options)
  })
  router.post('/passkeys/sign-in', async (request, response) => {
    const given = answerIn(deps, request, cookie.take(request, response))
    const device = deviceOf(request, deps)
    letIn(response, deps, await signInByPasskey(deps, given, device), device)
    response.status(204).end()
  })
  return router
}

/** GET and POST /api/me/passkeys and what lies under it, and POST /api/me/prove/passkey. */
export function passkeysRouter(deps: HttpDeps): Router {
  const router = Router()
  const cookie = stepCookie(deps.https, 'passkey', limits.passkeyStepMs)
  const begin = (path: string, how: typeof beginNewPasskey | typeof beginPasskeyProof) =>
    router.post(path, async (request, response) => {
      parse(emptyBody, request.body)
      const { options, step } = await how(deps, callerOf(response), siteHere(deps, request))
      cookie.set(response, step)
      response.json(options)
    })
  router.get(
    '/me/passkeys',
    answer<PasskeysReply>(async (_request, { actor }) => ({ passkeys: await listPasskeys(deps, actor.member) })),
  )
  begin('/me/passkeys/begin', beginNewPasskey)
  router.post('/me/passkeys', async (request, response: Response) => {
    const said = parse(newPasskeyBody, request.body)
    const name = said.name || deviceName(request.headers['user-agent']) || 'Passkey'
    const given = { ...said, name, site: siteHere(deps, request), step: cookie.take(request, response) }
    response.json(await addPasskey(deps, callerOf(response), given))
  })
  router.post(
    '/me/passkeys/:passkey/remove',
    answer(async (request, caller) => {
      parse(emptyBody, request.body)
      await removePasskey(deps, caller, parse(passkeyPath, request.params).passkey)
      return null
    }),
  )
  begin('/me/prove/passkey/begin', beginPasskeyProof)
  router.post('/me/prove/passkey', async (request, response) => {
    const given = answerIn(deps, request, cookie.take(request, response))
    await proveByPasskey(deps, callerOf(response), given)
    response.status(204).end()
  })
  return router
}

function answerIn(deps: HttpDeps, request: Request, step: string | null) {
  return { ...parse(passkeyBody, request.body), step, site: siteHere(deps, request) }
}

/** Refuses where browsers make no passkeys: there is nothing to be found here then. */
function siteHere({ origin }: HttpDeps, request: Request): Site {
  const site = siteOf(request.headers.host, origin)
  if (site === null) throw new Refusal('not-found')
  return site
}
