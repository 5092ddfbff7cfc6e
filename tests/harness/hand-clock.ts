/** A clock that stands still until a test turns it; what was due meanwhile happens in order. */
import type { Clock } from '#server/clock.ts'

/** 2027-05-01T08:00Z. */
const morning = 1_809_158_400_000

type Due = { at: number; readonly every: number | null; readonly what: () => void }

export class HandClock implements Clock {
  #now = morning
  #ahead = 0
  readonly #due = new Set<Due>()

  now(): number {
    return this.#now + this.#ahead
  }

  /** Somebody sets its hands by `ms` milliseconds, back if below 0. Whoever waits on it waits no longer and no shorter. */
  set(ms: number): void {
    this.#ahead += ms
  }

  after(ms: number, what: () => void): () => void {
    return this.#add({ at: this.#now + ms, every: null, what })
  }

  every(ms: number, what: () => void): () => void {
    return this.#add({ at: this.#now + ms, every: ms, what })
  }

  /** Turns the clock on by `ms` milliseconds. */
  turn(ms: number): void {
    const end = this.#now + ms
    for (let due = this.#next(end); due !== undefined; due = this.#next(end)) {
      this.#now = due.at
      if (due.every === null) this.#due.delete(due)
      else due.at += due.every
      due.what()
    }
    this.#now = end
  }

  /** How many calls are waiting. */
  get waiting(): number {
    return this.#due.size
  }

  #next(end: number): Due | undefined {
    return [...this.#due].filter(due => due.at <= end).sort((a, b) => a.at - b.at)[0]
  }

  #add(due: Due): () => void {
    this.#due.add(due)
    return () => this.#due.delete(due)
  }
}
