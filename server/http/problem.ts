/** A no over HTTP: refusals and unreadable requests as problem documents (RFC 9457). Anything else that is thrown is a bug. */
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { Log } from '#server/log.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Problem } from '#shared/protocol/routes.ts'
import wordings from '#shared/words/en/refusal.json' with { type: 'json' }
import { areaOf, keepRefusal } from './watch.ts'

/** Puts the problem document of `refusal` into the response. One that passes says when to come back. */
export function sendProblem(response: Response, refusal: Refusal): void {
  const { ms } = refusal.facts
  if (typeof ms === 'number') response.set('Retry-After', String(Math.max(1, Math.ceil(ms / 1000))))
  response
    .status(refusal.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(refusal)))
}

/** The problem document of a refusal. Its type names the code; it is no address, since nothing is to be fetched for it. */
export function problemOf(refusal: Refusal): Problem {
  return {
    type: `urn:twinboard:refusal:${refusal.code}`,
    title: wordings[refusal.code],
    status: refusal.status,
    code: refusal.code,
    facts: refusal.facts,
  }
}

/** The last handler under `/api`: there is nothing at this address, or not with this method. */
export const nothingHere: RequestHandler = () => {
  throw new Refusal('not-found')
}

/** Answers whatever a handler threw, and logs it whole when nobody expected it. */
export function problems(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const refusal = refusalOf(error)
    keepRefusal(response, refusal.code)
    if (refusal.code === 'unexpected')
      log.error('http.unexpected', { method: request.method, path: areaOf(request.originalUrl), error })
    // Half an answer is out already: Express cuts the connection, so that nobody takes it for a whole one.
    if (response.headersSent) next(error)
    else sendProblem(response, refusal)
  }
}

/** Errors of Express's own body reader carry a `type`; see body-parser, "Errors". */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { type, status, limit } = error as { type?: unknown; status?: unknown; limit?: unknown }
  if (type === 'entity.too.large') return new Refusal('too-large', typeof limit === 'number' ? { bytes: limit } : {})
  const unreadable = typeof type === 'string' || error instanceof URIError
  if (unreadable && typeof status === 'number' && status >= 400 && status < 500) return new Refusal('bad-request')
  return new Refusal('unexpected')
}
