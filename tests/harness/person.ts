/** Somebody with a replica of a board in a room, without any network between: what they edit goes straight to `receive`. */
import * as Y from 'yjs'
import { type Chance, newClientId, newId } from '#server/chance.ts'
import type { Edits, Reader, ResyncReason, RoomSession } from '#server/live/reader.ts'
import type { Room } from '#server/live/room.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import { freeze } from '#shared/plan/freeze.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import type { Presence } from '#shared/protocol/events.ts'
import type { Message } from '#shared/talk/message.ts'

/** The origin of what came from the room, which need not go back there. */
const fromRoom = 'room'

export class Person implements Reader {
  readonly session: RoomSession
  readonly doc = new Y.Doc()
  /** What the room told, in order. */
  readonly told: string[] = []
  readonly talk: Message[] = []
  readonly resyncs: ResyncReason[] = []
  here: readonly Presence[] = []
  shown: readonly Proposal[] = []
  rechecks = 0
  /** Bytes that this reader pretends not to have read. */
  unread = 0
  #room: Room | null = null
  /** Answers that are still out. */
  #waiting = new Set<Promise<unknown>>()
  #last: Promise<{ seq: number }> | null = null
  /** Refusals and errors that edits were answered with. */
  readonly failures: unknown[] = []

  constructor(actor: Actor, chance: Chance) {
    this.session = { id: newId(chance), actor }
    this.doc.clientID = newClientId(chance)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromRoom) this.send(update)
    })
  }

  /** Enters, or enters again: takes what is missing, and sends what the room lacks. */
  async enter(room: Room): Promise<void> {
    this.#room = room
    const { vector } = await room.enter(this)
    Y.applyUpdate(this.doc, await room.missing(Y.encodeStateVector(this.doc), this.session.actor.guest), fromRoom)
    const lacking = Y.encodeStateAsUpdate(this.doc, vector)
    if (lacking.byteLength > 2) this.send(lacking)
  }

  /** Sends bytes as an edit. */
  send(update: Uint8Array): void {
    const room = this.#room
    if (room === null) return
    this.#last = room.receive(this.session, { update })
    const answer = this.#last.then(
      () => this.told.push('ack'),
      error => this.failures.push(error),
    )
    this.#waiting.add(answer)
    void answer.then(() => this.#waiting.delete(answer))
  }

  /** The seq with which the newest edit is acknowledged; rejects when it is not taken. */
  async lastSeq(): Promise<number> {
    return (await this.#last)?.seq ?? 0
  }

  /** Resolves when every edit so far has its answer. */
  async answered(): Promise<void> {
    while (this.#waiting.size > 0) await Promise.all(this.#waiting)
  }

  leave(): void {
    this.#room?.leave(this)
    this.#room = null
  }

  get plan(): Plan {
    return readPlan(this.doc)
  }

  get digest(): string {
    return freeze(this.plan).digest
  }

  buffered(): number {
    return this.unread
  }

  edits({ seq, update }: Edits): void {
    this.told.push(`edits ${seq}`)
    Y.applyUpdate(this.doc, update, fromRoom)
  }

  resync(reason: ResyncReason): void {
    this.told.push(`resync ${reason}`)
    this.resyncs.push(reason)
  }

  presence(here: readonly Presence[]): void {
    this.here = here
  }

  said(message: Message): void {
    this.talk.push(message)
  }

  proposals(proposals: readonly Proposal[]): void {
    this.shown = proposals
  }

  recheck(): void {
    this.rechecks += 1
  }
}
