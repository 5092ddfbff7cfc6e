/** The HTTP side put together: in which order a request meets the guards, the calls and the client's files. */
import express, { type Express, Router } from 'express'
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { RenderExport } from '#server/exports/render-apart.ts'
import type { Bus } from '#server/live/bus.ts'
import type { Rooms } from '#server/live/rooms.ts'
import type { Log } from '#server/log.ts'
import type { PlaceIndex } from '#server/places/place-file.ts'
import type { Redraw } from '#server/portraits/redraw.ts'
import type { Hash, Store } from '#server/store/store.ts'
import { type Identify, membersOnly } from './actor.ts'
import { authorsRouter } from './authors.ts'
import { boardsRouter } from './boards.ts'
import { client } from './client.ts'
import { exportsRouter } from './exports.ts'
import { jsonBody, jsonOnly, notTooOften, ownPageOnly } from './guards.ts'
import { healthRouter, type Ready } from './health.ts'
import { invitationsRouter, invitedRouter } from './invitations.ts'
import { meRouter } from './me.ts'
import { peopleRouter } from './people.ts'
import { placesRouter } from './places.ts'
import { portraitsRouter, portraitUpload } from './portraits.ts'
import { nothingHere, problems } from './problem.ts'
import { proposalsRouter } from './proposals.ts'
import { securityHeaders } from './security.ts'
import { signInRouter, signOutRouter } from './sign-in.ts'
import { watch } from './watch.ts'

export type HttpDeps = {
  readonly store: Store
  readonly rooms: Rooms
  readonly bus: Bus
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly identify: Identify
  readonly ready: Ready
  /** null when its file is missing, as in a checkout that was never built. */
  readonly places: PlaceIndex | null
  /** Makes a file of a plan, away from the server's own thread. */
  readonly renderExport: RenderExport
  /** Draws a member's picture anew, away from the server. */
  readonly redraw: Redraw
  /** Closes the live connections that a session opened, on every server. */
  readonly endSession: (session: Hash) => void
  /** The public address when one is configured. */
  readonly origin: string | null
  /** Whether people come by https, which decides the cookie's name and flags. */
  readonly https: boolean
  readonly trustedProxies: number
  /** Where the built client lies. */
  readonly clientFolder: string
}

/** The Express application. */
export function httpServer(deps: HttpDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', deps.trustedProxies)
  app.set('query parser', 'simple')
  app.use(securityHeaders(deps.origin))
  app.use(healthRouter(deps.ready))
  app.use('/api', api(deps))
  app.use(client(deps), nothingHere)
  app.use(problems(deps.log))
  return app
}

/** Everything under `/api`: first where a call comes from, then who calls, and only then what it says. */
function api(deps: HttpDeps): Router {
  const router = Router()
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  const members = [membersOnly(deps.identify), notTooOften(deps.clock)]
  router.use(watch(deps), ownPageOnly(deps.origin), portraitUpload(deps, ...members), jsonOnly, signInRouter(deps))
  router.use(invitedRouter(deps))
  router.use(...members, jsonBody)
  router.use(signOutRouter(deps), meRouter(deps), boardsRouter(deps), proposalsRouter(deps))
  router.use(authorsRouter(deps), exportsRouter(deps), placesRouter(deps.places), portraitsRouter(deps))
  router.use(peopleRouter(deps), invitationsRouter(deps))
  router.use(nothingHere)
  return router
}
