/** `/api/sign-in/code` and `/api/sign-in/password`: the ways in, without a link, that are open to a stranger. */
import { type Request, type Response, Router } from 'express'
import { signInByCode } from '#server/commands/device-code.ts'
import type { Device, Opened } from '#server/commands/open-session.ts'
import { signInByPassword } from '#server/commands/passwords.ts'
import { networkOf } from '#server/network.ts'
import { sha256Hex } from '#shared/digest.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { signInName } from '#shared/protocol/sign-in-name.ts'
import { buckets } from './bucket.ts'
import { cookieFlags, cookieMs, cookieName, readCookie } from './cookie.ts'
import { deviceName } from './device.ts'
import { growingWaits } from './growing-waits.ts'
import { jsonBody, strangersNotTooOften } from './guards.ts'
import { parse } from './parse.ts'
import { codeSignInBody, passwordSignInBody } from './parse-account.ts'
import type { HttpDeps } from './server.ts'

/**
 * Codes tried from one address, and by all the world together: so many at once, and one more after so many milliseconds. All
 * the world has 16 million tries a year on one server. There are 28^8 = 378 thousand million codes: if a code were open at
 * every moment of the year, somebody who tries all year long would get in once in 24,000 years. The price is that a crowd that
 * tries all the time keeps others from signing in by code, and by nothing else.
 */
const fromOne = { atOnce: 10, everyMs: 30_000 }
const fromAll = { atOnce: 200, everyMs: 2_000 }

/**
 * Wrong passwords for one name: five from one address, then waits up to a quarter of an hour; and thirty from the whole world,
 * then waits up to a minute, which leaves an attacker with many addresses 1,440 guesses a day.
 */
const fromOneForName = { free: 5, firstMs: 2_000, mostMs: 15 * 60_000 }
const fromAllForName = { free: 30, firstMs: 1_000, mostMs: 60_000 }

/** POST /api/sign-in/code and POST /api/sign-in/password */
export function comingBackRouter(deps: HttpDeps): Router {
  const router = Router()
  const all = buckets(deps.clock, fromAll.atOnce, fromAll.everyMs)
  const guard = strangersNotTooOften(deps.clock, fromOne.atOnce, fromOne.everyMs)
  router.post('/sign-in/code', guard, jsonBody, async (request, response) => {
    const { code } = parse(codeSignInBody, request.body)
    if (!all.take('all')) throw new Refusal('too-many', { ms: fromAll.everyMs })
    await letIn(deps, request, response, device => signInByCode(deps, { code, device }))
  })
  const tries = passwordTries(deps)
  router.post('/sign-in/password', strangersNotTooOften(deps.clock), jsonBody, async (request, response) => {
    const said = parse(passwordSignInBody, request.body)
    const right = tries(signInName(said.name), networkOf(request.ip ?? ''))
    await letIn(deps, request, response, device => signInByPassword(deps, said, device))
    right()
  })
  return router
}

/** Counts a try for a name, whether there is such a name or not; what comes back says that it was right. */
function passwordTries({ clock }: HttpDeps): (name: string, network: string) => () => void {
  const ones = growingWaits(clock, fromOneForName)
  const alls = growingWaits(clock, fromAllForName)
  return (name, network) => {
    const one = `${network} ${name}`
    const ms = ones.attempt(one) || alls.attempt(name)
    if (ms > 0) throw new Refusal('wait', { seconds: Math.ceil(ms / 1000), ms })
    return () => {
      ones.right(one)
      alls.right(name)
    }
  }
}

/** Opens a session with a token of its own, whatever the browser held before: what stood there is ended, not taken over. */
export async function letIn(
  deps: HttpDeps,
  request: Request,
  response: Response,
  open: (device: Device) => Promise<Opened>,
): Promise<void> {
  const name = cookieName(deps.https)
  const old = readCookie(request.headers.cookie, name)
  const { token } = await open({ name: deviceName(request.headers['user-agent']), old })
  if (old !== null) deps.endSession(sha256Hex(old))
  response.cookie(name, token, { ...cookieFlags(deps.https), maxAge: cookieMs })
  response.status(204).end()
}
