/**
 * The land of the world (Natural Earth 1:50m, public domain, by way of `world-atlas`), served by the board itself. Land and
 * coast only: a border line would be a statement, and a tile server would learn who plans what.
 */
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import landAddress from 'world-atlas/land-50m.json?url'

/** Latitude and longitude in degrees, in the order the map library wants them. */
export type LatLon = [number, number]
/** `areas` are polygons of rings for filling, `coast` the same edges without the cuts that were made at the date line. */
export type Land = { readonly areas: LatLon[][][]; readonly coast: LatLon[][] }

const onDateLine = ([, lon]: LatLon) => Math.abs(lon) > 179.99
const onPole = ([lat]: LatLon) => lat < -89.99

/** A ring as open lines, broken where it only follows the edge of the world map. */
export function coastOf(ring: readonly LatLon[]): LatLon[][] {
  const lines: LatLon[][] = []
  let line: LatLon[] = []
  ring.forEach((point, i) => {
    const before = ring[i - 1]
    const isCut = before && ((onDateLine(before) && onDateLine(point)) || onPole(before) || onPole(point))
    if (isCut) {
      if (line.length > 1) lines.push(line)
      line = []
    }
    line.push(point)
  })
  return line.length > 1 ? [...lines, line] : lines
}

/** The land as drawn, from the topology in which it travels. */
export function landFrom(topology: Topology): Land {
  const object = topology.objects.land
  if (!object) return { areas: [], coast: [] }
  const shape = feature(topology, object)
  const shapes = shape.type === 'FeatureCollection' ? shape.features : [shape]
  const areas = shapes.flatMap(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates : []))
  const turned = areas.map(rings => rings.map(ring => ring.map(([lon = 0, lat = 0]): LatLon => [lat, lon])))
  return { areas: turned, coast: turned.flat().flatMap(coastOf) }
}

/** Fetches the land. Throws when it cannot be had; the route's list works without it. */
export async function loadLand(): Promise<Land> {
  const reply = await fetch(landAddress)
  if (!reply.ok) throw new Error(`land: ${reply.status}`)
  return landFrom((await reply.json()) as Topology)
}
