/** A clock that stands still until it is turned by hand. */
import type { Clock } from '#client/link/clock.ts'

export type HandClock = Clock & {
  /** Moves time on and runs what falls due, in order. */
  turn(ms: number): void
}

/** Begins at an arbitrary moment. */
export function handClock(): HandClock {
  let now = 1_800_000_000_000
  let timers: { at: number; run: () => void }[] = []
  const nextDue = (end: number) => timers.filter(each => each.at <= end).sort((left, right) => left.at - right.at)[0]
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter(each => each !== timer)
      }
    },
    turn: ms => {
      const end = now + ms
      for (let due = nextDue(end); due !== undefined; due = nextDue(end)) {
        const { at, run } = due
        timers = timers.filter(each => each.run !== run || each.at !== at)
        now = Math.max(now, at)
        run()
      }
      now = end
    },
  }
}
