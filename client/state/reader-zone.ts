/** Where the reader is, as far as clocks go. */
import type { Zone } from '#shared/plan/plan.ts'

/** The zone that the reader's device is set to. */
export function readerZone(): Zone {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
