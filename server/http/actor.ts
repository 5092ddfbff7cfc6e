/** From a request's cookie or access token to the member behind it. HTTP and both socket protocols ask here. */
import type { IncomingHttpHeaders } from 'node:http'
import type { RequestHandler, Response } from 'express'
import type { Clock } from '#server/clock.ts'
import type { Caller } from '#server/live/caller.ts'
import type { Hash, Store } from '#server/store/store.ts'
import { isStayOver } from '#shared/agreement/guest-view.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { cookieName, readCookie } from './cookie.ts'

/** Finds the caller of a request by its headers; null for a stranger. A session is named by the hash of its token. */
export type Identify = (headers: IncomingHttpHeaders) => Promise<Caller | null>

/** A session in use is written down at most this often, in milliseconds. */
const touchMs = 3_600_000

type Lookup = { readonly store: Store; readonly clock: Clock }
type Deps = Lookup & { readonly https: boolean }

/** Makes the `identify` of this server. An access token goes before the cookie. */
export function identifier({ store, clock, https }: Deps): Identify {
  const bySession = async (token: string): Promise<Caller | null> => {
    const hash = sha256Hex(token)
    const now = clock.now()
    const session = await store.sessions.find(hash, now)
    if (session === null) return null
    if (now - session.seenAt > touchMs) await touchIfPossible(store, hash, now)
    return withActor({ store, clock }, session.member, hash)
  }
  return async headers => {
    const token = bearer(headers)
    if (token !== null) return byAccessToken({ store, clock }, token)
    const cookie = readCookie(headers.cookie, cookieName(https))
    return cookie === null ? null : bySession(cookie)
  }
}

/** Notes that the session is used; on a disk that takes nothing it is not, since reading must not need to write. */
async function touchIfPossible(store: Store, session: Hash, at: number): Promise<void> {
  try {
    await store.sessions.touch(session, at)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** The caller behind an access token, or null. */
export async function byAccessToken(deps: Lookup, secret: string): Promise<Caller | null> {
  const found = await deps.store.tokens.findToken(sha256Hex(secret))
  return found === null ? null : withActor(deps, found.member, null)
}

/** A guest whose stay is over is a stranger, whatever they hold. */
async function withActor({ store, clock }: Lookup, member: Id, session: Hash | null): Promise<Caller | null> {
  const actor = await store.people.actor(member)
  return actor === null || isStayOver(actor, clock.now()) ? null : { actor, session }
}

/** The secret of an `Authorization: Bearer` header, or null. */
export function bearer(headers: IncomingHttpHeaders): string | null {
  return headers.authorization?.match(/^Bearer ([\w.~+/-]{16,200}=*)$/i)?.[1] ?? null
}

/** Lets only members through, and keeps the caller for `callerOf`. */
export function membersOnly(identify: Identify): RequestHandler {
  return async (request, response, next) => {
    response.locals.caller = await identify(request.headers)
    callerOf(response)
    next()
  }
}

/** The caller that `membersOnly` let through. Refuses where it did not stand in front, so that nothing is open by mistake. */
export function callerOf(response: Response): Caller {
  const caller = response.locals.caller as Caller | null | undefined
  if (!caller) throw new Refusal('not-signed-in')
  return caller
}
