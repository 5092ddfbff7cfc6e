/** The one place where everything is put together: store, rooms, live connections, HTTP, demo. And where it ends, in order. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { join } from 'node:path'
import { type Chance, newId } from './chance.ts'
import type { Clock } from './clock.ts'
import { say } from './commands/say.ts'
import type { Config } from './config.ts'
import { invite } from './demo/invite.ts'
import type { Invitation } from './demo/ways-in.ts'
import { RenderProcess } from './exports/render-apart.ts'
import { takeFolder } from './folder.ts'
import { byAccessToken, identifier } from './http/actor.ts'
import { addressOf } from './http/address.ts'
import type { Readiness } from './http/health.ts'
import { listen, stopListening } from './http/listen.ts'
import { sourceOf } from './http/origin.ts'
import { type HttpDeps, httpServer } from './http/server.ts'
import { refusalTeller } from './http/watch.ts'
import { fileReader } from './imports/read-apart.ts'
import { type Bus, memoryBus } from './live/bus.ts'
import { PostgresBus } from './live/bus-postgres.ts'
import { attachLive, type Live } from './live/live.ts'
import { Rooms } from './live/rooms.ts'
import { makeRounds } from './live/rounds.ts'
import type { Log } from './log.ts'
import { createMail } from './mail/mail.ts'
import { backUpBeforeMigration, startDailyBackups } from './operations/daily-backups.ts'
import { eraseAgain } from './operations/erase-again.ts'
import { type ErasureList, erasureListIn } from './operations/erasure-list.ts'
import { startClearing } from './operations/retention.ts'
import { Outage } from './outage.ts'
import { passwordWork } from './passwords/argon2.ts'
import { openPlaces } from './places/open-places.ts'
import type { PlaceIndex } from './places/place-file.ts'
import { redrawer } from './portraits/redraw.ts'
import type { Signer } from './signing/key.ts'
import { openSigner } from './signing/open.ts'
import { StartError } from './start-error.ts'
import { openStore } from './store/open.ts'
import type { Store } from './store/store.ts'
import { createTownHall } from './ways/town-hall.ts'

export type AppDeps = {
  readonly config: Config
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  /** Where the build left the client and the file of places; `dist` when not given. */
  readonly built?: string
  /** The bell between the servers, if not the one that goes with the database. */
  readonly bus?: Bus
}

export type App = {
  /** Where the server listens, `http://127.0.0.1:3000`. */
  readonly address: string
  /** Sign-in links for whoever starts the server. */
  readonly invitations: readonly Invitation[]
  /** Takes no more work, tells the people, writes out what is waiting, and ends. */
  close(): Promise<void>
}

/** What all parts of the server share. */
type Parts = Omit<AppDeps, 'built' | 'bus'> & {
  readonly store: Store
  readonly outage: Outage
  readonly bus: Bus
  readonly rooms: Rooms
  readonly exports: RenderProcess
  readonly places: PlaceIndex | null
  readonly clientFolder: string
  readonly list: ErasureList
  readonly signer: Signer
}

