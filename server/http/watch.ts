/**
 * The security log (trust.md S14): who came in, who went, and what was refused that an honest page does not ask for. Small
 * events under `auth.`: the code, the call without its ids, a number of the request, and of the address only its network.
 * Changes of roles and seats stand in the register, which is kept with the plans.
 */
import type { IncomingMessage } from 'node:http'
import type { RequestHandler, Response } from 'express'
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Caller } from '#server/live/caller.ts'
import type { Log } from '#server/log.ts'
import { coarseNetwork } from '#server/network.ts'
import type { RefusalCode } from '#shared/protocol/refusals.ts'
import { bearer, type Identify } from './actor.ts'
import { buckets } from './bucket.ts'
import { cookieName, readCookie } from './cookie.ts'

/** Lines of one kind about one network at once, and the milliseconds after which one more is written: a flood fills no disk. */
const linesAtOnce = 20
const lineEveryMs = 10_000
/** Noes that mean: this was no honest page, or somebody without the right. */
const telling = [400, 401, 403, 429]

type Told = { readonly code: RefusalCode; readonly address: string; readonly path: string; readonly request?: string }
export type TellRefusal = (what: Told & { readonly member?: string | undefined }) => void

/** Writes `auth.refused`, unless there were too many of the same kind of late. */
export function refusalTeller(log: Log, clock: Clock): TellRefusal {
  const left = buckets(clock, linesAtOnce, lineEveryMs)
  return ({ address, path, ...facts }) => {
    const network = coarseNetwork(address)
    if (left.take(`${facts.code} ${network}`)) log.warn('auth.refused', { ...facts, path: areaOf(path), network })
  }
}

type Deps = {
  readonly log: Log
  readonly clock: Clock
  readonly chance: Chance
  readonly identify: Identify
  readonly https: boolean
}

/** Gives each call its number, and looks at how it ended. */
export function watch({ log, clock, chance, identify, https }: Deps): RequestHandler {
  const tellRefusal = refusalTeller(log, clock)
  const name = cookieName(https)
  return (request, response, next) => {
    const id = newId(chance)
    response.set('X-Request-Id', id)
    response.on('finish', () => {
      const facts = { request: id, path: areaOf(request.originalUrl) }
      const code = refusedWith(response)
      const address = request.ip ?? ''
      if (code !== null && isTelling(code, response.statusCode, request))
        tellRefusal({ ...facts, code, address, member: memberOf(response) })
      const token = cookieSet(response, name)
      if (token === '') log.info('auth.signed-out', { ...facts, member: memberOf(response) })
      else if (token !== null) void tellSignIn(log, identify, `${name}=${token}`, { ...facts, address })
    })
    next()
  }
}

/** Keeps with which code a call was refused, for the line about it. */
export function keepRefusal(response: Response, code: RefusalCode): void {
  response.locals.refused = code
}

/** The first two parts of an address, without ids and whatever else somebody put there. */
export function areaOf(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1)
  const parts = path.split('/').slice(1, 3)
  return `/${parts.map(part => (/^[\w.-]{0,24}$/.test(part) ? part : '…')).join('/')}`
}

function refusedWith({ locals }: Response): RefusalCode | null {
  return (locals.refused as RefusalCode | undefined) ?? null
}

/** That a stranger is asked to sign in is nothing to tell; that a wrong key was tried is. */
function isTelling(code: RefusalCode, status: number, { headers }: IncomingMessage): boolean {
  const withKey = bearer(headers) !== null || headers.cookie !== undefined
  return telling.includes(status) && (code !== 'not-signed-in' || withKey)
}

function memberOf({ locals }: Response): string | undefined {
  return (locals.caller as Caller | null | undefined)?.actor.member
}

/** The token that the answer puts into the session cookie; empty when it clears it, null when it leaves it alone. */
function cookieSet(response: Response, name: string): string | null {
  const lines = [response.getHeader('set-cookie') ?? []].flat().map(String)
  const line = lines.find(each => each.startsWith(`${name}=`))
  return line === undefined ? null : (readCookie(line, name) ?? '')
}

type SignIn = { readonly request: string; readonly path: string; readonly address: string }

async function tellSignIn(log: Log, identify: Identify, cookie: string, { address, ...facts }: SignIn): Promise<void> {
  try {
    const caller = await identify({ cookie })
    log.info('auth.signed-in', { ...facts, member: caller?.actor.member, network: coarseNetwork(address) })
  } catch (error) {
    log.error('auth.signed-in', { ...facts, error }) // the sign-in itself has gone through
  }
}
