/** The bar that says how long a way on the map is. */
import { geoDistance } from 'd3-geo'
import { type Box, type Ink, widened } from './boxes.ts'
import type { Size, View } from './view.ts'

const earthRadiusKm = 6371.0088
const lengths = [1, 2, 5].flatMap(first => [1, 10, 100, 1000].map(tens => first * tens)).sort((a, b) => a - b)
/** Wider views have no one scale. An angle. */
const widest = 0.7
const height = 18
const inset = 10

export type ScaleBar = { readonly km: number; readonly width: number; readonly box: Box }

/** The bar in the corner in which it covers least, or null where distances on the map differ too much. */
export function scaleBarOf({ projection, centre, reach }: View, size: Size, ink: Ink): ScaleBar | null {
  const middle = projection(centre)
  const beside = middle && projection.invert?.([middle[0] + 20, middle[1]])
  if (reach > widest || !beside) return null
  const pixelsPerKm = 20 / (geoDistance(centre, beside) * earthRadiusKm)
  const km = lengths.findLast(length => length * pixelsPerKm <= size.width / 5) ?? 1
  const width = km * pixelsPerKm
  const [farLeft, farTop] = [size.width - inset - width, size.height - inset - height]
  const corners = [
    [inset, farTop],
    [farLeft, farTop],
    [inset, inset],
    [farLeft, inset],
  ].map(([left = 0, top = 0]): Box => ({ left, top, right: left + width, bottom: top + height }))
  const box = corners.reduce((a, b) => (ink.count(widened(b, 4)) < ink.count(widened(a, 4)) ? b : a))
  return { km, width, box }
}
