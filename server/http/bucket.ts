/** A token bucket for each key (an address, a member): so many calls at once, and one more after every `everyMs`. */
import type { Clock } from '#server/clock.ts'

export type Buckets = {
  /** Takes one call of `key`, or as many as a dear one costs; false, and none is taken, when there are not so many left. */
  take(key: string, cost?: number): boolean
}

/** Buckets of `size` calls. Those that are full again are forgotten, so memory follows the keys of late and not of ever. */
export function buckets(clock: Clock, size: number, everyMs: number, mostKeys = 10_000): Buckets {
  /** For each key, when its bucket will be full again. */
  const fullAt = new Map<string, number>()
  const forget = (now: number) => {
    for (const [key, at] of fullAt) if (at <= now) fullAt.delete(key)
  }
  return {
    take(key, cost = 1) {
      const now = clock.now()
      if (fullAt.size >= mostKeys) forget(now)
      // A flood of keys fills the table: refusing newcomers is the lesser harm than forgetting who tried too often.
      if (fullAt.size >= mostKeys && !fullAt.has(key)) return false
      const next = Math.max(now, fullAt.get(key) ?? now) + cost * everyMs
      if (next - now > size * everyMs) return false
      fullAt.set(key, next)
      return true
    },
  }
}