/** Starts the server. Throws `StartError` when the port or the data folder cannot be had. */
export async function createApp({ built = join(import.meta.dirname, '../dist'), ...deps }: AppDeps): Promise<App> {
  const { config, log } = deps
  takeFolder(config.dataFolder)
  const outage = new Outage({ ...deps, tryWrite: () => store.tryWrite() })
  const store = await storeOf(deps, outage)
  const list = erasureListIn(config.dataFolder)
  await eraseAgain({ ...deps, store, list }) // before anybody is let in
  const signer = await openSigner({ ...deps, store })
  const endBackups = config.database === null ? startDailyBackups({ ...deps, folder: config.dataFolder }) : null
  const bus = deps.bus ?? (await busOf(deps))
  const rooms = new Rooms({ ...deps, store, bus })
  const exports = new RenderProcess(deps)
  const places = await placesIn(join(built, 'places.bin'), log)
  const clientFolder = join(built, 'client')
  const { server, live, drain } = serve({
    ...deps,
    store,
    outage,
    bus,
    rooms,
    exports,
    places,
    clientFolder,
    list,
    signer,
  })
  const endClearing = startClearing({ ...deps, store, list })
  const endRounds = store.shared ? makeRounds({ ...deps, bus, rooms, live }) : () => undefined

  const close = async () => {
    drain()
    endRounds()
    endClearing()
    const stopped = stopListening(server)
    await live.close()
    await stopped
    await exports.close()
    await rooms.closeAll()
    await bus.close() // after the rooms, which ring that their people are gone
    await endBackups?.()
    outage.stop()
    await store.close()
  }
  try {
    const address = await listen(server, config.port, config.host)
    return { address, invitations: await invite({ ...deps, store }, config, config.origin ?? address), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The bell that goes with the database. A server that has it to itself needs none that others hear. */
async function busOf({ config, chance, clock, log }: AppDeps): Promise<Bus> {
  const { database } = config
  if (database === null) return memoryBus(error => log.error('bus.failed', { error }))
  return PostgresBus.open({ database, node: newId(chance), clock, log })
}

/**
 * Milliseconds for the head of a request to arrive, and for all of it; and between two looks for those that are over, since
 * Node by itself would let somebody who says nothing stay for a minute.
 */
const patience = { headersTimeout: 15_000, requestTimeout: 30_000, connectionsCheckingInterval: 5000 }

/** HTTP and the live connections on one server. After `drain`, it says that nobody should be sent here any more. */
function serve(parts: Parts): { server: Server; live: Live; drain: () => void } {
  const { store, outage, clock, config, exports, list } = parts
  const { origin, trustedProxies } = config
  const https = origin?.startsWith('https:') ?? false
  const identify = identifier({ store, clock, https })
  let draining = false
  const ready = async () => (draining ? 'ending' : readinessOf(store, outage))
  const endSession = (session: string) => parts.bus.ring(session, 'session')
  const { render: renderExport, preview: renderPreview, print } = exports
  const passwords = passwordWork(parts.chance)
  const redraw = redrawer(clock)
  const files = fileReader(parts)
  const asked = {
    renderExport,
    renderPreview,
    print,
    files,
    passwords,
    redraw,
    identify,
    ready,
    endSession,
    remember: list.add,
  }
  const app = httpServer({ ...parts, ...waysOf(parts), ...asked, origin, https, trustedProxies, host: config })
  // The live side comes second: it takes its own requests away from the handler that is there, and leaves it the rest.
  const server = createServer(patience, app)
  const live = attachLive({
    ...parts,
    server,
    say: (actor, request) => say(parts, actor, request),
    actorOf: request => identify(request.headers),
    tokenActor: async secret => (await byAccessToken({ store, clock }, secret))?.actor ?? null,
    originAllowed: ownSocketsOnly(parts),
    addressOf: request => addressOf(request, trustedProxies),
  })
  return { server, live, drain: () => (draining = true) }
}

/** The ways in that need somebody else; only what the configuration names, and nothing is asked of it yet. */
function waysOf({ config, chance, log }: Parts): Pick<HttpDeps, 'mail' | 'townHall'> {
  const { origin, mail, oidc } = config
  return {
    mail: origin === null || mail === null ? null : createMail({ settings: mail, origin, log }),
    townHall: origin === null || oidc === null ? null : createTownHall({ settings: oidc, origin, chance }),
  }
}

/** Tells whether a socket is asked for by our own page or by a tool, and the security log when it is another's. */
function ownSocketsOnly({ config, log, clock }: Parts): (request: IncomingMessage) => boolean {
  const tellRefusal = refusalTeller(log, clock)
  return request => {
    const isOurs = sourceOf(request.headers, config.origin) !== 'foreign'
    const address = addressOf(request, config.trustedProxies)
    if (!isOurs) tellRefusal({ code: 'wrong-origin', address, path: request.url ?? '' })
    return isOurs
  }
}

/** Opens the store. What keeps it from opening (another server, newer tables, a full disk) is for the person to change. */
async function storeOf({ config, clock, log }: AppDeps, outage: Outage): Promise<Store> {
  const { dataFolder: folder, database } = config
  try {
    if (database === null) await backUpBeforeMigration({ folder, clock, log })
    return await openStore({ folder, database, onFailure: error => outage.begin(error) })
  } catch (error) {
    log.error('store.unopened', { error })
    throw new StartError((error as Error).message, { cause: error })
  }
}

/** The index of places. A checkout that was never built has none: then the server says so, and only that search is refused. */
async function placesIn(file: string, log: Log): Promise<PlaceIndex | null> {
  try {
    return await openPlaces(file)
  } catch (error) {
    log.warn('places.unavailable', { error })
    return null
  }
}

/** What the store can do now. Why not more, it has told the log itself. */
async function readinessOf(store: Store, outage: Outage): Promise<Readiness> {
  const reads = await store.people.isEmpty().then(
    () => true,
    () => false,
  )
  if (!reads) return 'cannot read'
  return (await outage.isOver()) ? 'ready' : 'cannot write'
}
