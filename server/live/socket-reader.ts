/** A reader on a Socket.IO connection: what the room tells becomes events of one board. */
import type { DefaultEventsMap, Socket } from 'socket.io'
import type { Clock } from '#server/clock.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { ClientEvents, Presence, ServerEvents } from '#shared/protocol/events.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Message } from '#shared/talk/message.ts'
import type { Caller } from './caller.ts'
import type { Edits, Reader, ResyncReason, RoomSession } from './reader.ts'

/** A socket with Twinboard's events. */
export type Wire = Socket<ClientEvents, ServerEvents, DefaultEventsMap, { caller: Caller }>

type ReaderDeps = {
  readonly wire: Wire
  readonly clock: Clock
  readonly board: Id
  readonly session: RoomSession
  /** The room has forgotten this reader. */
  readonly dropped: (reader: SocketReader) => void
  readonly recheck: () => void
}

/** Milliseconds after which somebody who fell behind and still does not read is closed. */
const patience = 30_000

export class SocketReader implements Reader {
  readonly #deps: ReaderDeps
  /** What came before the answer to the join: the client cannot use it earlier. Null once that answer is out. */
  #held: (() => void)[] | null = []

  constructor(deps: ReaderDeps) {
    this.#deps = deps
  }

  get session(): RoomSession {
    return this.#deps.session
  }

  /** The join was answered: lets through what waited for that. */
  open(): void {
    const held = this.#held ?? []
    this.#held = null
    for (const send of held) send()
  }

  buffered(): number {
    return bufferedBytes(this.#deps.wire)
  }

  edits({ seq, update }: Edits): void {
    this.#send(({ wire, board }) => wire.emit('board:edits', { board, seq, update }))
  }

  resync(reason: ResyncReason): void {
    this.#send(({ wire, board, dropped }) => {
      dropped(this)
      wire.emit('board:resync', { board, reason })
      if (reason === 'behind') this.#closeUnlessRead()
    })
  }

  presence(here: readonly Presence[]): void {
    this.#send(({ wire, board }) => wire.emit('presence:now', { board, presence: here }))
  }

  said(message: Message): void {
    this.#send(({ wire, board }) => wire.emit('talk:said', { board, message }))
  }

  proposals(proposals: readonly Proposal[]): void {
    this.#send(({ wire, board }) => wire.emit('proposals:now', { board, proposals }))
  }

  recheck(): void {
    this.#deps.recheck()
  }

  #send(what: (deps: ReaderDeps) => void): void {
    if (this.#held === null) what(this.#deps)
    else this.#held.push(() => what(this.#deps))
  }

  #closeUnlessRead(): void {
    const { wire, clock } = this.#deps
    clock.after(patience, () => {
      if (this.buffered() > limits.bufferedBytesResync) wire.conn.close(true)
    })
  }
}

/** Bytes that wait in this process for the other end to read them. */
export function bufferedBytes({ conn }: Wire): number {
  // Engine.IO names neither in its types: packets that wait for the transport, and frames that wait for the network.
  const { writeBuffer, transport } = conn as unknown as {
    writeBuffer: readonly { data?: string | Uint8Array }[]
    transport: { socket?: { bufferedAmount?: number } }
  }
  const packets = writeBuffer.reduce((sum, packet) => sum + (packet.data?.length ?? 0), 0)
  return packets + (transport.socket?.bufferedAmount ?? 0)
}
