/** The server's end of the simulated network: what a Socket.IO socket is to the real server code, and no more of it. */
import type { Caller } from '#server/live/caller.ts'
import type { Wire } from '#server/live/socket-reader.ts'
import type { ServerEvents } from '#shared/protocol/events.ts'
import type { EndReason, Line, LineEnd, Up } from './line.ts'

/** What the server says to a page, for whoever watches over it. */
export type Overheard = {
  said(event: keyof ServerEvents, payload: object): void
  answered(asked: Up, reply: object): void
}

type Handler = (...values: unknown[]) => void

export class SimSocket implements LineEnd<Up> {
  readonly data: { caller: Caller }
  /** Nothing is asked of the handshake here: who calls is known to `actorOf`. */
  readonly request = {}
  connected = true
  readonly conn: object
  readonly #line: Line
  readonly #overheard: Overheard
  readonly #handlers = new Map<string, Handler[]>()
  readonly #any: Handler[] = []
  #heartbeat: () => void = () => undefined

  constructor(line: Line, caller: Caller, overheard: Overheard) {
    this.#line = line
    this.data = { caller }
    this.#overheard = overheard
    line.server = this
    const socket = {
      get bufferedAmount() {
        return line.unread
      },
    }
    this.conn = {
      writeBuffer: [],
      transport: { socket },
      close: (discard = false) => line.sendAway('broken', discard),
      on: (_: 'heartbeat', handler: () => void) => {
        this.#heartbeat = handler
      },
    }
  }

  /** The socket as the server's code knows it. */
  get asWire(): Wire {
    return this as unknown as Wire
  }

  on(event: string, handler: Handler): void {
    this.#handlers.set(event, [...(this.#handlers.get(event) ?? []), handler])
  }

  onAny(handler: Handler): void {
    this.#any.push(handler)
  }

  emit(event: keyof ServerEvents, payload: object): void {
    if (!this.connected) return
    this.#overheard.said(event, payload)
    this.#line.sendDown({ kind: 'hear', event, payload })
  }

  disconnect(_close: boolean): void {
    this.#line.sendAway('sent away', false)
  }

  /** The page answered a ping. */
  beat(): void {
    if (this.#line.isWhole) this.#heartbeat()
  }

  take(frame: Up): void {
    const answer = (reply: object) => {
      if (this.connected) this.#overheard.answered(frame, reply)
      this.#line.sendDown({ kind: 'answer', id: frame.id, reply })
    }
    for (const handler of this.#any) handler(frame.event, frame.request, answer)
  }

  ended(_reason: EndReason): void {
    this.connected = false
    for (const handler of this.#handlers.get('disconnect') ?? []) handler()
  }
}
