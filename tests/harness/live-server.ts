/** A small server of our own with the live side attached, on a real port and a real store, that can be restarted. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemChance } from '#server/chance.ts'
import { type Clock, systemClock } from '#server/clock.ts'
import { say } from '#server/commands/say.ts'
import { type Bus, memoryBus } from '#server/live/bus.ts'
import type { Caller } from '#server/live/caller.ts'
import { attachLive, type Live, type LiveDeps } from '#server/live/live.ts'
import { Rooms } from '#server/live/rooms.ts'
import { createLog, type Log } from '#server/log.ts'
import type { Store } from '#server/store/store.ts'
import { isStayOver } from '#shared/agreement/guest-view.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import { sha256Hex } from '#shared/digest.ts'
import { settle } from './small-world.ts'
import { type TempStore, tempStore } from './temp-store.ts'

/** The only origin that counts as our own pages. */
export const home = 'http://home.test'

type Running = {
  readonly server: Server
  readonly store: Store
  readonly rooms: Rooms
  readonly bus: Bus
  readonly live: Live
}

export class LiveServer {
  readonly #temp: TempStore
  #running: Running | null = null
  #port = 0
  /** Lines of the server's log. */
  readonly lines: { level: string; event: string; [fact: string]: unknown }[] = []
  /** Sign-ins that have ended: cookies of these count no more. */
  readonly endedSessions = new Set<string>()

  readonly #clock: Clock
  readonly #ping: LiveDeps['ping']

  private constructor(temp: TempStore, clock: Clock, ping: LiveDeps['ping']) {
    this.#temp = temp
    this.#clock = clock
    this.#ping = ping
  }

  /** Starts a server with the people of `small-world.ts`. `ping`: how often it asks its sockets for a sign of life. */
  static async start(clock: Clock = systemClock, ping?: LiveDeps['ping']): Promise<LiveServer> {
    const temp = await tempStore()
    const store = await temp.open()
    await settle(store)
    const server = new LiveServer(temp, clock, ping)
    await server.#start(store)
    return server
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Its data folder. */
  get folder(): string {
    return this.#temp.folder
  }

  get store(): Store {
    return this.#up.store
  }

  get rooms(): Rooms {
    return this.#up.rooms
  }

  get bus(): Bus {
    return this.#up.bus
  }

  get live(): Live {
    return this.#up.live
  }

  /** Goes down in order and comes back on the same port and store; `meanwhile` happens in between. */
  async restart(meanwhile: () => void = () => undefined): Promise<void> {
    await this.#stop()
    meanwhile()
    await this.#start(await this.#temp.open())
  }

  async close(): Promise<void> {
    await this.#stop()
    await this.#temp.remove()
  }

  get #up(): Running {
    if (this.#running === null) throw new Error('the server does not run')
    return this.#running
  }

  async #start(store: Store): Promise<void> {
    const clock = this.#clock
    const chance = systemChance
    const log: Log = createLog({ clock, write: line => this.lines.push(JSON.parse(line)) })
    const bus = memoryBus(error => log.error('bus.failed', { error }))
    const rooms = new Rooms({ store, clock, chance, log, bus })
    const server = createServer((_request, response) => response.writeHead(404).end())
    const live = attachLive({
      ...{ server, store, clock, chance, log, bus, rooms },
      actorOf: request => this.#callerOf(store, request),
      tokenActor: secret => tokenActor(store, clock, secret),
      addressOf: request => request.headers['x-address']?.toString() ?? '127.0.0.1',
      originAllowed: ({ headers }) => headers.origin === undefined || headers.origin === home,
      say: (actor, request) => say({ store, bus, clock }, actor, request),
      ...(this.#ping ? { ping: this.#ping } : {}),
    })
    server.listen(this.#port, '127.0.0.1')
    await once(server, 'listening')
    this.#port = (server.address() as AddressInfo).port
    this.#running = { server, store, rooms, bus, live }
  }

  async #stop(): Promise<void> {
    const { server, live, rooms, store } = this.#up
    await live.close()
    server.close()
    server.closeAllConnections()
    await rooms.closeAll()
    await store.close()
  }

  /** The cookie names its person; real ones hold a secret, which is the business of `server/http/actor.ts`. */
  async #callerOf(store: Store, { headers }: IncomingMessage): Promise<Caller | null> {
    const secret = headers.authorization?.match(/^Bearer (\S+)$/)?.[1]
    if (secret !== undefined)
      return tokenActor(store, this.#clock, secret).then(actor => actor && { actor, session: null })
    const name = headers.cookie?.match(/^person=(\w+)$/)?.[1]
    if (name === undefined || this.endedSessions.has(name)) return null
    const actor = await store.people.actor(name)
    if (actor === null || isStayOver(actor, this.#clock.now())) return null
    return { actor, session: name }
  }
}

async function tokenActor(store: Store, clock: Clock, secret: string): Promise<Actor | null> {
  const token = await store.tokens.findToken(sha256Hex(secret))
  const actor = token && (await store.people.actor(token.member))
  return actor === null || isStayOver(actor, clock.now()) ? null : actor
}
