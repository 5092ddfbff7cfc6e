/** The day that it is now where the reader is: what is due, and what happens today, goes by that calendar. */
import { readerZone } from '#client/state/reader-zone.ts'
import { useNow } from '#client/state/use-now.ts'
import type { Day } from '#shared/plan/plan.ts'
import { dayOf, toLocal } from '#shared/time.ts'

/** Today, `2027-05-01`. Changes at midnight by itself. */
export function useToday(): Day {
  return dayOf(toLocal(useNow(), readerZone()))
}
