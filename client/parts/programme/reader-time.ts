/** When an item begins on the reader's own clock (everyone.md L5): the stop's zone stands first, this one second. Pure. */
import type { LocalTime, Plan, ProgrammeItem, Zone } from '#shared/plan/plan.ts'
import { timeOf, toLocal } from '#shared/time.ts'
import { beginsAt, itemZone } from './days.ts'

/** The begin of `item` in `zone`, or null when it is the same on both clocks, has no time, or its place has no zone. */
export function readerTime(plan: Plan, item: ProgrammeItem, zone: Zone): LocalTime | null {
  const begins = beginsAt(plan, item)
  if (item.start === null || itemZone(plan, item) === null || !Number.isFinite(begins)) return null
  const local = toLocal(begins, zone)
  return timeOf(local) === item.start ? null : local
}
