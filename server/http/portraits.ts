/** `/api/me/portrait` and `/api/members/:member/portrait`: small pictures of members. */
import express, { type RequestHandler, Router } from 'express'
import { portraitOf, removePortrait, setPortrait } from '#server/commands/portrait.ts'
import { pictureKinds } from '#server/portraits/kind.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { PortraitReply } from '#shared/protocol/routes.ts'
import { callerOf } from './actor.ts'
import { answer } from './answer.ts'
import { emptyBody, parse } from './parse.ts'
import { memberPath } from './parse-portrait.ts'
import type { HttpDeps } from './server.ts'

const pictureTypes = pictureKinds.map(kind => `image/${kind}`)

/**
 * PUT /api/me/portrait: the bytes of a JPEG, PNG or WebP. It stands before the guard that wants JSON; no form of another site
 * can send such a call without asking first. `members` lets nobody else through, before a byte is read.
 */
export function portraitUpload(deps: HttpDeps, ...members: RequestHandler[]): Router {
  const router = Router()
  const body = express.raw({ type: pictureTypes, limit: limits.pictureBytes, inflate: false })
  router.put('/me/portrait', ...members, body, async (request, response) => {
    if (!Buffer.isBuffer(request.body)) throw new Refusal('bad-request', { part: 'Content-Type' })
    const portrait = await setPortrait(deps, callerOf(response).actor, request.body)
    response.json({ portrait } satisfies PortraitReply)
  })
  return router
}

/** GET /api/members/:member/portrait, and POST /api/me/portrait/remove */
export function portraitsRouter(deps: HttpDeps): Router {
  const router = Router()
  router.post(
    '/me/portrait/remove',
    answer(async (request, { actor }) => {
      parse(emptyBody, request.body)
      await removePortrait(deps, actor)
      return null
    }),
  )
  router.get('/members/:member/portrait', async (request, response) => {
    const { member } = parse(memberPath, request.params)
    const { bytes, digest } = await portraitOf(deps, callerOf(response).actor, member)
    response.set('ETag', `"${digest}"`).set('Cache-Control', 'private, no-cache')
    // A picture of ours is never a page of ours, whatever is in it.
    response.set('Content-Security-Policy', "default-src 'none'; sandbox")
    response.set('Content-Disposition', 'inline; filename="portrait.jpg"')
    response.type('image/jpeg').send(Buffer.from(bytes))
  })
  return router
}
