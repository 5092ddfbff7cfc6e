/** The line to the server: asks with an answer, and hears. Over Socket.IO here; in memory in tests. */
import { io, type Socket } from 'socket.io-client'
import type { Id } from '#shared/ids.ts'
import type { ClientEvents, ServerEvents } from '#shared/protocol/events.ts'
import { Refusal, type RefusalCode, type RefusalReply, refusals } from '#shared/protocol/refusals.ts'
import type { Clock } from './clock.ts'

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
  /** Rejects with a Refusal, or with `LineBroken` when no answer can come any more. */
  ask<Event extends keyof ClientEvents>(event: Event, request: RequestOf<Event>): Promise<ReplyOf<Event>>
  /** Gives up the present line, which may be half-open, and makes a new one. */
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

/**
 * The server's socket on this origin. WebSocket first; long-polling where a proxy blocks that (everyone.md D4). Each request
 * names the board, so that a proxy before several servers can bring all who have it open to the same one.
 */
export function socketWire(clock: Clock, board: Id): Wire {
  const socket: Socket = io({
    autoConnect: false,
    query: { board },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    timeout: answerWithinMs,
  })
  return {
    open: listener => {
      listen(socket, listener, clock)
      socket.connect()
    },
    ask: (event, request) => askOver(socket, event, request),
    reset: () => void socket.disconnect().connect(),
    close: () => void socket.off().disconnect(),
  }
}

// After a disconnect that the server ordered Socket.IO stays away; here that means "come back", at a time of its choice.
function listen(socket: Socket, listener: WireListener, clock: Clock): void {
  let comeBackMs = 1000
  socket.on('connect', () => listener.up())
  socket.on('disconnect', reason => {
    listener.down()
    if (reason === 'io server disconnect') clock.after(comeBackMs, () => socket.connect())
    comeBackMs = 1000
  })
  socket.on('connect_error', error => {
    if (isRefusalCode(error.message)) listener.refused(error.message)
    else listener.down()
  })
  socket.on('server:leaving', ({ ms }: { ms: number }) => {
    comeBackMs = ms
  })
  for (const event of heardEvents) socket.on(event, payload => hear(listener.heard, event, payload))
}

function hear<Event extends keyof Heard>(heard: Heard, event: Event, payload: object): void {
  heard[event](withBytes(payload) as Parameters<Heard[Event]>[0])
}

async function askOver<Event extends keyof ClientEvents>(
  socket: Socket,
  event: Event,
  request: RequestOf<Event>,
): Promise<ReplyOf<Event>> {
  // Socket.IO would hold the request back and send it ahead of the next join.
  if (!socket.connected) throw new LineBroken()
  const reply = await socket
    .timeout(answerWithinMs)
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

// In the browser binary attachments arrive as ArrayBuffer.
function withBytes(payload: object): unknown {
  const entries = Object.entries(payload)
  return Object.fromEntries(
    entries.map(([key, value]) => [key, value instanceof ArrayBuffer ? new Uint8Array(value) : value]),
  )
}

function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code)
}
