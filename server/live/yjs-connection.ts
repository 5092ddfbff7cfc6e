/**
 * One connection of a genuine y-websocket client, as a reader of a room. The protocol has no acks: an edit that is not taken
 * is answered by asking for everything again, by "permission denied", or by closing with a code that says why.
 */
import type { RawData, WebSocket } from 'ws'
import { type Clock, pause } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import { epochOfView } from '#shared/agreement/guest-view.ts'
import { type Actor, may } from '#shared/agreement/roles.ts'
import type { Presence } from '#shared/protocol/events.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import { type Allowance, costOf, costOfAnswer, costOfBoard, rejectionCost } from './allowance.ts'
import { type AwarenessView, readAwareness } from './awareness.ts'
import { type AskAgain, type Caller, type Connection, standingOf } from './caller.ts'
import { asPermitted } from './presence.ts'
import { Queue } from './queue.ts'
import type { Edits, Reader, ResyncReason, RoomSession } from './reader.ts'
import type { Room } from './room.ts'
import { awarenessFrame, deniedFrame, type Frame, missingFrame, readFrame, vectorFrame } from './yjs-frames.ts'

export type YjsConnectionDeps = {
  readonly ws: WebSocket
  readonly room: Room
  readonly session: RoomSession
  readonly caller: Caller
  readonly askAgain: AskAgain
  readonly view: AwarenessView
  /** The time for the clocks of awareness; see `risingTime`. */
  readonly stamp: () => number
  /** The frame of an update; see `updateFrames`. */
  readonly frameOf: (update: Uint8Array) => Uint8Array
  readonly allowance: Allowance
  readonly clock: Clock
  readonly log: Log
}

/** Of a close frame: 123 bytes, and all of ours are ASCII. */
const longestReason = 123
/** How much may be under way before the connection is read no further: a frame weighs one, and one more for each 16 KiB. */
const mostUnderWay = 256
const weightOf = (bytes: number) => 1 + bytes / 16_384
/** Tokens that a frame costs before its bytes are counted; see `allowance.ts`. A vector is answered with the whole board. */
const costs: { readonly [S in Frame['says']]: number } = { vector: 10, update: 1, awareness: 1, who: 1 }
/** Refusals after which a client does well to come back. */
const transient: readonly RefusalCode[] = ['resync', 'too-many', 'room-unavailable', 'store-unavailable', 'unexpected']

/** The WebSocket close code of a refusal, as y-websocket reads it: 44xx mirrors HTTP and is final, 45xx asks to come again. */
export function closeCode({ code, status }: Refusal): number {
  return transient.includes(code) ? 4500 + (status % 100) : 4000 + status
}

export class YjsConnection implements Reader, Connection {
  readonly #deps: YjsConnectionDeps
  readonly #turns = new Queue()
  readonly #standing: string
  #weight = 0
  #answered = true
  /** The Yjs client id of the other end, 0 until its first awareness. */
  #client = 0
  /** The server asked for all that the client has, and waits for it. */
  #asked = false
  /** The other end said what it has, and it is no copy of an older epoch. */
  #known = false

