/** The week view's measures: which hours are shown and where each item stands in its day, as fractions. Pure. */
import type { Plan, ProgrammeItem } from '#shared/plan/plan.ts'
import { beginsAt, endsAt, type ProgrammeDay } from './days.ts'
import { length, minutes } from './moves.ts'
import { overlapping } from './parallel.ts'

/** Whole hours, `to` not included: 8 to 22. */
export type HourSpan = { readonly from: number; readonly to: number }
/** Minutes from the top of the grid, minutes tall, and the lane among `lanes` that stand side by side. */
export type Slot = {
  readonly item: ProgrammeItem
  readonly top: number
  readonly height: number
  readonly lane: number
  readonly lanes: number
}

/** An item without an end is drawn this tall, in minutes, and a shorter one too: its title must be readable. */
const shownLength = 45
const usual: HourSpan = { from: 8, to: 20 }

/** The hours that all `days` share: the usual ones, made longer by what begins earlier or ends later. */
export function hourSpan(days: readonly ProgrammeDay[]): HourSpan {
  let { from, to } = usual
  for (const item of days.flatMap(day => day.items)) {
    if (item.start === null) continue
    const start = minutes(item.start)
    from = Math.min(from, Math.floor(start / 60))
    to = Math.max(to, Math.ceil(Math.min(24 * 60, start + drawnLength(item)) / 60))
  }
  return { from, to }
}

/** Where the timed items of a day stand. Overlapping ones get lanes side by side. */
export function slotsOf(plan: Plan, day: ProgrammeDay, hours: HourSpan): Slot[] {
  const timed = day.items.filter(item => item.start !== null)
  const end = (item: ProgrammeItem) => Math.max(endsAt(plan, item), beginsAt(plan, item) + shownLength * 60_000)
  return overlapping(timed, item => beginsAt(plan, item), end).flatMap(chain => lanesOf(plan, chain, hours, end))
}

function lanesOf(
  plan: Plan,
  chain: readonly ProgrammeItem[],
  hours: HourSpan,
  end: (item: ProgrammeItem) => number,
): Slot[] {
  const free: number[] = []
  const placed = chain.map(item => {
    const start = beginsAt(plan, item)
    const found = free.findIndex(until => until <= start)
    const lane = found === -1 ? free.length : found
    free[lane] = end(item)
    return { item, lane }
  })
  return placed.map(({ item, lane }) => ({ item, lane, lanes: free.length, ...extent(item, hours) }))
}

function extent(item: ProgrammeItem, hours: HourSpan): { top: number; height: number } {
  const top = minutes(item.start) - hours.from * 60
  const room = (hours.to - hours.from) * 60 - top
  return { top, height: Math.min(drawnLength(item), room) }
}

function drawnLength(item: ProgrammeItem): number {
  return Math.max(length(item), shownLength)
}
