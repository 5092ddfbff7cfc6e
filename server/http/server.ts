/** The HTTP side put together: in which order a request meets the guards, the calls and the client's files. */
import express, { type Express, Router } from 'express'
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { EraseDeps } from '#server/commands/erased.ts'
import type { PasswordWork } from '#server/commands/passwords.ts'
import type { Config } from '#server/config.ts'
import type { RenderExport, RenderPreview, RenderPrint } from '#server/exports/render-apart.ts'
import type { FileReader } from '#server/imports/read-apart.ts'
import type { Bus } from '#server/live/bus.ts'
import type { Rooms } from '#server/live/rooms.ts'
import type { Log } from '#server/log.ts'
import type { Mail } from '#server/mail/mail.ts'
import type { PlaceIndex } from '#server/places/place-file.ts'
import type { Redraw } from '#server/portraits/redraw.ts'
import type { Signer } from '#server/signing/key.ts'
import type { Hash, Store } from '#server/store/store.ts'
import type { TownHall } from '#server/ways/town-hall.ts'
import { accountRouter } from './account.ts'
import { type Identify, membersOnly } from './actor.ts'
import { authorsRouter } from './authors.ts'
import { boardsRouter } from './boards.ts'
import { certificatesRouter, keysRouter, verifyRouter } from './certificates.ts'
import { client } from './client.ts'
import { comingBackRouter } from './coming-back.ts'
import { exportsRouter } from './exports.ts'
import { feedRouter } from './feed.ts'
import { feedsRouter } from './feeds.ts'
import { jsonBody, jsonOnly, notTooOften, ownPageOnly } from './guards.ts'
import { healthRouter, type Ready } from './health.ts'
import { importsRouter } from './imports.ts'
import { invitationsRouter, invitedRouter } from './invitations.ts'
import { lettersRouter } from './letters.ts'
import { madeExportsRouter } from './made-exports.ts'
import { mailRouters } from './mail.ts'
import { meRouter } from './me.ts'
import { myDataRouter } from './my-data.ts'
import { oidcRouter, oidcSignInRouter } from './oidc.ts'
import { passkeySignInRouter, passkeysRouter } from './passkeys.ts'
import { peopleRouter } from './people.ts'
import { placesRouter } from './places.ts'
import { portraitsRouter, portraitUpload } from './portraits.ts'
import { previewRouter } from './preview.ts'
import { privacyRouter } from './privacy.ts'
import { nothingHere, problems } from './problem.ts'
import { proposalsRouter } from './proposals.ts'
import { securityHeaders } from './security.ts'
import { signInRouter, signOutRouter } from './sign-in.ts'
import { watch } from './watch.ts'
import { waysRouter } from './ways.ts'

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
  /** Makes a file of a plan, a look at its pages, or a printed letter, away from the server's own process. */
  readonly renderExport: RenderExport
  readonly renderPreview: RenderPreview
  readonly print: RenderPrint
  /** Reads a file that somebody brings, in a process of its own. */
  readonly files: FileReader
  /** Signs what the server states about a version. */
  readonly signer: Signer
  /** What is done with passwords in plain. */
  readonly passwords: PasswordWork
  /** Draws a member's picture anew, away from the server. */
  readonly redraw: Redraw
  /** Closes the live connections that a session opened, on every server. */
  readonly endSession: (session: Hash) => void
  /** The public address when one is configured. */
  readonly origin: string | null
  /** Whether people come by https, which decides the cookie's name and flags. */
  readonly https: boolean
  readonly trustedProxies: number
  /** null where no SMTP is set. */
  readonly mail: Mail | null
  /** null where no issuer is set. */
  readonly townHall: TownHall | null
  /** Who runs the server, for people to read, and whether their data lies in a database of its own. */
  readonly host: Pick<Config, 'hostName' | 'privacyContact' | 'database'>
  /** Keeps an erasure where no backup reaches. */
  readonly remember: EraseDeps['remember']
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
  app.use(keysRouter(deps))
  app.use('/api', api(deps))
  app.use(feedRouter(deps))
  app.use(client(deps), nothingHere)
  app.use(problems(deps.log))
  return app
}

/** Everything under `/api`: first where a call comes from, then who calls, and only then what it says. */
function api(deps: HttpDeps): Router {
  const router = Router()
  const mail = mailRouters(deps)
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  const members = [membersOnly(deps.identify), notTooOften(deps.clock)]
  router.use(watch(deps), ownPageOnly(deps.origin), portraitUpload(deps, ...members), importsRouter(deps, ...members))
  router.use(jsonOnly, signInRouter(deps))
  router.use(invitedRouter(deps), comingBackRouter(deps), waysRouter(deps))
  router.use(passkeySignInRouter(deps), mail.strangers, oidcSignInRouter(deps), verifyRouter(deps))
  router.use(...members, jsonBody)
  router.use(signOutRouter(deps), meRouter(deps), accountRouter(deps), boardsRouter(deps), proposalsRouter(deps))
  router.use(
    authorsRouter(deps),
    exportsRouter(deps),
    previewRouter(deps),
    madeExportsRouter(deps),
    certificatesRouter(deps),
    placesRouter(deps.places),
    portraitsRouter(deps),
  )
  router.use(peopleRouter(deps), invitationsRouter(deps), passkeysRouter(deps), mail.members, oidcRouter(deps))
  router.use(myDataRouter(deps), privacyRouter(deps), feedsRouter(deps), lettersRouter(deps))
  router.use(nothingHere)
  return router
}
