/** The one door to time: what o'clock it is and when to be called. Tests turn theirs by hand (`tests/harness/hand-clock.ts`). */

/** Calls a waiting call off. Harmless when it already happened. */
export type Cancel = () => void

export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls `what` once, after `ms` milliseconds. */
  after(ms: number, what: () => void): Cancel
  /** Calls `what` again and again, every `ms` milliseconds. */
  every(ms: number, what: () => void): Cancel
}

/** The machine's clock. What waits on it does not keep the process from ending. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, what) {
    const timer = setTimeout(what, ms).unref()
    return () => clearTimeout(timer)
  },
  every(ms, what) {
    const timer = setInterval(what, ms).unref()
    return () => clearInterval(timer)
  },
}

/** Resolves after `ms` milliseconds of `clock`. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise(resolve => clock.after(ms, resolve))
}
