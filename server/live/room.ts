/**
 * A board while it is open on this server. Everything that touches its plan goes through one queue, so that joining, freezing
 * and editing see one state after the other; and what any reader sees is on disk (trust.md R1, R3, R8).
 */
import { type Chance, newId } from '#server/chance.ts'
import type { Cancel, Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import type { Mark, Store } from '#server/store/store.ts'
import { presenceFor } from '#shared/agreement/guest-view.ts'
import type { Actor, BoardAccess, Guest } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { Frozen } from '#shared/plan/freeze.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { Presence } from '#shared/protocol/events.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { Authors } from './authors/authors.ts'
import type { Bus, Ring } from './bus.ts'
import { Commits } from './commits.ts'
import { Elsewhere } from './elsewhere.ts'
import { Feed } from './feed.ts'
import { type LoadedBoard, loadBoard } from './load-board.ts'
import type { Memory } from './memory.ts'
import { Presences } from './presence.ts'
import { Queue } from './queue.ts'
import type { Edit, Reader, ResyncReason, RoomSession } from './reader.ts'
import { Readers } from './readers.ts'
import { TitleKeeper } from './title.ts'

export type RoomDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly bus: Bus
}
/** A plan as it stood at entry `seq` of the log, with its canonical JSON and digest. */
export type FrozenPlan = Frozen & { readonly plan: Plan; readonly seq: number }
/** What a reader learns on entering. */
export type Welcome = { readonly epoch: number; readonly seq: number; readonly vector: Uint8Array }
const compareEveryMs = 5 * 60_000

export class Room {
  readonly board: Id
  readonly presences: Presences
  /** Who wrote what on the board. */
  readonly authors: Authors
  /** Names this opening of the room, in the log and on the bus. */
  readonly #id: Id
  readonly #deps: RoomDeps
  readonly #memory: Memory
  readonly #queue = new Queue()
  readonly #readers: Readers
  readonly #commits: Commits
  readonly #feed: Feed
  readonly #title: TitleKeeper
  /** The people by other servers; null where there are none. */
  readonly #elsewhere: Elsewhere | null
  readonly #stopComparing: Cancel
  #access: BoardAccess
  #usedAt: number
  /** The mark of news up to which readers were told. */
  #news = -1
  #pullWaits = false
  #newsWaits = false
  #closed = false

  private constructor(deps: RoomDeps, { memory, access, title, talkSeq }: LoadedBoard) {
    const { store, clock, log, chance } = deps
    const { board } = access
    const readers = new Readers(log)
    const room = newId(chance)
    this.board = board
    this.#id = room
    this.#deps = deps
    this.#memory = memory
    this.#access = access
    this.#readers = readers
    this.authors = new Authors({ log: store.log, board, inTurn: look => this.#run(() => look(memory)) })
    this.presences = new Presences({
      clock,
      tell: here => readers.tell(reader => reader.presence(hereFor(reader.session.actor, here))),
      changed: () => this.#elsewhere?.changed(),
    })
    this.#elsewhere = store.shared ? this.#lookElsewhere() : null
    this.#commits = new Commits({
      store: store.log,
      shared: store.shared,
      clock,
      log,
      memory,
      readers,
      room,
      access: () => this.#access,
    })
    this.#feed = new Feed({ store, log, board, readers }, talkSeq)
    this.#title = new TitleKeeper({ people: store.people, clock, log, board, read: () => memory.plan().title }, title)
    this.#stopComparing = clock.every(compareEveryMs, () => this.#inBackground('compare', () => this.#compare()))
    this.#usedAt = clock.now()
  }

  /** Opens the board from the log. Refusal('not-found'), or ('room-unavailable') when not all of it can be had. */
  static async open(deps: RoomDeps, board: Id): Promise<Room> {
    const room = new Room(deps, await loadBoard(deps, board))
    room.#elsewhere?.rung()
    return room
  }

  /** Who is here, as the actor is told. */
  hereFor(actor: Actor): readonly Presence[] {
    return hereFor(actor, this.presences.here())
  }

  /** Who takes part, as of now: ask `may` with this and never with a copy. */
  get access(): BoardAccess {
    return this.#access
  }

  /** Changes when a device's copy can no longer be merged (R5). */
  get epoch(): number {
    return this.#memory.epoch
  }

  /** A closed room answers nothing any more; the board has to be opened again. */
  get closed(): boolean {
    return this.#closed
  }

  /** Milliseconds for which nobody has been here and nothing was asked for. */
  idleFor(now: number): number {
    return this.#readers.size > 0 || !this.#queue.idle ? 0 : now - this.#usedAt
  }

