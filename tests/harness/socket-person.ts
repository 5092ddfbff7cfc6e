/** Somebody with the app's own connection: a socket.io client, a replica, and edits that are sent until acknowledged. */
import { io, type Socket } from 'socket.io-client'
import * as Y from 'yjs'
import type { Proposal } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { SCHEMA } from '#shared/plan/kinds.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import type { ClientEvents, EditReply, JoinReply, Presence, ServerEvents } from '#shared/protocol/events.ts'
import type { RefusalReply } from '#shared/protocol/refusals.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import type { Message } from '#shared/talk/message.ts'
import { home } from './live-server.ts'
import { type PersonName, board as train } from './small-world.ts'
import { until } from './until.ts'

export type Link = Socket<ServerEvents, ClientEvents>
type JoinValues = Partial<Parameters<ClientEvents['board:join']>[0]>

/** Stands for an answer that never came because the connection broke. */
const lost: RefusalReply = { ok: false, code: 'room-unavailable' }

/** A socket of the person, not joined to anything yet. */
export function connect(address: string, name: PersonName | null, origin = home): Link {
  return connectBy(address, { cookie: name === null ? '' : `person=${name}`, origin })
}

type Transports = readonly ('websocket' | 'polling')[]

function connectBy(
  address: string,
  extraHeaders: Record<string, string>,
  transports: Transports = ['websocket'],
): Link {
  return io(address, {
    transports: [...transports],
    extraHeaders,
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 100,
  })
}

export class SocketPerson {
  readonly name: PersonName
  readonly link: Link
  readonly doc = new Y.Doc()
  readonly talk: Message[] = []
  /** The proposals, as told last. */
  shown: readonly Proposal[] = []
  readonly resyncs: string[] = []
  readonly refusals: RefusalReply[] = []
  readonly leaving: number[] = []
  /** Why the last try to connect was refused. */
  refusedAtDoor = ''
  here: readonly Presence[] = []
  /** The newest welcome; null while not joined. */
  joined: JoinReply | null = null
  readonly #board: Id
  #n = 0
  #gone = false
  #unacknowledged = 0

  /** `by`: over which transports. `headers`: what lets the person in, where it is not the cookie of the small server. */
  constructor(address: string, name: PersonName, board: Id = train, headers?: Record<string, string>, by?: Transports) {
    this.name = name
    this.#board = board
    this.link = headers === undefined ? connect(address, name) : connectBy(address, headers, by)
    this.link.on('connect', () => void this.join())
    this.link.on('disconnect', reason => {
      if (reason === 'io server disconnect' && !this.#gone) this.link.connect()
      this.joined = null
      this.#unacknowledged = 0 // nobody will answer those any more; the next join sends what the server lacks
    })
    this.link.on('connect_error', error => {
      this.refusedAtDoor = error.message
    })
    this.link.on('board:edits', ({ update }) => Y.applyUpdate(this.doc, bytes(update), 'server'))
    this.link.on('board:resync', ({ reason }) => {
      this.resyncs.push(reason)
      this.joined = null
      void this.join()
    })
    this.link.on('presence:now', ({ presence }) => {
      this.here = presence
    })
    this.link.on('talk:said', ({ message }) => this.talk.push(message))
    this.link.on('proposals:now', ({ proposals }) => {
      this.shown = proposals
    })
    this.link.on('server:leaving', ({ ms }) => this.leaving.push(ms))
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && this.joined !== null) void this.edit(update)
    })
  }

  get plan(): Plan {
    return readPlan(this.doc)
  }

  get digest(): string {
    return freeze(this.plan).digest
  }

  /** True when joined and everything is acknowledged. */
  get saved(): boolean {
    return this.joined !== null && this.#unacknowledged === 0
  }

  async join(values: JoinValues = {}): Promise<JoinReply | RefusalReply> {
    const vector = Y.encodeStateVector(this.doc)
    const request = { protocol: protocolVersion, schema: SCHEMA, board: this.#board, epoch: null, vector, talkSeq: 0 }
    const reply = await this.link.emitWithAck('board:join', { ...request, ...values }).catch(() => lost)
    if (!reply.ok) {
      if (reply !== lost) this.refusals.push(reply)
      return reply
    }
    const first = this.joined === null && this.#n === 0
    if (first && this.doc.store.clients.size === 0) this.doc.clientID = reply.clients[0] ?? this.doc.clientID
    Y.applyUpdate(this.doc, bytes(reply.missing), 'server')
    this.joined = reply
    this.here = reply.presence
    this.shown = reply.proposals
    const lacking = Y.encodeStateAsUpdate(this.doc, bytes(reply.vector))
    if (lacking.byteLength > 2 && reply.canEdit) void this.edit(lacking)
    return reply
  }

  async edit(update: Uint8Array): Promise<EditReply | RefusalReply> {
    this.#n += 1
    this.#unacknowledged += 1
    const at = this.link.id
    const request = { board: this.#board, device: `device-of-${this.name}`, n: this.#n, update }
    const reply = await this.link.emitWithAck('board:edit', request).catch(() => lost) // the next join sends it again
    if (at === this.link.id) this.#unacknowledged -= 1
    if (!reply.ok && reply !== lost) this.refusals.push(reply)
    return reply
  }

  async ready(): Promise<this> {
    await until(`${this.name} has joined`, () => this.saved)
    return this
  }

  close(): void {
    this.#gone = true
    this.link.disconnect()
    this.doc.destroy()
  }
}

/** Node's client hands out Buffers. */
function bytes(value: Uint8Array): Uint8Array {
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
}
