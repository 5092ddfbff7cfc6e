/** What of a route a map shows: its places in order, and the ways between them, sure and unsure ones apart. */
import { geoDistance } from 'd3-geo'
import type { MultiLineString, Position } from 'geojson'
import type { LegStatus, Plan, Stop } from '#shared/plan/plan.ts'
import { pointOf, waysOf } from '#shared/plan/route.ts'

/** A stop that has coordinates; `number` counts all stops of the plan from 1, as its tables do. */
export type Place = { readonly stop: Stop; readonly number: number; readonly at: [lon: number, lat: number] }
export type Route = {
  readonly places: readonly Place[]
  /** Ways whose leg runs or is chartered. */
  readonly sure: MultiLineString
  /** All others, those without a leg among them. */
  readonly unsure: MultiLineString
}

const sureStatuses: readonly (LegStatus | undefined)[] = ['runs', 'charter']

/** The route of `plan`. A way to or from a stop without coordinates is not drawn: nobody knows where it lies. */
export function routeOf(plan: Plan): Route {
  // Made once a stop: a way that goes on is known by the very position where the last one ended.
  const positions = new Map(plan.stops.map(stop => [stop, positionOf(stop)]))
  const lines: Record<'sure' | 'unsure', Position[][]> = { sure: [], unsure: [] }
  for (const { from, to, leg } of waysOf(plan)) {
    const [a, b] = [positions.get(from), positions.get(to)]
    if (a && b) lengthen(lines[sureStatuses.includes(leg?.status) ? 'sure' : 'unsure'], a, b)
  }
  const places = plan.stops.flatMap((stop, i): Place[] => {
    const at = positions.get(stop)
    return at ? [{ stop, number: i + 1, at }] : []
  })
  return { places, sure: linesOf(lines.sure), unsure: linesOf(lines.unsure) }
}

function positionOf(stop: Stop): [number, number] | null {
  const point = pointOf(stop)
  return point && [point.lon, point.lat]
}

/** A way that begins where the last one ended goes on with its line, so that dashes and corners run through. */
function lengthen(lines: Position[][], from: [number, number], to: [number, number]): void {
  const onward = [...halfway(from, to), to]
  const last = lines.at(-1)
  if (last?.at(-1) === from) last.push(...onward)
  else lines.push([from, ...onward])
}

/** Between opposite points of the globe every way is equally short; of them, the one over the equator is drawn. */
function halfway(from: [number, number], to: [number, number]): [number, number][] {
  const isOpposite = Math.PI - geoDistance(from, to) < 1e-4
  return isOpposite ? [[from[0] > 90 ? from[0] - 270 : from[0] + 90, 0]] : []
}

function linesOf(coordinates: Position[][]): MultiLineString {
  return { type: 'MultiLineString', coordinates }
}
