/** What the date is where the reader is. */
import type { Day } from '#shared/plan/plan.ts'
import { dayOf, toLocal } from '#shared/time.ts'

/** The reader's calendar day at `now`, milliseconds since 1970. */
export function readerToday(now: number): Day {
  return dayOf(toLocal(now, new Intl.DateTimeFormat().resolvedOptions().timeZone))
}
