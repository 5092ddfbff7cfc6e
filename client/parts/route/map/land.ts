/**
 * The land of the world (Natural Earth 1:50m, public domain, by way of `world-atlas`), served by the board itself. Land and
 * coast only: a border line would be a statement, and a tile server would learn who plans what.
 */
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import landAddress from 'world-atlas/land-50m.json?url'
import { continuous } from '#shared/plan/great-circle.ts'

/** Latitude and longitude in degrees, in the order the map library wants them. */
export type LatLon = [number, number]
/** `areas` are polygons of rings for filling, `coast` their edges without what was added at the pole. */
export type Land = { readonly areas: LatLon[][][]; readonly coast: LatLon[][] }

/**
 * A ring laid out flat. The source follows the globe and jumps from 180° to −180°; here longitudes run on, and the ring as
 * a whole lies where most of it belongs, so that Chukotka stays with Asia.
 */
export function flatRing(ring: readonly (readonly number[])[]): LatLon[] {
  const points = continuous(ring.map(([lon = 0, lat = 0]) => ({ lat, lon })))
  const middle = points.reduce((sum, { lon }) => sum + lon, 0) / Math.max(1, points.length)
  const turn = 360 * Math.round(middle / 360)
  return points.map(({ lat, lon }): LatLon => [lat, lon - turn])
}

/** A ring that goes once around the earth, as Antarctica's does, is closed along the pole that it encloses. */
export function closedRing(ring: readonly LatLon[]): LatLon[] {
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || !last || Math.abs(last[1] - first[1]) < 180) return [...ring]
  const pole = Math.sign(first[0]) * 90
  return [...ring, [pole, last[1]], [pole, first[1]]]
}

/** The land as drawn, from the topology in which it travels. */
export function landFrom(topology: Topology): Land {
  const object = topology.objects.land
  if (!object) return { areas: [], coast: [] }
  const shape = feature(topology, object)
  const shapes = shape.type === 'FeatureCollection' ? shape.features : [shape]
  const areas = shapes.flatMap(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates : []))
  const flat = areas.map(rings => rings.map(flatRing))
  return { areas: flat.map(rings => rings.map(closedRing)), coast: flat.flat() }
}

/** Fetches the land. Throws when it cannot be had; the route's list works without it. */
export async function loadLand(): Promise<Land> {
  const reply = await fetch(landAddress)
  if (!reply.ok) throw new Error(`land: ${reply.status}`)
  return landFrom((await reply.json()) as Topology)
}
