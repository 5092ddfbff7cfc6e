/** What every call must pass before it is read: from our own page, JSON, not too long and not too often. */
import express, { type Request, type RequestHandler } from 'express'
import type { Clock } from '#server/clock.ts'
import { networkOf } from '#server/network.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { bearer, callerOf } from './actor.ts'
import { buckets } from './bucket.ts'
import { sourceOf } from './origin.ts'

const reading = ['GET', 'HEAD']

/**
 * Refuses a change that another site could have caused. A call with an access token needs no such proof: no browser adds
 * that header by itself.
 */
export function ownPageOnly(origin: string | null): RequestHandler {
  return (request, _response, next) => {
    const harmless = reading.includes(request.method) || bearer(request.headers) !== null
    if (!harmless && sourceOf(request.headers, origin) !== 'own') throw new Refusal('wrong-origin')
    next()
  }
}

/**
 * Refuses a file that another site's page asked for in somebody's browser: that they took it out is noted in their name. A
 * browser too old to say where it was asked from gets it, since it does go to that person.
 */
export function notFromElsewhere(origin: string | null): RequestHandler {
  return (request, _response, next) => {
    const byCookie = bearer(request.headers) === null
    if (byCookie && sourceOf(request.headers, origin) === 'foreign') throw new Refusal('wrong-origin')
    next()
  }
}

/** Refuses a change that is not JSON: the other content types are those that a form of any site can send. */
export const jsonOnly: RequestHandler = (request, _response, next) => {
  if (!reading.includes(request.method) && !request.is('application/json')) {
    throw new Refusal('bad-request', { part: 'Content-Type' })
  }
  next()
}

/** Reads the body. It stands behind the check of who calls, so that a stranger's megabytes are never read. */
export const jsonBody = express.json({ limit: limits.httpBodyBytes, strict: true, inflate: false })

/** Reads a signed statement, which holds the comments of all committees. It stands behind the count of a stranger's calls. */
export const statementBody = express.json({ limit: limits.statementBytes, strict: true, inflate: false })

/** Calls of one member at once, and the milliseconds after which one more is allowed (trust.md S6). */
const callsAtOnce = 200
const callEveryMs = 100
/** What a call costs that makes the server render a whole plan, go through all of it, compare it with its log, or read a file. */
const wholePlanCost = 10

/** Refuses a member who asks more than people and their pages do. */
export function notTooOften(clock: Clock): RequestHandler {
  const left = buckets(clock, callsAtOnce, callEveryMs)
  return (request, response, next) => {
    const cost = takesWholePlan(request) ? wholePlanCost : 1
    if (!left.take(callerOf(response).actor.member, cost)) throw new Refusal('too-many', { ms: cost * callEveryMs })
    next()
  }
}

function takesWholePlan({ method, path }: Request): boolean {
  return (
    /\/(export|preview)(\/|$)/.test(path) ||
    path.endsWith('/authors') ||
    (method === 'POST' && /\/(proposals|letters|imports(\/\w+)?)$/.test(path))
  )
}

/** Tries of one address at a door that is open to strangers, and the milliseconds after which one more is allowed. */
const triesAtOnce = 30
const tryEveryMs = 2_000

/**
 * Refuses an address that tries a door too often. It stands in front of every call that is open to a stranger (sign-in,
 * invitation, code, password …), before the body is read; each call that it is made for counts by itself. Of IPv6 all
 * addresses of one line count as one.
 */
export function strangersNotTooOften(clock: Clock, atOnce = triesAtOnce, everyMs = tryEveryMs): RequestHandler {
  const left = buckets(clock, atOnce, everyMs)
  return (request, _response, next) => {
    if (!left.take(networkOf(request.ip ?? ''))) throw new Refusal('too-many', { ms: everyMs })
    next()
  }
}
