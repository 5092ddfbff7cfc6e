/** One time for the whole simulation, and the clocks that servers and devices read it from: each may be wrong in its way. */
import type { Clock as DeviceClock } from '#client/link/clock.ts'
import type { Clock as ServerClock } from '#server/clock.ts'

/** 2027-05-01T08:00Z. */
const morning = 1_809_158_400_000

type Due = { at: number; readonly every: number | null; readonly what: () => void; readonly of: SimClock }

/** What really is, and what is due when. */
export class SimTime {
  #now = morning
  #due: Due[] = []

  now(): number {
    return this.#now
  }

  /** A clock that goes with this time. */
  clock(): SimClock {
    return new SimClock(this)
  }

  /** Moves on by `ms`; what is due meanwhile happens in order. */
  turn(ms: number): void {
    const end = this.#now + ms
    for (let due = this.#next(end); due !== undefined; due = this.#next(end)) {
      this.#now = due.at
      if (due.every === null) this.drop(due)
      else due.at += due.every
      due.what()
    }
    this.#now = end
  }

  add(due: Due): () => void {
    this.#due.push(due)
    return () => this.drop(due)
  }

  drop(due: Due): void {
    const at = this.#due.indexOf(due)
    if (at >= 0) this.#due.splice(at, 1)
  }

  dropAll(of: SimClock): void {
    this.#due = this.#due.filter(due => due.of !== of)
  }

  #next(end: number): Due | undefined {
    let next: Due | undefined
    for (const due of this.#due) if (due.at <= end && (next === undefined || due.at < next.at)) next = due
    return next
  }
}

/** A clock as one machine sees it. Waiting goes by the true time, as it does on real machines; only the hands may be wrong. */
export class SimClock implements ServerClock, DeviceClock {
  readonly #time: SimTime
  /** Milliseconds by which the hands are ahead. */
  ahead = 0

  constructor(time: SimTime) {
    this.#time = time
  }

  now(): number {
    return this.#time.now() + this.ahead
  }

  after(ms: number, what: () => void): () => void {
    return this.#time.add({ at: this.#time.now() + ms, every: null, what, of: this })
  }

  every(ms: number, what: () => void): () => void {
    return this.#time.add({ at: this.#time.now() + ms, every: ms, what, of: this })
  }

  /** The machine is gone: nothing that it waited for happens. */
  die(): void {
    this.#time.dropAll(this)
  }
}
