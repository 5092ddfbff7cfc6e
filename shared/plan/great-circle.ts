/**
 * Ways as they lie on the globe: great circles cut into short pieces, with longitudes that run on past 180° instead of
 * jumping back, so that a way from Vladivostok to Anchorage does not cross the whole map.
 */
import type { Point } from './route.ts'

/** No piece of a drawn great circle is longer than this, in degrees of arc: about 110 km, straight on any screen. */
const pieceDegrees = 1

const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI

/** `lon` moved by whole turns until it is at most half a turn away from `near`. */
export function unwrap(lon: number, near: number): number {
  return lon - 360 * Math.round((lon - near) / 360)
}

/** The points with longitudes made continuous from the first one on; they may then lie outside ±180. */
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
