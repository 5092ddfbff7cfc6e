/**
 * The live connection over Socket.IO: who may open one, and the one door through which every event passes, so that nothing
 * a client sends can end the process (trust.md S4, S5, S6).
 */
import { once } from 'node:events'
import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'
import { type DefaultEventsMap, Server, type Socket } from 'socket.io'
import { below, type Chance, newId } from '#server/chance.ts'
import { pause } from '#server/clock.ts'
import type { ClientEvents, ServerEvents } from '#shared/protocol/events.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal, type RefusalReply, refusalReply } from '#shared/protocol/refusals.ts'
import { costOf } from './allowance.ts'
import type { Caller, Connection } from './caller.ts'
import { FairSockets } from './fair-sockets.ts'
import type { Handshakes } from './handshakes.ts'
import { type EventName, parseRequest, type ReplyOf, type RequestOf } from './requests.ts'
import { type ConnectionDeps, SocketConnection } from './socket-connection.ts'
import type { Wire } from './socket-reader.ts'

/** What it takes to serve one socket. */
export type ServeDeps = ConnectionDeps & {
  readonly chance: Chance
  readonly connections: Set<Connection>
  readonly actorOf: (request: IncomingMessage) => Promise<Caller | null>
}
export type SocketDeps = ServeDeps & {
  readonly server: HttpServer
  readonly originAllowed: (request: IncomingMessage) => boolean
  readonly handshakes: Handshakes
  /** Otherwise than `limits` says: how often a socket gets a ping, and how long it may take to answer. */
  readonly ping?: { readonly everyMs: number; readonly withinMs: number }
}
type Io = Server<ClientEvents, ServerEvents, DefaultEventsMap, { caller: Caller }>
type Handler<E extends EventName> = (request: RequestOf<E>, answer: (reply: ReplyOf<E>) => void) => Promise<void>
type Handlers = { readonly [E in EventName]: Handler<E> }

/** Tokens that each event costs before its bytes are counted; see `allowance.ts`. */
const costs: { readonly [E in EventName]: number } = {
  'board:join': 10,
  'board:edit': 1,
  'board:leave': 1,
  'talk:say': 10,
  'talk:earlier': 5,
  'presence:set': 1,
}
/** Milliseconds over which clients spread their return after a restart. */
const returnSpread = 5000

/** Milliseconds that connections have to send what they still hold when the server ends. */
const farewell = 2000

/** Opens the Socket.IO endpoint on `/socket.io/`. The function that comes back sends everybody away and ends it. */
export function openSockets(deps: SocketDeps): () => Promise<void> {
  const io: Io = new Server(deps.server, {
    serveClient: false,
    maxHttpBufferSize: limits.frameBytes,
    perMessageDeflate: false,
    httpCompression: false,
    destroyUpgrade: false,
    wsEngine: FairSockets,
    connectTimeout: 10_000,
    pingInterval: deps.ping?.everyMs ?? limits.pingEveryMs,
    pingTimeout: deps.ping?.withinMs ?? limits.pongWithinMs,
  })
  io.engine.use(door(deps))
  io.engine.on('connection', endAtFlood)
  io.use((wire, next) => void identify(deps, wire).then(next))
  io.on('connection', wire => serve(deps, wire))
  return () => sendAway(deps, io)
}

/** Tells everybody when to come back, lets that reach them, and ends what is still open. */
async function sendAway({ chance, clock }: SocketDeps, io: Io): Promise<void> {
  const gone = [...io.sockets.sockets.values()].map(wire => {
    wire.emit('server:leaving', { ms: below(chance, returnSpread) })
    const closed = once(wire.conn, 'close')
    wire.disconnect(true) // by name: clients then come back when they were told to, and not all at once
    return closed
  })
  await Promise.race([Promise.all(gone), pause(clock, farewell)])
  io.engine.close()
}

/** Packets that may come in one go. One megabyte of polling holds a hundred thousand, which Socket.IO reads before we see any. */
const mostAtOnce = 1000

/** Closes a connection, also a stranger's, over which more comes at once than any client of ours sends in a minute. */
function endAtFlood(connection: Socket['conn']): void {
  let count = 0
  connection.on('packet', () => {
    if (count === 0) setImmediate(() => (count = 0))
    count += 1
    if (count > mostAtOnce) connection.close(true)
  })
}

