/** The line to the server: asks with an answer, and hears. Over Socket.IO here; in memory in tests. */
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import type { Id } from '#shared/ids.ts'
import type { ClientEvents, ServerEvents } from '#shared/protocol/events.ts'
import { Refusal, type RefusalCode, type RefusalReply, refusals } from '#shared/protocol/refusals.ts'
import type { Clock } from './clock.ts'
import { type Chance, eventOf } from './link.ts'
import { Redial } from './redial.ts'

export type RequestOf<Event extends keyof ClientEvents> = Parameters<ClientEvents[Event]>[0]
export type ReplyOf<Event extends keyof ClientEvents> = Exclude<
  Parameters<Parameters<ClientEvents[Event]>[1]>[0],
  RefusalReply
>
export type Heard = { [Event in keyof ServerEvents]: (payload: Parameters<ServerEvents[Event]>[0]) => void }

export type WireListener = {
  up(): void
  down(): void
  /** The server does not let this page in; the wire tries no further. */
  refused(code: RefusalCode): void
  readonly heard: Heard
}

export type Wire = {
  /** Makes the line and keeps making it again until `close`. */
  open(listener: WireListener): void
  /** Rejects with a Refusal, or with `LineBroken` when no answer can come any more or none came within `withinMs`. */
  ask<Event extends keyof ClientEvents>(
    event: Event,
    request: RequestOf<Event>,
    withinMs?: number,
  ): Promise<ReplyOf<Event>>
  /** Gives up the present line, which may be half-open, and makes a new one at once. */
  reset(): void
  close(): void
}

/** The line broke, or stayed silent too long, before the answer came. Whether the server acted is unknown. */
export class LineBroken extends Error {
  override name = 'LineBroken'
}

/** Milliseconds without an answer after which a line counts as half-open (trust.md F9: noticed within 20 s). */
export const answerWithinMs = 18_000

const heardEvents = [
  'board:edits',
  'board:resync',
  'talk:said',
  'presence:now',
  'proposals:now',
  'server:leaving',
] as const satisfies readonly (keyof ServerEvents)[]

export type WireDeps = {
  readonly clock: Clock
  readonly chance: Chance
  /** Each request names it, so that a proxy before several servers can bring all who have it open to the same one. */
  readonly board: Id
  /** Where the server is, when it is not where the page came from. */
  readonly address?: string
  /** What is wanted otherwise than usual. */
  readonly options?: Partial<ManagerOptions & SocketOptions>
}

/**
 * The server's socket. WebSocket first; long-polling where a proxy blocks that (everyone.md D4). While the line stands the
 * server pings, and where that stays away Socket.IO breaks the line by itself (`limits.pingEveryMs`). Each request names the
 * board, so that a proxy before several servers can bring all who have it open to the same one.
 */
export function socketWire({ clock, chance, board, address, options = {} }: WireDeps): Wire {
  const socket: Socket = io(address, {
    autoConnect: false,
    query: { board },
    // Socket.IO would come back on its own terms, or not at all after the server's goodbye.
    reconnection: false,
    // An array of this line's own: it is turned round where that helps.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: answerWithinMs,
    ...options,
  })
  const redial = new Redial(clock, chance, () => void socket.connect())
  return {
    open: listener => {
      listen(socket, listener, redial)
      socket.connect()
    },
    ask: (event, request, withinMs = answerWithinMs) => askOver(socket, event, request, withinMs),
    reset: () => {
      socket.disconnect()
      redial.now()
    },
    close: () => {
      redial.stop()
      socket.off().disconnect()
    },
  }
}

function listen(socket: Socket, listener: WireListener, redial: Redial): void {
  socket.on('connect', () => {
    redial.done()
    listener.up()
  })
  socket.on('disconnect', reason => {
    listener.down()
    // That one was our own doing, and whoever did it knows what comes next.
    if (reason !== 'io client disconnect') redial.later()
  })
  socket.on('connect_error', error => {
    const code = error.message
    if (isRefusalCode(code) && eventOf(code) === 'refused') return listener.refused(code)
    if (error.message === 'timeout') tryOtherWayFirst(socket)
    listener.down()
    redial.later()
  })
  socket.on('server:leaving', ({ ms }: { ms: number }) => redial.expect(ms))
  for (const event of heardEvents) socket.on(event, payload => hear(listener.heard, event, payload))
}

// What swallows WebSockets without a word gives no error at which Socket.IO would go on to the next transport.
function tryOtherWayFirst(socket: Socket): void {
  socket.io.opts.transports?.reverse()
}

function hear<Event extends keyof Heard>(heard: Heard, event: Event, payload: object): void {
  heard[event](withBytes(payload) as Parameters<Heard[Event]>[0])
}

async function askOver<Event extends keyof ClientEvents>(
  socket: Socket,
  event: Event,
  request: RequestOf<Event>,
  withinMs: number,
): Promise<ReplyOf<Event>> {
  // Socket.IO would hold the request back and send it ahead of the next join.
  if (!socket.connected) throw new LineBroken()
  const reply = await socket
    .timeout(withinMs)
    .emitWithAck(event, request)
    .catch(() => {
      throw new LineBroken()
    })
  return answerIn(withBytes(reply) as ReplyOf<Event> | RefusalReply)
}

/** A reply that says yes; throws the Refusal of one that says no. */
export function answerIn<Reply extends { readonly ok: true }>(reply: Reply | RefusalReply): Reply {
  if (reply.ok) return reply
  throw new Refusal(isRefusalCode(reply.code) ? reply.code : 'unexpected', reply.facts ?? {})
}

// Binary attachments arrive as ArrayBuffer in the browser and as Buffer in Node, and Yjs wants neither.
function withBytes(payload: object): unknown {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, plainBytes(value)]))
}

function plainBytes(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : value
}

function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code)
}
