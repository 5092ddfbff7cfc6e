/** Ways on a map that ends at the antimeridian: along the great circle, in as many pieces as the map needs. */
import { greatCircle, unwrap } from '#shared/plan/great-circle.ts'
import type { Point } from '#shared/plan/route.ts'

export type Position = readonly [lon: number, lat: number]

/** The great circle between two points; cut in two where it crosses the antimeridian, so that no piece runs round the world. */
export function linesBetween(from: Point, to: Point): Position[][] {
  const lines: Position[][] = [[]]
  let before: Point | null = null
  for (const point of greatCircle(from, to)) {
    const here = { lat: point.lat, lon: unwrap(point.lon, 0) }
    if (before !== null && Math.abs(here.lon - before.lon) > 180) {
      const side = before.lon > 0 ? 180 : -180
      const lat = latitudeAt(side, before, here)
      lines.at(-1)?.push([side, lat])
      lines.push([[-side, lat]])
    }
    lines.at(-1)?.push([here.lon, here.lat])
    before = here
  }
  return lines.length === 1 ? lines : lines.filter(hasLength) // an end on the antimeridian leaves a piece without length
}

function hasLength(line: readonly Position[]): boolean {
  const [first] = line
  return line.some(([lon, lat]) => lon !== first?.[0] || lat !== first[1])
}

/** Where the short piece from `before` to `here`, which lies beyond `side`, crosses it. */
function latitudeAt(side: number, before: Point, here: Point): number {
  const beyond = here.lon + 2 * side
  const share = (side - before.lon) / (beyond - before.lon)
  return before.lat + (here.lat - before.lat) * share
}
