/** The live side of the server put together: both transports on one HTTP server, and the ticks that keep them honest. */
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import type { Hash, Store } from '#server/store/store.ts'
import { isStayOver } from '#shared/agreement/guest-view.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { SayRequest } from '#shared/protocol/events.ts'
import type { Message } from '#shared/talk/message.ts'
import { Allowance } from './allowance.ts'
import type { Bus } from './bus.ts'
import type { Caller, Connection } from './caller.ts'
import { countHandshakes } from './handshakes.ts'
import type { Rooms } from './rooms.ts'
import { openSockets, type SocketDeps } from './socket.ts'
import { openYjs } from './yjs-endpoint.ts'

export type LiveDeps = {
  readonly server: HttpServer
  readonly store: Store
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly bus: Bus
  readonly rooms: Rooms
  /** Who is behind a request's cookie or access token, as they are now; null for a stranger. */
  readonly actorOf: (request: IncomingMessage) => Promise<Caller | null>
  /** The member behind an access token, as they are now. */
  readonly tokenActor: (secret: string) => Promise<Actor | null>
  /** True when one of our own pages asks. */
  readonly originAllowed: (request: IncomingMessage) => boolean
  /** The address that a request comes from, behind all proxies that are trusted. */
  readonly addressOf: (request: IncomingMessage) => string
  readonly say: (actor: Actor, request: SayRequest) => Promise<Message>
  readonly ping?: SocketDeps['ping']
}
export type Live = {
  /** Tells everybody to come back later and ends all connections. Rooms are closed by whoever made them, after this. */
  close(): Promise<void>
  /** Finds, in two queries for everybody, whose sign-in ended or whose role changed, and asks those again who they are. */
  recheck(): Promise<void>
}

/** Milliseconds between two looks for dead peers and unread bytes, and between two looks whether people may still be here. */
const beatEveryMs = 10_000
const recheckEveryMs = 60_000
/** Milliseconds between two looks for guests whose stay is over: they are out within two seconds. */
const staysEveryMs = 500

/** Opens both transports on `server`. */
export function attachLive(deps: LiveDeps): Live {
  const connections = new Set<Connection>()
  const handshakes = countHandshakes(deps.clock, deps.addressOf)
  const shared = { ...deps, connections, handshakes, allowance: new Allowance(deps.clock) }
  const closeSockets = openSockets(shared)
  const closeYjs = openYjs(shared)
  const each = (what: (connection: Connection) => unknown) => [...connections].forEach(what)
  const stops = [
    deps.bus.onRing((of, what) => what === 'session' && each(one => one.signIn === of && one.end())),
    deps.clock.every(beatEveryMs, () => each(connection => connection.beat())),
    deps.clock.every(recheckEveryMs, () => each(connection => void connection.recheck())),
    deps.clock.every(staysEveryMs, () => each(one => isStayOver(one.actor, deps.clock.now()) && void one.recheck())),
  ]
  return {
    async close() {
      for (const stop of stops) stop()
      closeYjs()
      await closeSockets()
    },
    async recheck() {
      const stands = await standingPeople(deps, [...connections])
      each(connection => void (stands(connection) || connection.recheck()))
    },
  }
}

/** Tells of a connection whether its sign-in and its member are as they were when it last asked. */
export async function standingPeople(
  { store, clock }: Pick<LiveDeps, 'store' | 'clock'>,
  connections: readonly Connection[],
): Promise<(connection: Connection) => boolean> {
  const signIns = new Set(connections.flatMap(({ signIn }): Hash[] => (signIn === null ? [] : [signIn])))
  const members = new Set(connections.map(({ actor }) => actor.member))
  const [sessions, actors] = await Promise.all([
    store.sessions.standing([...signIns], clock.now()),
    store.people.actors([...members]),
  ])
  return ({ signIn, actor }) => {
    const signedIn = signIn === null || sessions.has(signIn)
    return signedIn && JSON.stringify(actors.get(actor.member)) === JSON.stringify(actor)
  }
}
