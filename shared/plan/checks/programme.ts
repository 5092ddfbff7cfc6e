/** Checks of days and programme items: does everything happen while the travellers are there. */
import { addDays, clockShift, dayOf, timeOf } from '../../time.ts'
import { wordingOf } from '../languages.ts'
import type { ClockTime, Day, Plan, ProgrammeItem, Stop } from '../plan.ts'
import type { Warning } from './warning.ts'

/** Warnings about the plan's days, and about items. */
export function checkProgramme(plan: Plan): Warning[] {
  const stops = new Map(plan.stops.map(stop => [stop.id, stop]))
  return [
    ...checkDays(plan),
    ...plan.stops.flatMap(stop => checkStopDays(plan, stop)),
    ...plan.items.flatMap(item => checkItem(plan, item, item.stop === null ? undefined : stops.get(item.stop))),
  ]
}

function checkDays({ startDay, endDay }: Plan): Warning[] {
  if (startDay === null || endDay === null || startDay <= endDay) return []
  return [{ code: 'plan-ends-before-start', kind: 'plan', id: 'plan', facts: { start: startDay, end: endDay } }]
}

function checkStopDays(plan: Plan, stop: Stop): Warning[] {
  return (['arrive', 'depart'] as const).flatMap((field): Warning[] => {
    const local = stop[field]
    if (local === null || !isOutside(plan, dayOf(local))) return []
    const facts = { stop: stop.name, day: dayOf(local), ...bounds(plan) }
    return [{ code: `${field}-outside-plan`, kind: 'stops', id: stop.id, facts }]
  })
}

function checkItem(plan: Plan, item: ProgrammeItem, stop: Stop | undefined): Warning[] {
  const [first = 'en'] = plan.languages
  const about = { kind: 'items', id: item.id } as const
  const facts = { item: wordingOf(item.title, first, plan.languages)?.text ?? '' }
  const found: Warning[] = []
  if (item.unplaced) found.push({ ...about, code: 'item-unplaced', facts })
  if (item.day !== null && isOutside(plan, item.day))
    found.push({ ...about, code: 'day-outside-plan', facts: { ...facts, day: item.day, ...bounds(plan) } })
  if (item.day === null || !stop) return found
  return [...found, ...checkStay(item, item.day, stop, facts.item), ...checkClocks(item, item.day, stop, facts.item)]
}

/** An item without times only needs a day on which the travellers are at the stop. */
function checkStay(item: ProgrammeItem, day: Day, stop: Stop, title: string): Warning[] {
  const { start, end } = span(item, day)
  const facts = { item: title, stop: stop.name }
  const about = { kind: 'items', id: item.id, also: [{ kind: 'stops', id: stop.id }] } as const
  if (stop.arrive !== null && start < stop.arrive.slice(0, start.length))
    return [
      { ...about, code: 'item-before-arrival', facts: { ...facts, begin: shown(start), arrive: shown(stop.arrive) } },
    ]
  if (stop.depart !== null && end > stop.depart.slice(0, end.length))
    return [
      { ...about, code: 'item-after-departure', facts: { ...facts, end: shown(end), depart: shown(stop.depart) } },
    ]
  return []
}

/** First and last moment on the stop's own clock: a local time, or only a day. An end before the start is a day later. */
function span({ start, end }: ProgrammeItem, day: Day): { start: string; end: string } {
  const last = end ?? start
  const begin = start === null ? day : `${day}T${start}`
  if (last === null) return { start: begin, end: day }
  return { start: begin, end: `${start !== null && last < start ? addDays(day, 1) : day}T${last}` }
}

function checkClocks(item: ProgrammeItem, day: Day, stop: Stop, title: string): Warning[] {
  const nextDay = item.start !== null && item.end !== null && item.end < item.start
  return [
    ...checkClock(item, 'start', item.start, day, stop, title),
    ...checkClock(item, 'end', item.end, nextDay ? addDays(day, 1) : day, stop, title),
  ]
}

function checkClock(
  item: ProgrammeItem,
  field: 'start' | 'end',
  time: ClockTime | null,
  day: Day,
  stop: Stop,
  title: string,
): Warning[] {
  const shift = time !== null && stop.zone !== null ? clockShift(`${day}T${time}`, stop.zone) : null
  if (time === null || shift === null) return []
  const facts = { item: title, stop: stop.name, time, day, zone: stop.zone ?? '' }
  return [{ code: `${field}-${shift === 'gap' ? 'skipped' : 'twice'}`, kind: 'items', id: item.id, facts }]
}

function isOutside({ startDay, endDay }: Plan, day: Day): boolean {
  return (startDay !== null && day < startDay) || (endDay !== null && day > endDay)
}

function bounds({ startDay, endDay }: Plan) {
  return { start: startDay ?? '…', end: endDay ?? '…' }
}

/** The clock time of a moment, or its day when it has none. */
function shown(moment: string): string {
  return moment.includes('T') ? timeOf(moment) : moment
}
