/** One Socket.IO connection of one member: what each event does. It may have several boards open. */

import type { Clock } from '#server/clock.ts'
import { enter } from '#server/commands/access.ts'
import { earlierFor, sinceFor } from '#server/commands/hear.ts'
import type { Log } from '#server/log.ts'
import type { Store } from '#server/store/store.ts'
import { epochOfView } from '#shared/agreement/guest-view.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import { may } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { SCHEMA } from '#shared/plan/kinds.ts'
import type {
  Done,
  EarlierReply,
  EarlierRequest,
  EditReply,
  EditRequest,
  JoinReply,
  JoinRequest,
  LeaveRequest,
  PresenceRequest,
  SayReply,
  SayRequest,
} from '#shared/protocol/events.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import type { Message } from '#shared/talk/message.ts'
import { type Allowance, costOfBoard, rejectionCost } from './allowance.ts'
import { type AskAgain, type Caller, type Connection, standingOf } from './caller.ts'
import { asPermitted } from './presence.ts'
import { Queue } from './queue.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import { bufferedBytes, SocketReader, type Wire } from './socket-reader.ts'

export type ConnectionDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly rooms: Rooms
  readonly allowance: Allowance
  readonly say: (actor: Actor, request: SayRequest) => Promise<Message>
}
/** A board that the connection has open. */
type Joined = {
  readonly room: Room
  readonly reader: SocketReader
  /** What the member was and could do at joining. */
  readonly standing: string
  /** The client knows how a plan is stored now; an older one may read only (R5). */
  readonly current: boolean
  /** The first edit may bring all that a device did offline. */
  first: boolean
}
type Answer<Reply> = (reply: Reply) => void

/** Yjs client ids handed out at a first join: enough for the replicas that a device opens while it is offline. */
const reserved = 8
/** Requests that came too fast, less those that did not, after which nobody waits any more for this client to slow down. */
const mostHasty = 1000
const done: Done = { ok: true }

export class SocketConnection implements Connection {
  readonly #deps: ConnectionDeps
  readonly #wire: Wire
  readonly #id: Id
  readonly #askAgain: AskAgain
  readonly #boards = new Map<Id, Joined>()
  /** Joins and leaves one after the other. */
  readonly #turns = new Queue()
  #caller: Caller
  #hasty = 0

  constructor(deps: ConnectionDeps, wire: Wire, id: Id, askAgain: AskAgain) {
    this.#deps = deps
    this.#wire = wire
    this.#id = id
    this.#askAgain = askAgain
    this.#caller = wire.data.caller
  }

  get signIn(): string | null {
    return this.#caller.session
  }

  get actor(): Actor {
    return this.#caller.actor
  }

  /** Opens a board. What happens meanwhile is held back until the answer is out. */
  join(request: JoinRequest, answer: Answer<JoinReply>): Promise<void> {
    return this.#turns.run(async () => {
      if (request.protocol !== protocolVersion) throw new Refusal('client-outdated', { protocol: protocolVersion })
      this.refuseUnread()
      await this.#askWho()
      await enter(this.#deps, this.actor, 'read', request.board)
      const room = await this.#deps.rooms.open(request.board)
      // A guest's copy can go on only with the same parts.
      const epoch = epochOfView(room.epoch, this.actor.guest)
      if (request.epoch !== null && request.epoch !== epoch) throw new Refusal('epoch-changed')
      this.#leave(request.board)
      const reader = this.#readerOf(room)
      try {
        const reply = await this.#welcome(request, room, reader)
        const standing = standingOf(reader.session.actor, room.access)
        this.#boards.set(room.board, { room, reader, standing, current: request.schema === SCHEMA, first: true })
        answer(reply)
        reader.open()
        const { member, guest } = reader.session.actor
        this.#deps.allowance.owe(member, costOfBoard(reply.missing.byteLength, guest))
        this.#compare(room.board) // it may have changed while the board was being opened
      } catch (error) {
        room.leave(reader)
        throw error
      }
      if (!this.#wire.connected) this.#leave(room.board)
    })
  }

  async edit({ board, update }: EditRequest, answer: Answer<EditReply>): Promise<void> {
    const joined = this.#joined(board)
    if (!joined.current) throw new Refusal('client-outdated', { schema: SCHEMA })
    const most = joined.first ? limits.firstSyncBytes : limits.updateBytes
    if (update.byteLength > most) throw new Refusal('too-large', { bytes: most })
    joined.first = false
    const { seq } = await joined.room.receive(joined.reader.session, { update })
    answer({ ok: true, seq })
  }

