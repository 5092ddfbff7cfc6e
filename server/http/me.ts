/** `/api/me`: who I am and which boards are mine. */
import { Router } from 'express'
import { portraitName } from '#server/store/store.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { MeReply } from '#shared/protocol/routes.ts'
import { answer } from './answer.ts'
import type { HttpDeps } from './server.ts'

/** GET /api/me */
export function meRouter({ store }: HttpDeps): Router {
  const router = Router()
  router.get(
    '/me',
    answer<MeReply>(async (_request, { actor }) => {
      const [partnership, committee, boards, portrait] = await Promise.all([
        store.partnerships.partnership(actor.partnership),
        store.people.committee(actor.committee),
        store.people.boardsFor(actor),
        store.portraits.find(actor.member),
      ])
      if (partnership === null || committee === null) throw new Refusal('not-found')
      return { actor, partnership, committee, boards, ...(portrait && { portrait: portraitName(portrait.digest) }) }
    }),
  )
  return router
}
