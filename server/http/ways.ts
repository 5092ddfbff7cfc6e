/** `/api/ways`: by which ways one can come back to this server. Open to strangers, since they ask before they are let in. */
import { Router } from 'express'
import { siteOf } from '#server/ways/site.ts'
import type { OfferedWays } from '#shared/protocol/ways.ts'
import type { HttpDeps } from './server.ts'

/** GET /api/ways */
export function waysRouter({ origin, mail, townHall }: HttpDeps): Router {
  const router = Router()
  router.get('/ways', (request, response) => {
    const passkey = siteOf(request.headers.host, origin) !== null
    const oidc = townHall === null ? null : { name: townHall.name }
    response.json({ passkey, mail: mail !== null, oidc } satisfies OfferedWays)
  })
  return router
}
