/** Checks of the route: can one arrive, change and leave as planned, counted over the zones of the stops. */
import { clockShift, dayOf, timeOf } from '../../time.ts'
import type { Leg, LegMode, LocalTime, Plan, Stop } from '../plan.ts'
import { journeyMinutes, stayMinutes, straightKm, type Way, waysOf } from '../route.ts'
import type { Warning } from './warning.ts'

/** Kilometres an hour, from stop to stop, that no ordinary service of a mode exceeds. */
const fastest: Readonly<Record<LegMode, number>> = {
  train: 320,
  coach: 110,
  ship: 80,
  plane: 1000,
  car: 130,
  walk: 8,
  other: 1000,
}
/** Minutes that one needs at the least to change into a mode. */
const leastChange: Readonly<Record<LegMode, number>> = {
  train: 8,
  coach: 8,
  ship: 30,
  plane: 90,
  car: 3,
  walk: 0,
  other: 3,
}
/** A distance along the way may fall below the great circle by this factor before it is doubted: places are not points. */
const straightSlack = 0.97
/** Below this many kilometres a coordinate can be the wrong end of the town, and speeds mean nothing. */
const townKm = 5

/** Warnings about stops, legs and what lies between. */
export function checkRoute(plan: Plan): Warning[] {
  const ways = waysOf(plan)
  return [
    ...plan.stops.flatMap(stop => checkStop(stop)),
    ...ways.flatMap(checkWay),
    ...ways.flatMap((way, i) => checkChange(way, ways[i + 1])),
    ...plan.legs.flatMap(leg => checkLeg(plan, leg)),
  ]
}

function checkStop(stop: Stop): Warning[] {
  const found: Warning[] = []
  const about = { kind: 'stops', id: stop.id } as const
  const facts = { stop: stop.name }
  if (stop.host === null) found.push({ ...about, code: 'stop-without-host', facts })
  if (stop.zone === null) found.push({ ...about, code: 'stop-without-zone', facts })
  if (stop.arrive !== null && stop.depart !== null && isEarlier(stop))
    found.push({
      ...about,
      code: 'departure-before-arrival',
      facts: { ...facts, ...moment('arrive', stop.arrive), ...moment('depart', stop.depart) },
    })
  return [...found, ...checkClock(stop, 'arrive'), ...checkClock(stop, 'depart')]
}

/** Both times are on one clock; without its zone the texts themselves tell. */
function isEarlier(stop: Stop): boolean {
  const minutes = stayMinutes(stop)
  return minutes === null ? (stop.depart ?? '') < (stop.arrive ?? '') : minutes < 0
}

function checkClock(stop: Stop, field: 'arrive' | 'depart'): Warning[] {
  const local = stop[field]
  const shift = local !== null && stop.zone !== null ? clockShift(local, stop.zone) : null
  if (local === null || shift === null) return []
  const code = `${field}-${shift === 'gap' ? 'skipped' : 'twice'}` as const
  const facts = { stop: stop.name, time: timeOf(local), day: dayOf(local), zone: stop.zone ?? '' }
  return [{ code, kind: 'stops', id: stop.id, facts }]
}

function checkWay(way: Way): Warning[] {
  const { from, to, leg } = way
  const minutes = journeyMinutes(from, to)
  const missing: Warning[] = leg ? [] : [{ code: 'leg-missing', ...about(way), facts: names(way) }]
  if (minutes === null) return missing
  if (minutes < 0)
    return [...missing, { code: 'arrival-before-departure', ...about(way), facts: timesOf(way, minutes) }]
  return leg ? checkPace(way, leg, minutes) : missing
}

/** Speed, and whether the border fits into the journey or into the stay behind it. */
function checkPace(way: Way, leg: Leg, minutes: number): Warning[] {
  const border = leg.borderMinutes
  const stay = stayMinutes(way.to) ?? 0
  if (border > 0 && border >= minutes && border > stay)
    return [{ code: 'border-does-not-fit', ...about(way), facts: { ...names(way), border, minutes } }]
  const riding = border < minutes ? minutes - border : minutes
  const km = Math.round(Math.max(leg.distanceKm ?? 0, straightKm(way.from, way.to) ?? 0))
  if (km < townKm || km <= (fastest[leg.mode] * riding) / 60) return []
  return [{ code: 'too-fast', ...about(way), facts: { ...names(way), km, minutes: riding } }]
}

/** Whoever stays in the same train does not change. */
function checkChange(into: Way, next: Way | undefined): Warning[] {
  if (!into.leg || !next?.leg) return []
  const through = into.leg.number !== '' && into.leg.number === next.leg.number
  const minutes = stayMinutes(next.from)
  const least = leastChange[next.leg.mode]
  if (through || minutes === null || minutes < 0 || minutes >= least) return []
  const also = [into.leg, next.leg].map(leg => ({ kind: 'legs' as const, id: leg.id }))
  return [
    {
      code: 'change-too-short',
      kind: 'stops',
      id: next.from.id,
      facts: { stop: next.from.name, minutes, least },
      also,
    },
  ]
}

function checkLeg(plan: Plan, leg: Leg): Warning[] {
  const from = plan.stops.find(stop => stop.id === leg.from)
  const to = plan.stops.find(stop => stop.id === leg.to)
  const facts = { from: from?.name ?? '', to: to?.name ?? '', number: leg.number }
  const found = (code: Warning['code'], more = {}): Warning[] => [
    { code, kind: 'legs', id: leg.id, facts: { ...facts, ...more } },
  ]
  if (leg.standing === 'stranded' || !from || !to) return found('leg-stranded')
  const first = plan.legs.find(other => other.from === leg.from && other.to === leg.to)
  if (first && first.id !== leg.id) return found('leg-doubled')
  const straight = straightKm(from, to)
  const short = leg.distanceKm !== null && straight !== null && leg.distanceKm < straight * straightSlack
  return [
    ...(leg.status === 'not-running' ? found('leg-not-running') : []),
    ...(short ? found('distance-too-short', { km: leg.distanceKm ?? 0, straight: Math.round(straight) }) : []),
  ]
}

/** A way's warning stands at its leg, or at the stop where it ends while there is no leg. */
function about(way: Way): Pick<Warning, 'kind' | 'id' | 'also'> {
  const ends = [way.from, way.to].map(stop => ({ kind: 'stops' as const, id: stop.id }))
  return way.leg
    ? { kind: 'legs', id: way.leg.id, also: ends }
    : { kind: 'stops', id: way.to.id, also: ends.slice(0, 1) }
}

function names(way: Way) {
  return { from: way.from.name, to: way.to.name }
}

function timesOf(way: Way, minutes: number) {
  return { ...names(way), minutes, ...moment('depart', way.from.depart), ...moment('arrive', way.to.arrive) }
}

function moment(field: 'arrive' | 'depart', local: LocalTime | null): Record<string, string> {
  return local === null ? {} : { [field]: timeOf(local), [`${field}Day`]: dayOf(local) }
}
