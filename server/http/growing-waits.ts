/**
 * Waits that grow with each wrong try of a key, such as a sign-in name. Some tries are free, since people mistype; then each
 * one doubles the wait up to a longest, so that guessing is hopeless and the rightful person is never locked out for good.
 */
import type { Clock } from '#server/clock.ts'

export type GrowingWaits = {
  /** Counts one try of `key` as wrong, before it is known. 0 lets it through; otherwise the milliseconds still to wait. */
  attempt(key: string): number
  /** It was right: the key begins anew. */
  right(key: string): void
}
type Wait = { tries: number; until: number }

/** `free` tries at once; then `firstMs`, doubling up to `mostMs`. A key that rested for a day is forgotten. */
export function growingWaits(
  clock: Clock,
  { free, firstMs, mostMs }: { readonly free: number; readonly firstMs: number; readonly mostMs: number },
  mostKeys = 10_000,
): GrowingWaits {
  const waits = new Map<string, Wait>()
  const restMs = 24 * 3_600_000
  return {
    attempt(key) {
      const now = clock.now()
      const last = waits.get(key)
      const wait = last === undefined || last.until + restMs < now ? { tries: 0, until: 0 } : last
      if (wait.until > now) return wait.until - now
      wait.tries++
      wait.until = wait.tries < free ? now : now + Math.min(mostMs, firstMs * 2 ** Math.min(30, wait.tries - free))
      waits.delete(key) // at the end again: the first in the map is the one that rests longest
      waits.set(key, wait)
      const oldest = waits.keys().next().value
      if (waits.size > mostKeys && oldest !== undefined) waits.delete(oldest)
      return 0
    },
    right: key => void waits.delete(key),
  }
}
