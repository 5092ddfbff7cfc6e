/**
 * The programme as days: which days there are, where the group is on each of them, and what happens in which order.
 * Pure; the screens only draw what comes out of here.
 */
import type { Day, Leg, LocalTime, Plan, ProgrammeItem, Stop } from '#shared/plan/plan.ts'
import { addDays, dayOf, daysBetween, toInstant } from '#shared/time.ts'
import { type ItemRow, parallelRows } from './parallel.ts'

/** A journey between two stops, as far as it touches one day. */
export type RideRow = {
  readonly kind: 'ride'
  readonly from: Stop
  readonly to: Stop
  readonly leg: Leg | null
  /** A night train stands on two days: with its departure on one and its arrival on the other. */
  readonly part: 'whole' | 'departure' | 'arrival'
}
export type DayRow = ItemRow | RideRow

export type ProgrammeDay = {
  readonly day: Day
  /** The stops at which the group is on that day, in travelling order. Empty while it is on the way or unknown. */
  readonly places: readonly Stop[]
  readonly rows: readonly DayRow[]
  /** The items of the day in the order in which they happen, those without a time last. */
  readonly items: readonly ProgrammeItem[]
}

export type Programme = {
  readonly days: readonly ProgrammeDay[]
  /** Items without a day, in the order of the plan. */
  readonly unplaced: readonly ProgrammeItem[]
}

/** Longer gaps between days are not filled in: somebody mistyped a year. */
const longestGap = 60

/** The whole programme of `plan`, day by day. */
export function programmeOf(plan: Plan): Programme {
  const days = programmeDays(plan).map(day => programmeDay(plan, day))
  return { days, unplaced: plan.items.filter(item => item.day === null) }
}

/** Every day from the first to the last that the plan, its route or its items name. */
export function programmeDays(plan: Plan): Day[] {
  const named = new Set<Day>()
  for (const day of [plan.startDay, plan.endDay]) if (day !== null) named.add(day)
  for (const stop of plan.stops) {
    for (const at of [stop.arrive, stop.depart]) if (at !== null) named.add(dayOf(at))
  }
  for (const item of plan.items) if (item.day !== null) named.add(item.day)
  return fillGaps([...named].sort())
}

function fillGaps(days: readonly Day[]): Day[] {
  const filled: Day[] = []
  for (const day of days) {
    const last = filled.at(-1)
    const gap = last === undefined ? 1 : daysBetween(last, day)
    if (last !== undefined && gap <= longestGap) {
      for (let step = 1; step < gap; step++) filled.push(addDays(last, step))
    }
    filled.push(day)
  }
  return filled
}

function programmeDay(plan: Plan, day: Day): ProgrammeDay {
  const places = placesOn(plan, day)
  const items = itemsOn(plan, day)
  const rides = ridesOn(plan, day)
  const placed = [
    ...parallelRows(
      items,
      item => beginsAt(plan, item),
      item => endsAt(plan, item),
    ),
    ...rides,
  ]
  const rows = placed
    .map(row => ({ row, at: rowInstant(plan, row) }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row)
  return { day, places, items, rows }
}

/** The stops at which the group is on `day`, in travelling order. */
export function placesOn(plan: Plan, day: Day): Stop[] {
  return plan.stops.filter((stop, index) => {
    const from = stop.arrive !== null ? dayOf(stop.arrive) : index === 0 ? plan.startDay : null
    const to = stop.depart !== null ? dayOf(stop.depart) : index === plan.stops.length - 1 ? plan.endDay : null
    const first = from ?? to
    const last = to ?? from
    return first !== null && last !== null && first <= day && day <= last
  })
}

/** The stops between which the group travels all of `day`, when it is at no stop: a day on board. */
export function onTheWay(plan: Plan, day: Day): { from: Stop; to: Stop } | null {
  for (const [from, to] of neighbours(plan.stops)) {
    if (from.depart === null || to.arrive === null) continue
    if (dayOf(from.depart) < day && day < dayOf(to.arrive)) return { from, to }
  }
  return null
}

/** The items of `day` in the order in which they happen; those without a time last, in the order of the plan. */
export function itemsOn(plan: Plan, day: Day): ProgrammeItem[] {
  return plan.items
    .filter(item => item.day === day)
    .map(item => ({ item, at: beginsAt(plan, item) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** The zone in which an item's times are meant: its stop's, else that of where the group is on that day. */
export function itemZone(plan: Plan, item: ProgrammeItem): string | null {
  const stop = plan.stops.find(s => s.id === item.stop)
  if (stop?.zone) return stop.zone
  return item.day === null ? null : (placesOn(plan, item.day).find(s => s.zone !== null)?.zone ?? null)
}

/** When an item begins, in milliseconds since 1970; without a time after everything else. */
export function beginsAt(plan: Plan, item: ProgrammeItem): number {
  if (item.day === null || item.start === null) return Number.POSITIVE_INFINITY
  return instantOf(`${item.day}T${item.start}`, itemZone(plan, item))
}

/** When an item ends, in milliseconds since 1970; without an end the moment it begins. An end before the start is next day's. */
export function endsAt(plan: Plan, item: ProgrammeItem): number {
  if (item.day === null || item.start === null || item.end === null) return beginsAt(plan, item)
  const day = item.end < item.start ? addDays(item.day, 1) : item.day
  return instantOf(`${day}T${item.end}`, itemZone(plan, item))
}

/** A time in a zone; where the zone is unknown the clock alone decides, so that a day still has an order. */
function instantOf(local: LocalTime, zone: string | null): number {
  return toInstant(local, zone ?? 'UTC') ?? toInstant(local, 'UTC') ?? Number.POSITIVE_INFINITY
}

function ridesOn(plan: Plan, day: Day): RideRow[] {
  return neighbours(plan.stops).flatMap(([from, to]): RideRow[] => {
    const departs = from.depart !== null && dayOf(from.depart) === day
    const arrives = to.arrive !== null && dayOf(to.arrive) === day
    if (!departs && !arrives) return []
    const leg = plan.legs.find(l => l.from === from.id && l.to === to.id) ?? null
    return [{ kind: 'ride', from, to, leg, part: departs && arrives ? 'whole' : departs ? 'departure' : 'arrival' }]
  })
}

function rowInstant(plan: Plan, row: DayRow): number {
  switch (row.kind) {
    case 'item':
      return beginsAt(plan, row.item)
    case 'parallel':
      return Math.min(...row.columns.flatMap(column => column.items.map(item => beginsAt(plan, item))))
    case 'ride': {
      const at = row.part === 'arrival' ? row.to.arrive : row.from.depart
      const zone = row.part === 'arrival' ? row.to.zone : row.from.zone
      return at === null ? Number.POSITIVE_INFINITY : instantOf(at, zone)
    }
  }
}

function neighbours(stops: readonly Stop[]): [Stop, Stop][] {
  return stops.slice(1).flatMap((to, index): [Stop, Stop][] => {
    const from = stops[index]
    return from === undefined ? [] : [[from, to]]
  })
}
