/** The ways of a route as they run over the map. */
import { type GeoProjection, geoPath } from 'd3-geo'
import { PathText } from './path-text.ts'
import type { Route } from './route.ts'

export type RouteLines = { readonly sure: PathText; readonly unsure: PathText }

/** Both kinds of ways, along great circles, in pixels. */
export function routeLines(route: Route, projection: GeoProjection): RouteLines {
  const lines = { sure: new PathText(0.5), unsure: new PathText(0.5) }
  geoPath(projection, lines.sure)(route.sure)
  geoPath(projection, lines.unsure)(route.unsure)
  return lines
}
