/**
 * The route for maps, as GeoJSON (RFC 7946): stops as points, ways between them as lines on the shorter way round the
 * Earth, cut in two where that crosses the antimeridian (section 3.1.9).
 */
import type { Plan, Stop } from '#shared/plan/plan.ts'
import type { Point } from '#shared/plan/route.ts'
import { pointOf, type Way, waysOf } from '#shared/plan/route.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

type Position = readonly [lon: number, lat: number]
type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
type Feature = {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: Geometry
  readonly properties: Readonly<Record<string, string | number | null>>
}

/** The file as a value. Stops without coordinates have no feature. */
export function geoJsonOf(input: ExportInput, reader: Reader, digest: string): Record<string, unknown> {
  const { plan, version } = input
  return {
    type: 'FeatureCollection',
    name: reader.read(plan.title).text,
    version,
    draft: version === null ? reader.words('export.draft') : null,
    digest,
    features: [...stopFeatures(plan, reader), ...wayFeatures(plan, reader)],
  }
}

function stopFeatures(plan: Plan, reader: Reader): Feature[] {
  return plan.stops.flatMap((stop, i) => {
    const point = pointOf(stop)
    return point
      ? [{ type: 'Feature', id: stop.id, geometry: pointGeometry(point), properties: about(stop, i, reader) }]
      : []
  })
}

function pointGeometry({ lat, lon }: Point): Geometry {
  return { type: 'Point', coordinates: [lon, lat] }
}

function about(stop: Stop, i: number, reader: Reader): Feature['properties'] {
  const { name, station, country, zone, arrive, depart } = stop
  const names = { name, label: reader.stop(stop), alias: reader.read(stop.alias).text, station, country }
  const words = { host: reader.committee(stop.host), note: reader.read(stop.note).text }
  return { kind: 'stop', position: i + 1, ...names, zone, arrive, depart, ...words }
}

function wayFeatures(plan: Plan, reader: Reader): Feature[] {
  return waysOf(plan).flatMap(way => {
    const [from, to] = [pointOf(way.from), pointOf(way.to)]
    if (!from || !to) return []
    const id = way.leg?.id ?? `${way.from.id}-${way.to.id}`
    return [{ type: 'Feature', id, geometry: lineBetween(from, to), properties: aboutWay(way, reader) }]
  })
}

function aboutWay({ from, to, leg }: Way, reader: Reader): Feature['properties'] {
  const names = { kind: 'leg', from: reader.stop(from), to: reader.stop(to) }
  return leg
    ? { ...names, mode: leg.mode, number: leg.number, status: leg.status, distanceKm: leg.distanceKm }
    : { ...names, mode: null, number: '', status: null, distanceKm: null }
}

/** A straight line between two points, in two pieces when the shorter way crosses the antimeridian. */
export function lineBetween(from: Point, to: Point): Geometry {
  const start: Position = [from.lon, from.lat]
  const end: Position = [to.lon, to.lat]
  if (Math.abs(to.lon - from.lon) <= 180) return { type: 'LineString', coordinates: [start, end] }
  const side = from.lon > 0 ? 180 : -180
  const beyond = to.lon + 2 * side // where `to` would be if the line simply went on
  const share = (side - from.lon) / (beyond - from.lon)
  const lat = Math.round((from.lat + (to.lat - from.lat) * share) * 1e7) / 1e7 // a centimetre
  return {
    type: 'MultiLineString',
    coordinates: [
      [start, [side, lat]],
      [[-side, lat], end],
    ],
  }
}
