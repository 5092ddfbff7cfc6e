/** The route of a plan: what lies between its stops, how far and how long it is, and how a stop is named. */
import type { Id } from '../ids.ts'
import { addDays, dayOf, daysBetween, minuteMs, toInstant } from '../time.ts'
import type { Day, Language, Leg, LocalTime, Plan, Stop, Zone } from './plan.ts'

/** A point in degrees WGS84. */
export type Point = { readonly lat: number; readonly lon: number }
/** Two stops that follow each other, and the leg between them when there is one. */
export type Way = { readonly from: Stop; readonly to: Stop; readonly leg: Leg | null }
/** What stands under the heading of a route. `days` is null until the plan has both dates. */
export type RouteSummary = {
  readonly stops: number
  readonly countries: number
  readonly km: number
  readonly days: number | null
}

/** Mean radius of the Earth in kilometres (IUGG). */
const earthRadiusKm = 6371.0088
/** More days than this are a slip of the pen, not a journey. */
const daysMost = 400

/** Kilometres between two points along a great circle (haversine formula on a sphere: within 0.6 % of the ellipsoid). */
export function greatCircleKm(a: Point, b: Point): number {
  const rise = Math.sin(radians(b.lat - a.lat) / 2) ** 2
  const turn = Math.sin(radians(b.lon - a.lon) / 2) ** 2
  const chord = rise + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * turn
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** The point of a stop, or null while its coordinates are not complete. */
export function pointOf(stop: Pick<Stop, 'lat' | 'lon'>): Point | null {
  return stop.lat === null || stop.lon === null ? null : { lat: stop.lat, lon: stop.lon }
}

/** The leg between two stops, or null. When two people made one at once, the first of the list. */
export function legBetween(plan: Plan, from: Id, to: Id): Leg | null {
  return plan.legs.find(leg => leg.from === from && leg.to === to) ?? null
}

/** All neighbouring stops in travelling order. */
export function waysOf(plan: Plan): Way[] {
  const legs = new Map([...plan.legs].reverse().map(leg => [joint(leg.from, leg.to), leg])) // the first of two counts
  return plan.stops.slice(1).flatMap((to, before) => {
    const from = plan.stops[before]
    return from ? [{ from, to, leg: legs.get(joint(from.id, to.id)) ?? null }] : []
  })
}

/** Minutes of the journey from departure to arrival, each on the clock of its own stop; null while one is unknown. */
export function legMinutes(plan: Plan, leg: { readonly from: Id; readonly to: Id }): number | null {
  const from = plan.stops.find(stop => stop.id === leg.from)
  const to = plan.stops.find(stop => stop.id === leg.to)
  return from && to ? journeyMinutes(from, to) : null
}

/** The same for two stops; negative when the arrival comes first. */
export function journeyMinutes(from: Stop, to: Stop): number | null {
  return minutesBetween(from.depart, from.zone, to.arrive, to.zone)
}

/** Minutes from arrival to departure at a stop; null while one is unknown. */
export function stayMinutes(stop: Stop): number | null {
  return minutesBetween(stop.arrive, stop.zone, stop.depart, stop.zone)
}

/** Kilometres of a way: as typed for its leg, else the great circle; null when neither is known. */
export function wayKm(way: Way): number | null {
  return way.leg?.distanceKm ?? straightKm(way.from, way.to)
}

/** The great circle between two stops, or null while a coordinate is missing. */
export function straightKm(from: Stop, to: Stop): number | null {
  const [a, b] = [pointOf(from), pointOf(to)]
  return a && b ? greatCircleKm(a, b) : null
}

/** Nights between arrival and departure at a stop; null while one is unknown, 0 when the stop is left first. */
export function stopNights(stop: Stop): number | null {
  if (stop.arrive === null || stop.depart === null) return null
  return Math.max(0, daysBetween(dayOf(stop.arrive), dayOf(stop.depart)))
}

/** The stop's local name first, then its name in `language` when that is another: `Warszawa (Warschau)`. */
export function stopLabel(stop: Stop, language: Language): string {
  const alias = stop.alias[language]?.text ?? ''
  if (stop.name === '') return alias
  return alias === '' || alias === stop.name ? stop.name : `${stop.name} (${alias})`
}

/** Stops, countries, kilometres and days of the route. */
export function routeSummary(plan: Plan): RouteSummary {
  const countries = new Set(plan.stops.map(stop => stop.country).filter(country => country !== ''))
  const km = waysOf(plan).reduce((sum, way) => sum + (wayKm(way) ?? 0), 0)
  const days = planDays(plan).length
  return { stops: plan.stops.length, countries: countries.size, km, days: days === 0 ? null : days }
}

/** The days of the plan from the first to the last, at most 400; none while a date is missing. */
export function planDays(plan: Pick<Plan, 'startDay' | 'endDay'>): Day[] {
  const { startDay, endDay } = plan
  if (startDay === null || endDay === null || endDay < startDay) return []
  const count = Math.min(daysMost, daysBetween(startDay, endDay) + 1)
  return Array.from({ length: count }, (_, days) => addDays(startDay, days))
}

function minutesBetween(
  start: LocalTime | null,
  startZone: Zone | null,
  end: LocalTime | null,
  endZone: Zone | null,
): number | null {
  if (start === null || startZone === null || end === null || endZone === null) return null
  const [from, to] = [toInstant(start, startZone), toInstant(end, endZone)]
  return from === null || to === null ? null : Math.round((to - from) / minuteMs)
}

/** Ids hold no space, so this names a pair without doubt. */
function joint(from: Id, to: Id): string {
  return `${from} ${to}`
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