  /**
   * Takes an edit. Resolves once it is on disk and was shown to the others; rejects when it was not taken. An edit that is
   * sent again brings nothing new and is answered without being written twice.
   */
  receive(session: RoomSession, { update }: Pick<Edit, 'update'>): Promise<{ seq: number }> {
    return new Promise((resolve, reject) => {
      this.#commits.add({ session, update, resolve, reject })
      if (this.#commits.waiting === 1) this.#commitSoon()
    })
  }

  /**
   * Feeds `reader` from here on. Refusal('too-many') when the board is full on this server. What other servers logged is taken
   * in first: a device that comes from one of them would otherwise be asked for edits that it got from others there.
   */
  enter(reader: Reader): Promise<Welcome> {
    return this.#run(async () => {
      if (this.#deps.store.shared) await this.#pull()
      if (this.#closed) throw new Refusal('room-unavailable')
      this.#readers.add(reader)
      this.presences.add(reader.session)
      const { epoch, seq } = this.#memory
      return { epoch, seq, vector: this.#memory.vector() }
    })
  }

  leave(reader: Reader): void {
    this.#readers.delete(reader)
    this.presences.remove(reader.session.id)
    this.#usedAt = this.#deps.clock.now()
  }

  /**
   * What a replica with the state vector `vector` lacks, and of that, with a guest's replica, what they see. Refusal('bad-request')
   * when it is no state vector.
   */
  missing(vector: Uint8Array, guest: Guest | null): Promise<Uint8Array> {
    return this.#run(() => this.#memory.missing(vector, guest))
  }

  /** The board's state vector. */
  vector(): Promise<Uint8Array> {
    return this.#run(() => this.#memory.vector())
  }

  plan(): Promise<Plan> {
    return this.#run(() => this.#memory.plan())
  }

  /** The plan with its canonical form, once memory and log were found to agree (R8). */
  freeze(): Promise<FrozenPlan> {
    return this.#run(async () => {
      await this.#compare()
      if (this.#closed) throw new Refusal('room-unavailable')
      return this.#memory.freeze()
    })
  }

  /** Fresh Yjs client ids that belong to the member from now on. */
  reserveClients(member: Id, count: number): Promise<number[]> {
    return this.#run(() => this.#memory.reserve(member, count))
  }

  /** Makes the Yjs client id the member's; false when it is somebody else's. */
  claimClient(member: Id, client: number): Promise<boolean> {
    return this.#run(() => this.#memory.claim(member, [client]))
  }

  /** True when the Yjs client id is the member's. */
  owns(member: Id, client: number): Promise<boolean> {
    return this.#memory.owns(member, client)
  }

  /** Answers a ring of the bus; `by` is the room that rang. */
  rung(what: Ring, by: Id | undefined): void {
    if (by === this.#id || this.#closed) return
    if (what === 'edits') this.#pullSoon()
    else if (what === 'access') this.#inBackground('access', () => this.#readAccess(true))
    else if (what === 'presence') this.#elsewhere?.rung()
    else if (what !== 'session') this.#feed.rung(what)
  }

  /** Makes up for a bell that was not heard: `mark` is what the store says of the board now, null when it is gone (R10). */
  catchUp(mark: Mark | null): void {
    if (this.#closed) return
    if (mark === null) {
      this.#inBackground('access', () => this.#readAccess(true))
      return
    }
    if (mark.epoch > this.epoch) this.#inBackground('epoch', () => this.#begunAnew(mark.epoch))
    else if (mark.seq > this.#memory.seq) this.#pullSoon()
    if (mark.news > this.#news) void this.#readNews(mark.news)
    this.#elsewhere?.compare(mark.present)
  }

  /** Ends the room once everything that was asked of it is done. Readers are sent away. */
  async close(): Promise<void> {
    await this.#queue.run(() => this.#end('reloaded'))
    await Promise.all([this.#title.keep(), this.#feed.settled(), this.#elsewhere?.close()])
    this.#memory.destroy()
  }

  #lookElsewhere(): Elsewhere {
    const { store, clock, log, bus } = this.#deps
    return new Elsewhere({
      ...{ store: store.presence, clock, log, board: this.board, room: this.#id },
      own: () => this.presences.own(),
      learned: elsewhere => this.presences.learn(elsewhere),
      ring: () => bus.ring(this.board, 'presence', this.#id),
    })
  }

  /** The board was restored or erased in the store. */
  async #begunAnew(epoch: number): Promise<void> {
    if (!this.#closed && epoch > this.epoch) await this.#reload()
  }

  /** However many rings come before the pull begins, it is one. */
  #pullSoon(): void {
    if (this.#pullWaits) return
    this.#pullWaits = true
    this.#inBackground('pull', async () => {
      this.#pullWaits = false
      if (!this.#closed) await this.#pull()
    })
  }

  /** Takes in what other servers logged. While the store is away, memory stays as it is: it still holds what was logged. */
  async #pull(): Promise<void> {
    const before = this.#memory.seq
    let pulled: unknown = null
    try {
      pulled = await this.#commits.pull()
    } catch (error) {
      if (error instanceof Refusal) throw error
      this.#deps.log.error('room.failed', { board: this.board, task: 'pull', error })
    }
    if (pulled === null) await this.#reload()
    if (this.#memory.seq !== before && !this.#closed) this.#title.changedElsewhere()
  }

  async #readNews(news: number): Promise<void> {
    if (this.#newsWaits) return
    this.#newsWaits = true
    try {
      await Promise.all([this.#feed.catchUp(), this.#queue.run(() => this.#readAccess(false))])
      this.#news = news
    } catch (error) {
      this.#deps.log.warn('room.behind', { board: this.board, error }) // the next mark is still newer: it is tried again
    } finally {
      this.#newsWaits = false
    }
  }

  #commitSoon(): void {
    this.#inBackground('commit', async () => {
      if (this.#closed) return this.#commits.refuseAll(new Refusal('room-unavailable'))
      const before = this.#memory.seq
      try {
        await this.#reloadUnless(this.#commits.commit())
      } finally {
        if (this.#memory.seq !== before) this.#afterChange()
        if (this.#commits.waiting > 0) this.#commitSoon()
      }
    })
  }

  #afterChange(): void {
    this.#deps.bus.ring(this.board, 'edits', this.#id)
    this.#title.changed()
    if (this.#memory.snapshotDue) this.#inBackground('snapshot', () => this.#memory.saveSnapshot())
  }

  /** Memory against the log (R8): what differs is a bug or a damaged machine, and the log is right. */
  async #compare(): Promise<void> {
    if (this.#closed) return
    try {
      const rebuilt = await this.#memory.rebuild()
      const absorbed = await this.#commits.pull()
      if (absorbed === null) return await this.#reload() // another epoch, and no mismatch
      if (this.#memory.agreesWith(rebuilt, absorbed)) return
    } catch (error) {
      if (error instanceof Refusal) throw error // the store is away for now; memory may still be right
      return this.#giveUp(error)
    }
    this.#deps.log.error('room.mismatch', { board: this.board, seq: this.#memory.seq })
    await this.#reload({ mistrusted: true })
  }

  /** Reloads when `done` says, or fails to say, that memory is what the log says. */
  async #reloadUnless(done: Promise<boolean>): Promise<void> {
    let whole = false
    try {
      whole = await done
    } finally {
      if (!whole) await this.#reload()
    }
  }

  /**
   * Back to what the log says. The readers need to join again only when they were shown less than that, or when it is not sure
   * that it was the same: while a disk is full, not everybody comes back for each edit that it does not take. A room that
   * cannot even be reloaded ends, so that nothing is written on a wrong board.
   */
  async #reload({ mistrusted } = { mistrusted: false }): Promise<void> {
    try {
      const before = this.epoch
      await this.#memory.reload()
      if (this.epoch !== before) this.#commits.refuseAll(new Refusal('epoch-changed')) // they were made on another board
      if (mistrusted || this.epoch !== before || !this.#commits.allShown) this.#readers.resync('reloaded')
      this.#commits.showAnew()
      const { seq, torn } = this.#memory
      if (!this.#commits.stillFailing) this.#deps.log.warn('room.reloaded', { board: this.board, seq, torn })
    } catch (error) {
      this.#giveUp(error)
    }
  }

  /** The log cannot be read: nothing more is written here, and nobody is shown what may be wrong. */
  #giveUp(error: unknown): void {
    this.#deps.log.error('room.unavailable', { board: this.board, error })
    this.#end('reloaded')
  }

  /** `anyway`: readers are asked who they are even when the board's own access is as before, since a role may have changed. */
  async #readAccess(anyway: boolean): Promise<void> {
    const access = await this.#deps.store.people.access(this.board)
    if (access === null) return this.#end('access')
    const same = JSON.stringify(access) === JSON.stringify(this.#access)
    this.#access = access
    if (anyway || !same) this.#readers.tell(reader => reader.recheck())
  }

  #end(reason: ResyncReason): void {
    if (this.#closed) return
    this.#closed = true
    this.#stopComparing()
    this.presences.close()
    void this.#elsewhere?.close()
    this.#readers.resync(reason)
    this.#deps.log.info('room.closed', { board: this.board })
  }

  /** In turn, and only while the room is open. */
  #run<T>(task: () => Promise<T> | T): Promise<T> {
    this.#usedAt = this.#deps.clock.now()
    return this.#queue.run(() => {
      if (this.#closed) throw new Refusal('room-unavailable')
      return task()
    })
  }

  /** In turn, with nobody waiting for the outcome: an error is a bug or a failing machine, and is logged whole. */
  #inBackground(task: string, what: () => Promise<void> | void): void {
    this.#queue.run(what).catch(error => this.#deps.log.error('room.failed', { board: this.board, task, error }))
  }
}

/** Guests are not told where people work in what they may not see. */
function hereFor({ guest }: Actor, here: readonly Presence[]): readonly Presence[] {
  return guest === null ? here : presenceFor(guest, here)
}
