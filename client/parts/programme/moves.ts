/** Moving a programme item earlier, later or to another day: what has to change, as plain values. Pure. */
import { stepWithin } from '#client/records/step-within.ts'
import type { Id } from '#shared/ids.ts'
import type { ClockTime, Day, Plan, ProgrammeItem } from '#shared/plan/plan.ts'
import { itemsOn, placesOn } from './days.ts'

export type Direction = 'earlier' | 'later'
/** New times for two items that change places, or a new neighbour in the order of the plan. */
export type Move =
  | { readonly kind: 'times'; readonly times: readonly Times[] }
  | { readonly kind: 'order'; readonly after: Id | null }
export type Times = { readonly id: Id; readonly start: ClockTime; readonly end: ClockTime | null }

const minutesOfDay = 24 * 60

/**
 * What moves `item` one place earlier or later in its day, or null when nothing stands there. Two timed items change
 * places and keep their lengths and the pause between them; items without a time change their order.
 */
export function moveWithinDay(plan: Plan, item: ProgrammeItem, direction: Direction): Move | null {
  const row = rowOf(plan, item)
  const index = row.findIndex(other => other.id === item.id)
  const other = row[index + (direction === 'earlier' ? -1 : 1)]
  if (other === undefined) return null
  const [first, second] = direction === 'earlier' ? [other, item] : [item, other]
  if (item.start === null || other.start === null) {
    const after = stepWithin(plan.items, row, item.id, direction === 'earlier' ? -1 : 1)
    return after === undefined ? null : { kind: 'order', after }
  }
  const times = swapTimes(first, second)
  return times === null ? null : { kind: 'times', times }
}

/** `plan` as it is after `move` of the item `id`: for what is said about it before the change is drawn. */
export function withMove(plan: Plan, id: Id, move: Move): Plan {
  if (move.kind === 'times') {
    const timesOf = (item: ProgrammeItem) => move.times.find(each => each.id === item.id)
    return { ...plan, items: plan.items.map(item => ({ ...item, ...timesOf(item) })) }
  }
  const moved = plan.items.filter(item => item.id === id)
  const others = plan.items.filter(item => item.id !== id)
  const at = others.findIndex(item => item.id === move.after) + 1
  return { ...plan, items: [...others.slice(0, at), ...moved, ...others.slice(at)] }
}

/** The items that `item` can change places with: timed with timed, untimed with untimed, and for the same group. */
export function rowOf(plan: Plan, item: ProgrammeItem): ProgrammeItem[] {
  const items = item.day === null ? plan.items.filter(other => other.day === null) : itemsOn(plan, item.day)
  return items.filter(other => other.id === item.id || (sameTiming(other, item) && sameParty(other, item)))
}

function sameTiming(a: ProgrammeItem, b: ProgrammeItem): boolean {
  return a.day === null || (a.start === null) === (b.start === null)
}

function sameParty(a: ProgrammeItem, b: ProgrammeItem): boolean {
  return a.party === b.party || a.party === '' || b.party === ''
}

/** `second` begins where `first` began; `first` follows after the same pause. Null when it would begin the day after. */
function swapTimes(first: ProgrammeItem, second: ProgrammeItem): Times[] | null {
  const firstStart = minutes(first.start)
  const pause = Math.max(0, minutes(second.start) - (firstStart + length(first)))
  const secondEnd = firstStart + length(second)
  const newFirstStart = secondEnd + pause
  if (newFirstStart >= minutesOfDay) return null
  return [
    { id: second.id, start: clock(firstStart), end: second.end === null ? null : clock(secondEnd) },
    {
      id: first.id,
      start: clock(newFirstStart),
      end: first.end === null ? null : clock(newFirstStart + length(first)),
    },
  ]
}

/** Minutes that an item lasts, 0 without an end. An end before the start is on the next day. */
export function length(item: ProgrammeItem): number {
  if (item.start === null || item.end === null) return 0
  return (minutes(item.end) - minutes(item.start) + minutesOfDay) % minutesOfDay
}

/** Minutes since midnight of a clock time. */
export function minutes(time: ClockTime | null): number {
  if (time === null) return 0
  const [hours = 0, rest = 0] = time.split(':').map(Number)
  return hours * 60 + rest
}

function clock(value: number): ClockTime {
  const within = ((value % minutesOfDay) + minutesOfDay) % minutesOfDay
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** The stop that suits an item on `day`: its own when the group is there then, else the first where the group is. */
export function stopOnDay(plan: Plan, item: Pick<ProgrammeItem, 'stop'>, day: Day | null): Id | null {
  if (day === null) return item.stop
  const places = placesOn(plan, day)
  const own = places.find(stop => stop.id === item.stop)
  return own?.id ?? places[0]?.id ?? item.stop
}