  leave({ board }: LeaveRequest, answer: Answer<Done>): Promise<void> {
    return this.#turns.run(() => {
      this.#leave(board)
      answer(done)
    })
  }

  async say(request: SayRequest, answer: Answer<SayReply>): Promise<void> {
    answer({ ok: true, message: await this.#deps.say(this.actor, request) })
  }

  async earlier({ board, before }: EarlierRequest, answer: Answer<EarlierReply>): Promise<void> {
    this.#joined(board)
    answer({ ok: true, ...(await earlierFor(this.#deps.store.talk, this.actor, { board, before })) })
  }

  async presence({ board, ...whereabouts }: PresenceRequest, answer: Answer<Done>): Promise<void> {
    const { room, reader } = this.#joined(board)
    const { client } = whereabouts
    if (client !== 0 && !(await room.owns(this.actor.member, client)))
      throw new Refusal('not-allowed', { part: 'client' })
    room.presences.set(this.#id, asPermitted(reader.session.actor, room.access, whereabouts))
    answer(done)
  }

  /** Any sign of life keeps the member's presence. */
  alive(): void {
    for (const { room } of this.#boards.values()) room.presences.alive(this.#id)
  }

  /** An edit that no honest client sends: its sender is closed, and has to wait before the next try (trust.md, the gate). */
  distrust(): void {
    this.#deps.allowance.owe(this.actor.member, rejectionCost)
    this.#wire.conn.close() // once the answer that says why is out
  }

  /** Takes what a request costs, or refuses it. Whoever goes on all the same is closed: refusing is work, too. */
  spend(cost: number): void {
    const ms = this.#deps.allowance.take(this.actor.member, cost)
    this.#hasty = ms === 0 ? Math.max(0, this.#hasty - 1) : this.#hasty + 1
    if (this.#hasty > mostHasty) this.#wire.conn.close(true)
    if (ms > 0) throw new Refusal('too-many', { ms })
  }

  /** Ends the connection when it asks for more while it reads nothing. */
  refuseUnread(): void {
    if (bufferedBytes(this.#wire) <= limits.bufferedBytesClose) return
    this.#wire.conn.close(true) // what waits will not be read: not worth waiting for
    throw new Refusal('too-many', { bytes: limits.bufferedBytesClose })
  }

  beat(): void {
    if (bufferedBytes(this.#wire) > limits.bufferedBytesClose) this.#wire.conn.close(true)
  }

  async recheck(): Promise<void> {
    try {
      await this.#askWho()
      for (const board of [...this.#boards.keys()]) this.#compare(board)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'not-signed-in') return // and so it was ended
      this.#deps.log.error('recheck.failed', { connection: this.#id, error })
      this.#wire.conn.close() // who cannot be asked for is let in again only when they can
    }
  }

  /** Disconnected by name, the client does not come back until somebody signs in. */
  end(): void {
    this.#wire.disconnect(true)
  }

  /** The connection is gone. */
  closed(): void {
    for (const board of [...this.#boards.keys()]) this.#leave(board)
  }

  /** Looks up again who this is. Ends the connection, and refuses, when nobody is signed in any more. */
  async #askWho(): Promise<void> {
    const caller = await this.#askAgain()
    if (caller !== null) {
      this.#caller = caller
      return
    }
    this.end()
    throw new Refusal('not-signed-in')
  }

  /** Sends the session away to begin anew when the member is or may do something else than at its joining. */
  #compare(board: Id): void {
    const joined = this.#boards.get(board)
    if (joined && standingOf(this.actor, joined.room.access) !== joined.standing) joined.reader.resync('access')
  }

  async #welcome(request: JoinRequest, room: Room, reader: SocketReader): Promise<JoinReply> {
    const { board, talkSeq } = request
    const { actor } = reader.session
    const { talk, versions } = this.#deps.store
    const { epoch: of, seq, vector } = await room.enter(reader)
    const epoch = epochOfView(of, actor.guest)
    const [missing, clients, messages, proposals] = await Promise.all([
      room.missing(request.vector, actor.guest),
      request.epoch === null ? this.#reserve(room) : [], // a page that comes back still has its own
      sinceFor(talk, actor, { board, after: talkSeq }),
      actor.guest === null ? versions.proposals(board) : [],
    ])
    const canEdit = request.schema === SCHEMA && may(actor, 'edit', room.access)
    return {
      ok: true,
      ...{ actor, connection: this.#id, canEdit, clients, epoch, seq, missing, vector, messages, proposals },
      presence: room.hereFor(actor),
      talkSeq: messages.at(-1)?.seq ?? talkSeq,
    }
  }

  /** Client ids of the member's own; none while the disk cannot note them, since reading needs none. */
  async #reserve(room: Room): Promise<readonly number[]> {
    try {
      return await room.reserveClients(this.actor.member, reserved)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'store-unavailable') return []
      throw error
    }
  }

  #readerOf(room: Room): SocketReader {
    return new SocketReader({
      wire: this.#wire,
      clock: this.#deps.clock,
      board: room.board,
      session: { id: this.#id, actor: this.actor },
      dropped: reader => this.#forget(room, reader),
      recheck: () => void this.recheck(),
    })
  }

  /** The board as joined. Whoever is not in it any more is told to join again. */
  #joined(board: Id): Joined {
    const joined = this.#boards.get(board)
    if (joined === undefined) throw new Refusal('resync')
    return joined
  }

  #leave(board: Id): void {
    const joined = this.#boards.get(board)
    if (joined !== undefined) this.#forget(joined.room, joined.reader)
  }

  #forget(room: Room, reader: SocketReader): void {
    room.leave(reader)
    if (this.#boards.get(room.board)?.reader === reader) this.#boards.delete(room.board)
  }
}
