/** Somebody at a page of ours, as far as edits go: joins, joins again, and sends until all is acknowledged. */
import { io, type Socket } from 'socket.io-client'
import * as Y from 'yjs'
import { SCHEMA } from '#shared/plan/kinds.ts'
import type { ClientEvents, JoinReply, ServerEvents } from '#shared/protocol/events.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import type { Seat } from './many.ts'
import { typeWord } from './words.ts'

export type WriterOptions = {
  /** Types the next word as soon as the one before is acknowledged. */
  readonly restless?: boolean
  /** Called at each word that was acknowledged. */
  readonly onAcknowledged?: () => void
}
export type Link = Socket<ServerEvents, ClientEvents>

const fromServer = 'server'
const comeAgainMs = 50
const lively = { transports: ['websocket'], forceNew: true, reconnectionDelay: 20, reconnectionDelayMax: 100 }

export class Writer {
  readonly seat: Seat
  readonly doc = new Y.Doc()
  readonly typed: string[] = []
  readonly acknowledged = new Set<string>()
  /** Milliseconds after which the server, when it went, said to come back. */
  readonly leaving: number[] = []
  /** Codes of refusals, in the order they came. */
  readonly refused: string[] = []
  readonly resyncs: string[] = []
  readonly link: Link
  readonly #options: WriterOptions
  #epoch: number | null = null
  #joined = false
  /** Counts joins, so that the answer to one that was given up is not taken for the present one's. */
  #turn = 0
  #n = 0
  #resting = false
  #timer: NodeJS.Timeout | undefined
  #closed = false
  #last: Uint8Array = new Uint8Array()

  constructor(address: string, seat: Seat, options: WriterOptions = {}) {
    this.seat = seat
    this.#options = options
    const extraHeaders = { authorization: `Bearer ${seat.token}`, 'x-forwarded-for': seat.network }
    this.link = io(address, { ...lively, extraHeaders })
    this.link.on('connect', () => void this.#join())
    this.link.on('disconnect', reason => {
      this.#joined = false
      if (reason === 'io server disconnect' && !this.#closed) this.link.connect()
    })
    this.link.on('board:edits', ({ update }) => this.#hear(update))
    this.link.on('board:resync', ({ reason }) => {
      this.resyncs.push(reason)
      this.#joined = false
      void this.#join()
    })
    this.link.on('server:leaving', ({ ms }) => this.leaving.push(ms))
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromServer) this.#last = update
    })
  }

  get joined(): boolean {
    return this.#joined
  }

  /** True when joined, and every word is acknowledged. */
  get saved(): boolean {
    return this.#joined && this.acknowledged.size === this.typed.length
  }

  /** Types a word. True when it was acknowledged; false when the line is broken or it was refused: the next join sends it. */
  async type(): Promise<boolean> {
    const word = typeWord(this.doc, this.typed.length)
    this.typed.push(word)
    return this.#joined && this.#send(this.#last, [word])
  }

  /** Makes another change than a word. True when it was acknowledged. */
  async change(what: (doc: Y.Doc) => void): Promise<boolean> {
    what(this.doc)
    return this.#joined && this.#send(this.#last, [])
  }

  /** Types a word every `ms` milliseconds, also while the line is broken, until `rest`. */
  typeOn(ms: number): void {
    this.#timer ??= setInterval(() => void this.type(), ms)
  }

  /** Types no more by itself. */
  rest(): void {
    this.#resting = true
    clearInterval(this.#timer)
  }

  /** Breaks the line, and stays away until `come`. */
  goAway(): void {
    this.link.disconnect()
  }

  come(): void {
    this.link.connect()
  }

  close(): void {
    this.#closed = true
    this.link.disconnect()
  }

  async #join(): Promise<void> {
    this.#turn += 1
    const [turn, vector] = [this.#turn, Y.encodeStateVector(this.doc)]
    const { board } = this.seat
    const request = { protocol: protocolVersion, schema: SCHEMA, board, epoch: this.#epoch, vector, talkSeq: 0 }
    const reply = await this.link.emitWithAck('board:join', request).catch(() => null)
    if (reply === null || turn !== this.#turn) return // the line broke again, and the next one joins
    if (!reply.ok) return this.#later(reply.code)
    this.#welcome(reply)
    const lacking = Y.encodeStateAsUpdate(this.doc, bytes(reply.vector))
    if (this.saved || (await this.#send(lacking, this.typed))) await this.#write(turn)
  }

  #welcome({ clients, epoch, missing }: JoinReply): void {
    if (this.#epoch === null) this.doc.clientID = clients[0] ?? this.doc.clientID
    this.#epoch = epoch
    this.#hear(missing)
    this.#joined = true
  }

  async #write(turn: number): Promise<void> {
    while (this.#options.restless && !this.#resting && this.#joined && turn === this.#turn) {
      if (!(await this.type())) return
    }
  }

  /** Sends an edit that brings `words`. */
  async #send(update: Uint8Array, words: readonly string[]): Promise<boolean> {
    const brought = [...words]
    this.#n += 1
    const request = { board: this.seat.board, device: this.seat.member, n: this.#n, update }
    const reply = await this.link.emitWithAck('board:edit', request).catch(() => null)
    if (reply === null) return false
    if (!reply.ok) {
      this.#later(reply.code)
      return false
    }
    for (const word of brought) this.acknowledged.add(word)
    this.#options.onAcknowledged?.()
    return true
  }

  /** As our page does after a no that passes, only sooner. */
  #later(code: string): void {
    this.refused.push(code)
    this.#joined = false
    const turn = this.#turn
    setTimeout(() => turn === this.#turn && this.link.connected && void this.#join(), comeAgainMs)
  }

  #hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, bytes(update), fromServer)
  }
}

/** Node's client hands out Buffers. */
function bytes(value: Uint8Array): Uint8Array {
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
}
