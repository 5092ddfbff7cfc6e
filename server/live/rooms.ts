/** The rooms of this server: each board opened once, however many ask at the same time, and closed when nobody is there. */
import type { Cancel } from '#server/clock.ts'
import type { Id } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { Room, type RoomDeps } from './room.ts'

const sweepEveryMs = limits.roomIdleMs / 4

export class Rooms {
  readonly #deps: RoomDeps
  readonly #table = new Map<Id, Promise<Room>>()
  readonly #stop: readonly Cancel[]
  readonly #sweeping = new Set<Promise<void>>()
  #closed = false

  constructor(deps: RoomDeps) {
    this.#deps = deps
    this.#stop = [
      deps.bus.onRing((board, what, by) => this.#find(board, room => room.rung(what, by))),
      deps.clock.every(sweepEveryMs, () => this.#sweep()),
    ]
  }

  /** Boards that are open or being opened. */
  get size(): number {
    return this.#table.size
  }

  /** The board's room. Refusal('not-found'), or ('room-unavailable') when it cannot be loaded or the server is going down. */
  async open(board: Id): Promise<Room> {
    const opening = this.#room(board)
    const room = await opening
    if (!room.closed) return room
    this.#forget(board, opening) // it ended by itself, as when a reload failed
    return this.#room(board)
  }

  /** Lets every open board take in what it was not rung for. Rejects when the store cannot say what there is. */
  async catchUp(): Promise<void> {
    const boards = [...this.#table.keys()]
    if (boards.length === 0) return
    const marks = await this.#deps.store.news.marks(boards)
    for (const board of boards) this.#find(board, room => room.catchUp(marks.get(board) ?? null))
  }

  /** Resolves when the rooms that were found idle have ended. */
  async settled(): Promise<void> {
    await Promise.all(this.#sweeping)
  }

  /** Lets every room finish what was asked of it, and opens no more. */
  async closeAll(): Promise<void> {
    this.#closed = true
    for (const stop of this.#stop) stop()
    await Promise.all([...this.#table.keys()].map(board => this.#close(board)))
  }

  /** The promise goes into the table before anything is awaited: two openings would make two documents. */
  #room(board: Id): Promise<Room> {
    if (this.#closed) return Promise.reject(new Refusal('room-unavailable'))
    const known = this.#table.get(board)
    if (known !== undefined) return known
    const opening = Room.open(this.#deps, board)
    this.#table.set(board, opening)
    opening.catch(() => this.#forget(board, opening)) // whoever asked has the error; the next one tries again
    return opening
  }

  #forget(board: Id, opening: Promise<Room> | undefined): void {
    if (this.#table.get(board) === opening) this.#table.delete(board)
  }

  /** Out of the table first: whoever asks from now on gets a room of their own, loaded from the log. */
  async #close(board: Id): Promise<void> {
    const opening = this.#table.get(board)
    this.#forget(board, opening)
    const room = await opening?.catch(() => null)
    await room?.close()
  }

  #sweep(): void {
    for (const board of this.#table.keys()) {
      const swept = this.#closeIfIdle(board).finally(() => this.#sweeping.delete(swept))
      this.#sweeping.add(swept)
    }
  }

  async #closeIfIdle(board: Id): Promise<void> {
    const now = this.#deps.clock.now()
    const room = await this.#table.get(board)?.catch(() => null) // an opening that failed was already answered
    if (room && (room.closed || room.idleFor(now) >= limits.roomIdleMs)) await this.#close(board)
  }

  /** Does something with a board's room if it is open here. */
  #find(board: Id, what: (room: Room) => void): void {
    this.#table.get(board)?.then(what, () => undefined) // an opening that failed was already answered
  }
}
