/** The whole route as it is drawn: one continuous line that goes on over the date line, and the land behind all of it. */
import { continuous, greatCircle } from '#shared/plan/great-circle.ts'
import type { Point } from '#shared/plan/route.ts'

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
