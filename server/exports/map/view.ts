/** How the globe is laid flat for a route: the projection, fitted to the frame, and what of the globe it shows. */
import { type GeoProjection, geoAzimuthalEqualArea, geoCentroid, geoCircle, geoDistance, geoEqualEarth } from 'd3-geo'
import type { GeometryCollection, Position } from 'geojson'
import type { Route } from './route.ts'

export type Size = { readonly width: number; readonly height: number }
export type View = {
  readonly projection: GeoProjection
  readonly centre: [lon: number, lat: number]
  /** How far from the centre the frame reaches, as an angle. */
  readonly reach: number
  /** True for a map of the whole world, whose edge lies inside of the frame. */
  readonly isWorld: boolean
}

const radians = Math.PI / 180
/** From here on the route goes round the world. In degrees. */
const worldRadius = 75
/** No map shows less, so that there is land to know it by: around one place, and around several in one city. In degrees. */
const leastRadius = { lone: 4, several: 1.2 }
/** The share of the frame's smaller side that stays free around the route, for its names. */
const margin = { near: 0.12, world: 0.04 }
/** Land is drawn this far beyond the frame, in pixels, so that its coast does not run along the edge. */
const bleed = 4

/** The view of `route`, which has at least one place, in a frame of `size`. */
export function viewOf(route: Route, size: Size): View {
  const positions = route.places.map(place => place.at)
  const centre = geoCentroid({ type: 'MultiPoint', coordinates: positions })
  const radius = Math.max(...positions.map(at => geoDistance(centre, at) / radians))
  // Without a centre the places lie all around the globe: NaN is not smaller than anything.
  const isWorld = !(radius < worldRadius)
  const middle: [number, number] = isWorld ? [middleLongitude(positions), 0] : centre
  const projection = isWorld
    ? geoEqualEarth().rotate([-middle[0], 0])
    : geoAzimuthalEqualArea().rotate([-middle[0], -middle[1]])
  const inset = (isWorld ? margin.world : margin.near) * Math.min(size.width, size.height)
  const inner: [Position, Position] = [
    [inset, inset],
    [size.width - inset, size.height - inset],
  ]
  const { lone, several } = leastRadius
  const least = Math.max(radius, radius < 0.01 ? lone : several)
  projection.fitExtent(
    inner as [[number, number], [number, number]],
    isWorld ? worldOf(route) : shapeOf(route, middle, least, radius),
  )
  const reach = isWorld ? Math.PI : reachOf(projection, middle, size)
  if (reach < Math.PI / 2) projection.clipAngle(reach / radians)
  projection.clipExtent([
    [-bleed, -bleed],
    [size.width + bleed, size.height + bleed],
  ])
  return { projection, centre: middle, reach, isWorld }
}

/** All that must be in the frame: places and ways, and for a short route the land around it. */
function shapeOf(route: Route, centre: [number, number], least: number, radius: number): GeometryCollection {
  const around = least > radius ? [geoCircle().center(centre).radius(least)()] : []
  return { type: 'GeometryCollection', geometries: [...linesAndPlaces(route), ...around] }
}

function worldOf(route: Route): GeometryCollection {
  // From side to side, so that the edge of the world stands in the frame and nothing seems to be cut off.
  return { type: 'GeometryCollection', geometries: [{ type: 'Sphere' } as never, ...linesAndPlaces(route)] }
}

function linesAndPlaces({ places, sure, unsure }: Route): GeometryCollection['geometries'] {
  return [{ type: 'MultiPoint', coordinates: places.map(place => place.at) }, sure, unsure]
}

/** The longitude opposite to the widest gap between places, so that the edge of the world cuts as few ways as can be. */
function middleLongitude(positions: readonly Position[]): number {
  const sorted = positions.map(([lon = 0]) => lon).sort((a, b) => a - b)
  const gaps = sorted.map((lon, i) => {
    const next = sorted[i + 1] ?? (sorted[0] ?? 0) + 360
    return { width: next - lon, middle: (lon + next) / 2 }
  })
  const widest = gaps.reduce((a, b) => (b.width > a.width ? b : a))
  return widest.middle - 180
}

/** The farthest point of the frame's edge from the centre, a little more to be safe; half the globe when it shows more. */
function reachOf(projection: GeoProjection, centre: [number, number], { width, height }: Size): number {
  const corners: [number, number][] = [0, 0.5, 1].flatMap(x =>
    [0, 0.5, 1].map((y): [number, number] => [x * (width + 2 * bleed) - bleed, y * (height + 2 * bleed) - bleed]),
  )
  const distances = corners.map(corner => {
    const at = projection.invert?.(corner)
    return at ? geoDistance(centre, at) : Number.NaN
  })
  const most = Math.max(...distances) * 1.1 // NaN when a corner lies beyond the globe
  return most < Math.PI ? most : Math.PI
}
