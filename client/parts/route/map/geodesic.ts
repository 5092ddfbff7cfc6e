/**
 * The route as it lies on the globe: great circles cut into short pieces, with longitudes that run on past 180° instead of
 * jumping back, so that a way from Vladivostok to Anchorage does not cross the whole map.
 */

/** A point in degrees WGS84. Longitudes may lie outside ±180 when a line has run over the date line. */
export type Point = { readonly lat: number; readonly lon: number }

/** No piece of a drawn great circle is longer than this, in degrees of arc: about 110 km, straight on any screen. */
const pieceDegrees = 1

const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI

/** `lon` moved by whole turns until it is at most half a turn away from `near`. */
export function unwrap(lon: number, near: number): number {
  return lon - 360 * Math.round((lon - near) / 360)
}

/** The points with longitudes made continuous from the first one on. */
export function continuous(points: readonly Point[]): Point[] {
  let before: number | null = null
  return points.map(point => {
    const lon = before === null ? point.lon : unwrap(point.lon, before)
    before = lon
    return { lat: point.lat, lon }
  })
}

type Vector = readonly [number, number, number]

function toVector({ lat, lon }: Point): Vector {
  const [phi, lambda] = [radians(lat), radians(lon)]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

/** Angle between two points of the globe in radians; stable for near and far ones alike (atan2 of cross and dot product). */
function angleBetween(a: Vector, b: Vector): number {
  const cross = Math.hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
  return Math.atan2(cross, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])
}

/** Point at `share` (0 to 1) of the great circle from `a` to `b`: spherical linear interpolation. */
function between(a: Vector, b: Vector, angle: number, share: number): Point {
  const wa = Math.sin((1 - share) * angle) / Math.sin(angle)
  const wb = Math.sin(share * angle) / Math.sin(angle)
  const [x, y, z] = [wa * a[0] + wb * b[0], wa * a[1] + wb * b[1], wa * a[2] + wb * b[2]]
  return { lat: degrees(Math.atan2(z, Math.hypot(x, y))), lon: degrees(Math.atan2(y, x)) }
}

/** The great circle from `a` to `b` as points, both ends included, longitudes continuous from `a`. */
export function greatCircle(a: Point, b: Point): Point[] {
  const [from, to] = [toVector(a), toVector(b)]
  const angle = angleBetween(from, to)
  const pieces = Math.max(1, Math.ceil(degrees(angle) / pieceDegrees))
  // Between opposite points every way is equally short and the formula divides by zero: a straight line will do.
  const inner = Math.sin(angle) < 1e-9 ? 0 : pieces - 1
  const points: Point[] = [a]
  for (let i = 1; i <= inner; i++) points.push(between(from, to, angle, i / pieces))
  return continuous([...points, b])
}

/** A whole route as one continuous line; `stops` gives where each of the given points came to lie. */
export function routeLine(points: readonly Point[]): { line: Point[]; stops: Point[] } {
  const stops = continuous(points)
  const line = stops.flatMap((point, i) => {
    const next = stops[i + 1]
    return next ? greatCircle(point, next).slice(0, -1) : [point]
  })
  return { line, stops }
}

/** By how many turns of 360° the land must be repeated so that everything from `west` to `east` is drawn. */
export function turnsInView(west: number, east: number): number[] {
  const first = Math.floor((west + 180) / 360)
  const last = Math.floor((east + 180) / 360)
  return Array.from({ length: Math.min(last - first, 6) + 1 }, (_, i) => first + i)
}
