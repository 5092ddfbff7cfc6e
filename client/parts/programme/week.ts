/** The week view's measures: which hours are shown and where each item stands in its day, as fractions. Pure. */
import type { Plan, ProgrammeItem } from '#shared/plan/plan.ts'
import { timeOf } from '#shared/time.ts'
import { beginsAt, endsAt, type ProgrammeDay, type RideRow } from './days.ts'
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
const wholeDay = 24 * 60
const usual: HourSpan = { from: 8, to: 20 }

/** The hours that all `days` share: the usual ones, made longer by what begins earlier or ends later. */
export function hourSpan(days: readonly ProgrammeDay[]): HourSpan {
  const timed = days.flatMap(day => day.items).filter(item => item.start !== null)
  const ends = days.flatMap(day => day.rows).flatMap(row => (row.kind === 'ride' ? rideEnds(row) : []))
  const first = [...timed.map(item => minutes(item.start)), ...ends]
  const last = [...timed.map(item => minutes(item.start) + drawnLength(item)), ...ends.map(end => end + shownLength)]
  return {
    from: Math.min(usual.from, ...first.map(minute => Math.floor(minute / 60))),
    to: Math.max(usual.to, ...last.map(minute => Math.ceil(Math.min(wholeDay, minute) / 60))),
  }
}

/** A journey's part of a day, in minutes from the top of the grid. */
export type RideSlot = { readonly row: RideRow; readonly top: number; readonly height: number }

/** The journeys of a day: a night train runs to the foot of one day and from the top of the next. */
export function rideSlots(day: ProgrammeDay, hours: HourSpan): RideSlot[] {
  return day.rows.flatMap((row): RideSlot[] => {
    if (row.kind !== 'ride') return []
    const [start, end] = rideSpan(row, hours)
    const top = Math.max(0, start - hours.from * 60)
    return [{ row, top, height: Math.max(shownLength, end - hours.from * 60 - top) }]
  })
}

function rideSpan(row: RideRow, hours: HourSpan): [number, number] {
  const departs = row.from.depart === null ? hours.from * 60 : minutes(timeOf(row.from.depart))
  const arrives = row.to.arrive === null ? departs : minutes(timeOf(row.to.arrive))
  if (row.part === 'whole') return [departs, arrives]
  return row.part === 'departure' ? [departs, hours.to * 60] : [hours.from * 60, arrives]
}

/** The minutes of the day at which a journey begins or ends on it. */
function rideEnds({ from, to, part }: RideRow): number[] {
  const ends = [part === 'arrival' ? null : from.depart, part === 'departure' ? null : to.arrive]
  return ends.filter(end => end !== null).map(end => minutes(timeOf(end)))
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
