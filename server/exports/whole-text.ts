/** Text that can be written as UTF-8. Plans that come from the board are whole already; this also holds for others. */
import { wellFormed } from '#shared/plan/well-formed.ts'

/** `value` with each half of a character pair in it replaced by U+FFFD; the same value when there is none. */
export function wholeText<T>(value: T): T {
  return mended(value) as T // only strings change, and they stay strings
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value)
  if (Array.isArray(value)) return value.map(mended)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [wellFormed(key), mended(item)]))
}
