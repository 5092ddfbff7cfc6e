/** The day that it is now where the reader's committee sits: what is due is due by that calendar. */
import { useBoard } from '#client/state/use-board.ts'
import type { Day } from '#shared/plan/plan.ts'
import { dayOf, toLocal } from '#shared/time.ts'

const now: () => number = Date.now

/** Today, `2027-05-01`. Read anew whenever the part is drawn. */
export function useToday(): Day {
  const { me, committee } = useBoard()
  return dayOf(toLocal(now(), committee(me.committee)?.zone ?? 'UTC'))
}
