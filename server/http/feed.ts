/** `/feed/<secret>.ics`: a board as a calendar that programs read again and again. The address is the only key to it. */
import { Router } from 'express'
import { openFeed } from '#server/commands/open-feed.ts'
import { feedPath } from '#shared/protocol/feeds.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { feedCalendars } from './feed-calendar.ts'
import { strangersNotTooOften } from './guards.ts'
import type { HttpDeps } from './server.ts'
import { watch } from './watch.ts'

/** Calls from one address: a provider of calendars asks for all of its people from a few. */
const atOnce = 120
const oneMoreEveryMs = 500

/** GET and HEAD /feed/:secret.ics, open to strangers. A cookie is not looked at. */
export function feedRouter(deps: HttpDeps): Router {
  const router = Router()
  const calendarOf = feedCalendars(deps)
  const guards = [watch(deps), strangersNotTooOften(deps.clock, atOnce, oneMoreEveryMs)]
  router.get(feedPath(':secret'), ...guards, async (request, response) => {
    // For the noes too: what is behind a secret address is kept by nobody in between, found by no search, told to no other site.
    response.set({ 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' })
    const feed = await openFeed(deps, secretOf(request.params.secret))
    const { bytes, tag } = await calendarOf(feed, deps.origin ?? `${request.protocol}://${request.host}`)
    response.set('ETag', `"${tag}"`).set('Content-Security-Policy', "default-src 'none'; sandbox")
    response.set('Content-Disposition', 'inline; filename="calendar.ics"')
    response.type('text/calendar; charset=utf-8').send(Buffer.from(bytes))
  })
  return router
}

/** What cannot be a secret of ours is answered as one that is not known. */
function secretOf(secret: unknown): string {
  if (typeof secret !== 'string' || !/^[\w-]{43}$/.test(secret)) throw new Refusal('not-found')
  return secret
}
