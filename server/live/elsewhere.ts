/**
 * Who is on a board by other servers, and what those are told of who is here. It goes through the store, since a bell carries
 * nothing but ids; a server that is killed takes its people with it within 35 seconds, by the database's clock (trust.md S3).
 */
import type { Cancel, Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import type { PresenceStore } from '#server/store/store.ts'
import type { Id } from '#shared/ids.ts'
import type { Presence } from '#shared/protocol/events.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Queue } from './queue.ts'

type ElsewhereDeps = {
  readonly store: PresenceStore
  readonly clock: Clock
  readonly log: Log
  readonly board: Id
  readonly room: Id
  /** Who is here by this server. */
  readonly own: () => readonly Presence[]
  /** Told who is here by the others. */
  readonly learned: (elsewhere: readonly Presence[]) => void
  /** Rings the bell, since this server told something new. */
  readonly ring: () => void
}

/** Milliseconds between two tellings: four a second show a caret that moves, and cost a busy board four small writes. */
const pauseMs = 250
/** Milliseconds after which what was told is told again: it counts for `limits.presenceMs`, so two may be missed. */
const renewEveryMs = 10_000

export class Elsewhere {
  readonly #deps: ElsewhereDeps
  readonly #queue = new Queue()
  readonly #stopRenewing: Cancel
  #pausing: Cancel | null = null
  /** Something of this server is to be told. */
  #news = false
  /** What was told last, as JSON; null when that is not known. */
  #told: string | null = '[]'
  #version = 0
  #wanted = false
  #closed = false
  /** Versions of what the others told, as far as it was read. */
  #known = ''

  constructor(deps: ElsewhereDeps) {
    this.#deps = deps
    this.#stopRenewing = deps.clock.every(renewEveryMs, () => this.#renew())
  }

  /** Those of this server have changed: the others are told before long. */
  changed(): void {
    this.#news = true
    if (this.#pausing === null) this.#next()
  }

  /** Reads what the others tell. Calls that come before the reading begins are answered by the same one. */
  rung(): void {
    if (this.#wanted) return
    this.#wanted = true
    this.#inTurn(() => this.#read())
  }

  /** Makes up for a bell that was not heard, and for tellings that failed: `present` is what the store has now. */
  compare(present: ReadonlyMap<Id, number>): void {
    if (this.#told === null) this.changed()
    const others = [...present].filter(([room]) => room !== this.#deps.room)
    if (versionsOf(others) !== this.#known) this.rung()
  }

  /** Tells the others that nobody is here any more, and ends. Resolves when that is done, or cannot be done. */
  async close(): Promise<void> {
    this.#closed = true
    this.#stopRenewing()
    this.#pausing?.()
    this.#inTurn(() => this.#write([]))
    await this.#queue.settled()
  }

  #next(): void {
    this.#pausing = null
    if (!this.#news || this.#closed) return
    this.#news = false
    this.#pausing = this.#deps.clock.after(pauseMs, () => this.#next())
    this.#inTurn(() => this.#write(this.#deps.own()))
  }

  #renew(): void {
    if (this.#told !== '[]') this.#inTurn(() => this.#store(this.#deps.own()))
  }

  async #write(here: readonly Presence[]): Promise<void> {
    const text = JSON.stringify(here)
    if (text === this.#told) return
    this.#told = null
    this.#version += 1
    await this.#store(here)
    this.#told = text
    this.#deps.ring()
  }

  #store(here: readonly Presence[]): Promise<void> {
    const { store, board, room } = this.#deps
    if (here.length === 0) return store.forget(board, room)
    return store.tell({ board, room, version: this.#version, here, ms: limits.presenceMs })
  }

  async #read(): Promise<void> {
    this.#wanted = false
    const { store, board, room, learned } = this.#deps
    const others = await store.others(board, room)
    this.#known = versionsOf(others.map(({ room, version }) => [room, version]))
    if (!this.#closed) learned(others.flatMap(({ here }) => here))
  }

  /** One after the other. What fails is made up for by `compare`; whoever is here stays here. */
  #inTurn(task: () => Promise<void>): void {
    const { log, board } = this.#deps
    this.#queue.run(task).catch(error => log.warn('presence.unshared', { board, error }))
  }
}

function versionsOf(rooms: readonly (readonly [Id, number])[]): string {
  return rooms
    .map(([room, version]) => `${room} ${version}`)
    .sort()
    .join()
}