  constructor(deps: YjsConnectionDeps) {
    const { ws, caller, room, session, log } = deps
    this.#deps = deps
    this.#standing = standingOf(caller.actor, room.access)
    ws.on('message', (data, isBinary) => this.#hear(data, isBinary))
    ws.on('pong', () => this.#alive())
    ws.on('error', error => log.warn('yjs.error', { connection: session.id, error }))
    ws.on('close', () => room.leave(this))
    void this.#inTurn(() => this.#begin())
  }

  get session(): RoomSession {
    return this.#deps.session
  }

  get actor(): Actor {
    return this.#deps.caller.actor
  }

  get signIn(): string | null {
    return this.#deps.caller.session
  }

  buffered(): number {
    return this.#deps.ws.bufferedAmount
  }

  edits({ update }: Edits): void {
    this.#send(this.#deps.frameOf(update))
  }

  /** The protocol knows no such message; coming back does the same. */
  resync(reason: ResyncReason): void {
    this.#close(new Refusal('resync'), reason)
  }

  presence(here: readonly Presence[]): void {
    const changes = this.#deps.view.changes(here, this.#deps.stamp())
    if (changes !== null) this.#send(awarenessFrame(changes))
  }

  /** Talk and proposals have no place in this protocol. */
  said(): void {}
  proposals(): void {}

  async recheck(): Promise<void> {
    const { room, askAgain, log, session } = this.#deps
    try {
      const caller = await askAgain()
      if (caller === null) return this.end()
      if (!may(caller.actor, 'read', room.access)) this.#close(new Refusal('not-found'))
      else if (!isSameView(caller.actor, session.actor)) this.#close(new Refusal('epoch-changed'))
      else if (standingOf(caller.actor, room.access) !== this.#standing) this.resync('access')
    } catch (error) {
      log.error('recheck.failed', { connection: session.id, error })
      this.resync('access') // who cannot be asked for is let in again only when they can
    }
  }

  beat(): void {
    const { ws, view, room, stamp } = this.#deps
    if (!this.#answered || ws.bufferedAmount > limits.bufferedBytesClose) ws.terminate()
    if (ws.readyState !== ws.OPEN) return
    this.#answered = false
    ws.ping()
    this.#send(awarenessFrame(view.refresh(room.hereFor(this.session.actor), stamp())))
  }

  end(): void {
    this.#close(new Refusal('not-signed-in'))
  }

  /** The server is going down in order; clients come back by themselves. */
  leave(): void {
    this.#deps.ws.close(1012)
  }

  async #begin(): Promise<void> {
    const { room, ws, session } = this.#deps
    const { vector } = await room.enter(this)
    if (ws.readyState !== ws.OPEN) return room.leave(this)
    await this.recheck() // what changed while the board was being opened rang before anybody heard it here
    if (may(session.actor, 'edit', room.access)) this.#ask(vector)
    this.presence(room.hereFor(session.actor))
  }

  /** Frames are heard one after the other. While too much is under way, the network has to wait. */
  #hear(data: RawData, isBinary: boolean): void {
    const bytes = data instanceof Buffer ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : null
    this.#alive()
    void this.#weigh(bytes?.byteLength ?? 0, () =>
      this.#inTurn(() => {
        if (!isBinary || bytes === null) throw new Refusal('bad-request')
        return this.#answer(readOrRefuse(readFrame, bytes), bytes.byteLength)
      }),
    )
  }

  async #weigh(bytes: number, work: () => Promise<void>): Promise<void> {
    const { ws } = this.#deps
    this.#weight += weightOf(bytes)
    if (this.#weight > mostUnderWay) ws.pause()
    await work()
    this.#weight -= weightOf(bytes)
    if (ws.isPaused && this.#weight < mostUnderWay / 2) ws.resume()
  }

  /** An edit counts even when its sender has left since; whoever left waits for no answer and is nowhere to be shown. */
  async #answer(frame: Frame, bytes: number): Promise<void> {
    const { room, view, stamp, ws } = this.#deps
    if (frame.says !== 'update' && ws.readyState !== ws.OPEN) return
    await this.#afford(costOf(costs[frame.says], bytes))
    switch (frame.says) {
      case 'vector':
        return this.#introduce(await room.missing(frame.bytes, this.session.actor.guest))
      case 'update':
        return this.#edit(frame.bytes, frame.first)
      case 'awareness':
        return this.#hearAwareness(frame.bytes)
      case 'who':
        return this.#serve(awarenessFrame(view.refresh(room.hereFor(this.session.actor), stamp())))
      default:
        return frame satisfies never
    }
  }

  #introduce(missing: Uint8Array): void {
    this.#known = true
    const frame = missingFrame(missing)
    this.#serve(frame, costOfBoard(frame.byteLength, this.session.actor.guest))
  }

  /** Sends what was asked for. Whoever asks for more while they read nothing is closed: the rest would pile up here. */
  #serve(frame: Uint8Array, cost = costOfAnswer(frame.byteLength)): void {
    const { allowance, session, ws } = this.#deps
    allowance.owe(session.actor.member, cost)
    if (ws.bufferedAmount > limits.bufferedBytesClose) ws.terminate()
    else this.#send(frame)
  }

  /** Nobody is refused for typing fast, only made to wait, since this protocol cannot say "again, please" to one edit. */
  async #afford(cost: number): Promise<void> {
    const { allowance, clock, session } = this.#deps
    for (;;) {
      const ms = allowance.take(session.actor.member, cost)
      if (ms === 0) return
      await pause(clock, ms)
    }
  }

  /** Hands the edit to the room, which keeps the order, and hears the next frame without waiting for the disk. */
  #edit(update: Uint8Array, first: boolean): void {
    const { room, session } = this.#deps
    if (first) this.#asked = false
    // On a board that began anew, a copy of before must not get in by keeping silent, nor by what it sent along (R5).
    if (!this.#known && room.epoch > 1) throw new Refusal('bad-request')
    const most = first ? limits.firstSyncBytes : limits.updateBytes
    if (update.byteLength > most) throw new Refusal('too-large', { bytes: most })
    void this.#weigh(update.byteLength, () =>
      room.receive(session, { update }).then(
        () => undefined,
        error => this.#refused(error).catch(another => this.#fail(another)),
      ),
    )
  }

  async #refused(error: unknown): Promise<void> {
    const { allowance, session } = this.#deps
    const code = error instanceof Refusal ? error.code : null
    if (code === 'edit-rejected') allowance.owe(session.actor.member, rejectionCost)
    if (code === 'read-only') return this.#send(deniedFrame('read-only'))
    if (code !== 'resync' || this.#deps.room.closed) return this.#fail(error)
    if (!this.#asked) this.#ask(await this.#deps.room.vector())
  }

  #ask(vector: Uint8Array): void {
    this.#asked = true
    this.#send(vectorFrame(vector))
  }

  /**
   * The first state that is not an echo names the other end's client id; of all later frames only that one's caret counts.
   * Providers send back what they are told of others, and one that shows nothing of its own sends nothing else.
   */
  async #hearAwareness(bytes: Uint8Array): Promise<void> {
    const { room, session } = this.#deps
    const states = readOrRefuse(readAwareness, bytes)
    const others = new Set(room.presences.here().flatMap(({ id, client }) => (id === session.id ? [] : client)))
    const named = states.find(({ client, here }) => here && !others.has(client))?.client ?? 0
    if (this.#client === 0 && named !== 0 && (await this.#claim(named))) this.#client = named
    const own = states.find(one => one.client === this.#client)
    if (own === undefined || this.#client === 0) return
    const said = { client: this.#client, place: null, caret: own.caret, typing: false }
    room.presences.set(session.id, asPermitted(session.actor, room.access, said))
  }

  /** Makes the client id the member's. While the disk cannot note it nobody is shown, and the next frame tries again. */
  async #claim(client: number): Promise<boolean> {
    try {
      return await this.#deps.room.claimClient(this.session.actor.member, client)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'store-unavailable') return false
      throw error
    }
  }

  #alive(): void {
    this.#answered = true
    this.#deps.room.presences.alive(this.session.id)
  }

  #send(frame: Uint8Array): void {
    const { ws } = this.#deps
    if (ws.readyState === ws.OPEN) ws.send(frame)
  }

  #inTurn(task: () => Promise<void> | void): Promise<void> {
    return this.#turns.run(task).catch(error => this.#fail(error))
  }

  #fail(error: unknown): void {
    const expected = error instanceof Refusal
    if (!expected) this.#deps.log.error('yjs.failed', { connection: this.session.id, error })
    this.#close(expected ? error : new Refusal('unexpected'))
  }

  #close(refusal: Refusal, reason: string = reasonOf(refusal)): void {
    this.#deps.room.leave(this)
    this.#deps.ws.close(closeCode(refusal), reason)
  }
}

/** What was left out of a replica never comes, so the tool has to begin a new one when it may see something else. */
function isSameView(now: Actor, before: Actor): boolean {
  return epochOfView(0, now.guest) === epochOfView(0, before.guest)
}

/** The word for why, with the facts that whoever wrote the client needs to find their mistake: `edit-rejected rule 6 why order`. */
function reasonOf({ code, facts }: Refusal): string {
  const said = Object.entries(facts).flat().join(' ')
  return `${code} ${said}`.trim().slice(0, longestReason)
}

/** What `read` makes of bytes from outside; Refusal('bad-request') when it can make nothing of them. */
function readOrRefuse<T>(read: (bytes: Uint8Array) => T, bytes: Uint8Array): T {
  try {
    return read(bytes)
  } catch (cause) {
    throw Object.assign(new Refusal('bad-request'), { cause })
  }
}