/** Every request is asked where it comes from, and not only the first of a connection (S5); the first ones are counted (S6). */
function door({ originAllowed, handshakes, log }: SocketDeps) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    try {
      if (!originAllowed(request)) throw new Refusal('wrong-origin')
      if (!isGoingOn(request)) handshakes.count(request)
    } catch (error) {
      response.writeHead(toRefusal(error, 'connect', log).status) // of an upgrade, Engine.IO cuts the line without a word
      response.end()
      return
    }
    next()
  }
}

/** True for the later requests of a session. A session id that is none finds no session, and opens none. */
function isGoingOn({ url }: IncomingMessage): boolean {
  return new URLSearchParams(url?.split('?')[1]).has('sid')
}

/** Notes who is there; the error, for a stranger, reaches the client as `connect_error` with the refusal in `data`. */
async function identify({ actorOf, log }: SocketDeps, wire: Wire): Promise<Error | undefined> {
  try {
    const caller = await actorOf(wire.request)
    if (caller === null) return connectError(new Refusal('not-signed-in'))
    wire.data.caller = caller
    return undefined
  } catch (error) {
    return connectError(toRefusal(error, 'connect', log))
  }
}

function connectError(refusal: Refusal): Error {
  return Object.assign(new Error(refusal.code), { data: refusalReply(refusal) })
}

/** Answers everything that comes over one socket, until it ends. */
export function serve(deps: ServeDeps, wire: Wire): void {
  const connection = new SocketConnection(deps, wire, newId(deps.chance), () => deps.actorOf(wire.request))
  deps.connections.add(connection)
  const handlers: Handlers = {
    'board:join': (request, answer) => connection.join(request, answer),
    'board:edit': (request, answer) => connection.edit(request, answer),
    'board:leave': (request, answer) => connection.leave(request, answer),
    'talk:say': (request, answer) => connection.say(request, answer),
    'talk:earlier': (request, answer) => connection.earlier(request, answer),
    'presence:set': (request, answer) => connection.presence(request, answer),
  }
  wire.onAny((event: string, ...sent: unknown[]) => void receive(deps, connection, handlers, event, sent))
  wire.conn.on('heartbeat', () => connection.alive())
  wire.on('error', (error: unknown) => {
    // A client can send an event of this name, with anything in it. What it wrote is not for our log.
    if (error instanceof Error) deps.log.warn('socket.error', { member: connection.actor.member, error })
  })
  wire.on('disconnect', () => {
    deps.connections.delete(connection)
    connection.closed()
  })
}

/** The wrapper of every handler: an answer to give, the allowance, the schema, the work, and a reply whatever happens. */
async function receive(
  deps: ServeDeps,
  connection: SocketConnection,
  handlers: Handlers,
  event: string,
  sent: readonly unknown[],
): Promise<void> {
  const [request, ack] = sent
  const answer = typeof ack === 'function' ? (ack as (reply: unknown) => void) : null
  try {
    connection.alive()
    connection.refuseUnread()
    connection.spend(costOf(isEvent(event) ? costs[event] : 1, updateBytes(request)))
    if (!isEvent(event)) throw new Refusal('bad-request', { part: 'event' })
    if (answer === null) throw new Refusal('bad-request', { part: 'ack' })
    await run(handlers, event, request, answer)
  } catch (error) {
    const refusal = toRefusal(error, event, deps.log)
    const reply: RefusalReply = refusalReply(refusal)
    answer?.(reply)
    if (refusal.code === 'edit-rejected') connection.distrust()
  }
}

/** Only own names of the table: `constructor` is no event. */
function isEvent(event: string): event is EventName {
  return Object.hasOwn(costs, event)
}

function updateBytes(request: unknown): number {
  const update = typeof request === 'object' && request !== null && 'update' in request ? request.update : null
  return update instanceof Uint8Array ? update.byteLength : 0
}

function run<E extends EventName>(
  handlers: Handlers,
  event: E,
  request: unknown,
  answer: (reply: unknown) => void,
): Promise<void> {
  return handlers[event](parseRequest(event, request), answer)
}

/** A refusal as it is; anything else is a bug, logged whole and told as `unexpected`. */
function toRefusal(error: unknown, event: string, log: SocketDeps['log']): Refusal {
  if (error instanceof Refusal) return error
  log.error('socket.failed', { request: event, error })
  return new Refusal('unexpected')
}
