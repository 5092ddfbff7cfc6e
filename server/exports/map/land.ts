/** The land that maps are drawn on, as the build left it, and which pieces of it a view can hold. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { geoDistance } from 'd3-geo'
import type { MultiPolygon, Position } from 'geojson'

const file = join(import.meta.dirname, '../../../dist/land.json')

/** A continent or an island with the circle around it: middle in degrees, radius as an angle. */
type Piece = { readonly rings: Position[][]; readonly middle: [number, number]; readonly radius: number }

let pieces: readonly Piece[] | null = null

/** The land within `radius` (an angle) of `centre`. Throws when the build has not made the file. */
export function landWithin(centre: [number, number], radius: number): MultiPolygon {
  pieces ??= readPieces()
  const near = pieces.filter(piece => geoDistance(centre, piece.middle) <= radius + piece.radius)
  return { type: 'MultiPolygon', coordinates: near.map(piece => piece.rings) }
}

function readPieces(): Piece[] {
  const { coordinates } = JSON.parse(readFileSync(file, 'utf8')) as MultiPolygon
  return coordinates.map(rings => ({ rings, ...circleAround(rings[0] ?? []) }))
}

/** A circle that holds the ring, though seldom the smallest one. */
function circleAround(ring: readonly Position[]): Omit<Piece, 'rings'> {
  const sum = { x: 0, y: 0, z: 0 }
  for (const [lon = 0, lat = 0] of ring) {
    const [lambda, phi] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180]
    sum.x += Math.cos(phi) * Math.cos(lambda)
    sum.y += Math.cos(phi) * Math.sin(lambda)
    sum.z += Math.sin(phi)
  }
  const lat = Math.atan2(sum.z, Math.hypot(sum.x, sum.y))
  const middle: [number, number] = [(Math.atan2(sum.y, sum.x) * 180) / Math.PI, (lat * 180) / Math.PI]
  const radius = ring.reduce((most, [lon = 0, lat = 0]) => Math.max(most, geoDistance(middle, [lon, lat])), 0)
  return { middle, radius }
}
