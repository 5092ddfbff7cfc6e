/** Time has this one door in the client. */
import type { Clock } from '#client/link/clock.ts'

/** The browser's clock. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
