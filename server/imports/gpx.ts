/**
 * Stops out of GPX (1.0 and 1.1): waypoints and points of routes. Of a track, which is where a device was each second, the
 * ends alone are places to stop at.
 */
import type { Document, Element } from '@xmldom/xmldom'
import { isoMs } from './instants.ts'
import type { Notes } from './notes.ts'
import type { FoundPoint } from './points.ts'
import { childrenOf, childText } from './xml.ts'

/** The name of the elements in which our own GPX tells a stop whole. */
export const ownStop = 'stop'

/** All points to stop at, in the order of the file: waypoints, routes, ends of tracks. */
export function pointsInGpx(document: Document, notes: Notes): FoundPoint[] {
  const root = document.documentElement
  if (root === null) return []
  const waypoints = childrenOf(root, 'wpt').flatMap(element => pointOf(element, notes))
  const routes = childrenOf(root, 'rte').flatMap(route =>
    childrenOf(route, 'rtept').flatMap(element => pointOf(element, notes)),
  )
  const tracks = childrenOf(root, 'trk').flatMap(track => endsOf(track, notes))
  return [...waypoints, ...routes, ...tracks]
}

/** A waypoint tells the time of arrival, a point of a route that of departure. Without more than one of them it is the first. */
function pointOf(element: Element, notes: Notes): FoundPoint[] {
  const lat = degrees(element.getAttribute('lat'), 90)
  const lon = degrees(element.getAttribute('lon'), 180)
  if (lat === null || lon === null) {
    notes.add('without-point', null, { example: childText(element, 'name') })
    return []
  }
  const note = childText(element, 'desc') || childText(element, 'cmt')
  const arriveAt = isoMs(childText(element, 'time'))
  const told = toldIn(element)
  return [{ lat, lon, name: childText(element, 'name'), note, arriveAt, ...(told && { told }) }]
}

function endsOf(track: Element, notes: Notes): FoundPoint[] {
  const points = childrenOf(track, 'trkseg').flatMap(segment => childrenOf(segment, 'trkpt'))
  const name = childText(track, 'name')
  const ends = [points[0], points.length > 1 ? points.at(-1) : undefined].filter(point => point !== undefined)
  notes.add('track-ends', null, { example: name })
  return ends.flatMap((element, i) =>
    pointOf(element, notes).map(point => ({ ...point, name: point.name || `${name} ${i === 0 ? '▸' : '■'}`.trim() })),
  )
}

function toldIn(element: Element): Record<string, string> | null {
  const [stop] = childrenOf(element, 'extensions').flatMap(extensions => childrenOf(extensions, ownStop))
  return stop === undefined ? null : Object.fromEntries(Array.from(stop.attributes, ({ name, value }) => [name, value]))
}

function degrees(text: string | null, most: number): number | null {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Math.abs(value) <= most ? value : null
}
