/**
 * The y-websocket protocol at `/yjs/<board id>`, for any genuine `WebsocketProvider`: who may open it and how it is kept
 * alive. Same rooms, gate and roles as the app's own connection (trust.md S2, S5).
 */
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import { enter } from '#server/commands/access.ts'
import type { Log } from '#server/log.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import { type Id, isId } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import type { Allowance } from './allowance.ts'
import { AwarenessView, cssColour, risingTime } from './awareness.ts'
import type { AskAgain, Caller, Connection } from './caller.ts'
import { FairSockets } from './fair-sockets.ts'
import type { Handshakes } from './handshakes.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import { closeCode, YjsConnection } from './yjs-connection.ts'
import { updateFrames } from './yjs-frames.ts'

export type YjsDeps = {
  readonly server: HttpServer
  readonly store: Store
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly rooms: Rooms
  readonly allowance: Allowance
  readonly connections: Set<Connection>
  readonly actorOf: (request: IncomingMessage) => Promise<Caller | null>
  readonly tokenActor: (secret: string) => Promise<Actor | null>
  readonly originAllowed: (request: IncomingMessage) => boolean
  readonly handshakes: Handshakes
}
/** What was found out about somebody before the connection is made. */
type Guest = {
  readonly room: Room
  readonly caller: Caller
  readonly askAgain: AskAgain
  readonly colours: ReadonlyMap<Id, number>
}

/** A browser cannot set headers on a WebSocket, but it can name protocols: the access token comes as one. */
const tokenPrefix = 'token.'
/**
 * Refusals at the door that a provider has to be told with a close code, on a connection made for that alone: of an HTTP status
 * it sees nothing, and would come again every few seconds for ever.
 */
const toldBySocket: readonly RefusalCode[] = ['not-signed-in', 'not-found']
/** Milliseconds after which somebody who was sent away is cut off. */
const farewellMs = 2000

/** The close code of `ws` for a frame that is too long. */
const tooLong = 1009

/** y-websocket takes 1009 for a line that broke, and would send the same again and again: it is told a final no instead. */
class GuestSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    super.close(code === tooLong ? closeCode(new Refusal('too-large')) : code, data)
  }
}

/** Opens the endpoint. The function that comes back sends everybody away and ends it. */
export function openYjs(deps: YjsDeps): () => void {
  const open = new Set<YjsConnection>()
  const frameOf = updateFrames()
  const stamp = risingTime(() => deps.clock.now())
  const sockets = new FairSockets({
    noServer: true,
    clientTracking: false,
    WebSocket: GuestSocket,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    handleProtocols: protocols => protocols.values().next().value ?? false,
  })
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = pathOf(request)
    if (path.startsWith('/socket.io/')) return
    const cut = () => socket.destroy()
    socket.on('error', cut)
    admit(deps, request, path).then(
      guest => {
        socket.off('error', cut)
        sockets.handleUpgrade(request, socket, head, ws => {
          const connection = connect({ ...deps, frameOf, stamp }, guest, ws)
          open.add(connection)
          ws.on('close', () => open.delete(connection))
        })
      },
      error => {
        const refusal = toRefusal(error, deps.log)
        if (!toldBySocket.includes(refusal.code) || !path.startsWith('/yjs/')) return refuse(socket, refusal)
        sockets.handleUpgrade(request, socket, head, ws => sendAway(ws, refusal, deps.clock))
      },
    )
  }
  deps.server.on('upgrade', upgrade)
  return () => {
    deps.server.off('upgrade', upgrade)
    for (const connection of open) connection.leave()
  }
}

/** Everything that can be refused is refused before anything of the board is touched. */
async function admit(deps: YjsDeps, request: IncomingMessage, path: string): Promise<Guest> {
  deps.handshakes.count(request)
  const board = path.match(/^\/yjs\/([^/]+)$/)?.[1]
  if (!isId(board)) throw new Refusal('not-found')
  const askAgain = asking(deps, request)
  const caller = await askAgain()
  if (caller === null) throw new Refusal('not-signed-in')
  await enter(deps, caller.actor, 'read', board)
  const info = await deps.store.people.boardInfo(board)
  const colours = new Map(info?.committees.map(({ id, colour }) => [id, colour]))
  return { room: await deps.rooms.open(board), caller, askAgain, colours }
}

/** By access token, or by what the browser sends along on its own; only then does it matter which page asked (S5). */
function asking(deps: YjsDeps, request: IncomingMessage): AskAgain {
  const secret = tokenOf(request)
  if (secret === null) {
    if (request.headers.cookie !== undefined && !deps.originAllowed(request)) throw new Refusal('wrong-origin')
    return () => deps.actorOf(request)
  }
  return async () => {
    const actor = await deps.tokenActor(secret)
    return actor && { actor, session: null }
  }
}

function tokenOf(request: IncomingMessage): string | null {
  const named = (request.headers['sec-websocket-protocol'] ?? '').split(',').map(name => name.trim())
  return named.find(name => name.startsWith(tokenPrefix))?.slice(tokenPrefix.length) ?? null
}

type ConnectDeps = YjsDeps & {
  readonly frameOf: (update: Uint8Array) => Uint8Array
  readonly stamp: () => number
}

function connect(
  { chance, clock, log, allowance, connections, frameOf, stamp }: ConnectDeps,
  guest: Guest,
  ws: WebSocket,
): YjsConnection {
  const { room, caller, askAgain, colours } = guest
  const session = { id: newId(chance), actor: caller.actor }
  const view = new AwarenessView(session.id, committee => cssColour(colours.get(committee)))
  const connection = new YjsConnection({
    ...{ ws, room, session, caller, askAgain, view, frameOf, stamp, allowance, clock, log },
  })
  connections.add(connection)
  ws.on('close', () => connections.delete(connection))
  return connection
}

/** The path without its query; empty when the client sent no address at all. */
function pathOf(request: IncomingMessage): string {
  return request.url?.split('?', 1)[0] ?? ''
}

/** Says why, and does not wait long for whoever stays. */
function sendAway(ws: WebSocket, refusal: Refusal, clock: Clock): void {
  ws.on('error', () => ws.terminate())
  ws.close(closeCode(refusal), refusal.code)
  clock.after(farewellMs, () => ws.terminate())
}

function refuse(socket: Duplex, { status, code }: Refusal): void {
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, 'Connection: close', `X-Refusal: ${code}`]
  socket.end(`${head.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`)
}

function toRefusal(error: unknown, log: Log): Refusal {
  if (error instanceof Refusal) return error
  log.error('yjs.failed', { error })
  return new Refusal('unexpected')
}
