/** Stops out of GeoJSON (RFC 7946) and out of KML, which is read into the same features. */
import { kml } from '@tmcw/togeojson'
import type { Document } from '@xmldom/xmldom'
import { isObject } from '#shared/plan/fields.ts'
import { isoMs } from './instants.ts'
import type { Notes } from './notes.ts'
import type { FoundPoint } from './points.ts'

/** Collections of collections are rare, and nothing else nests in GeoJSON. */
const deepest = 10

/** True when `value` looks like GeoJSON of any kind. */
export function isGeoJson(value: unknown): boolean {
  const kinds = ['FeatureCollection', 'Feature', 'GeometryCollection', 'Point', 'MultiPoint', 'LineString', 'Polygon']
  return isObject(value) && kinds.some(kind => kind === value.type)
}

/** Each point with a name of GeoJSON, in the order of the file. Lines and areas are no places to stop at. */
export function pointsInGeoJson(value: unknown, notes: Notes): FoundPoint[] {
  return featuresIn(value).flatMap(feature => {
    const properties = isObject(feature.properties) ? feature.properties : {}
    const isOurs = properties.kind === 'stop' && typeof properties.label === 'string'
    return pointsOf(feature.geometry, properties, isOurs, notes)
  })
}

/** Each placemark with a point of KML. */
export function pointsInKml(document: Document, notes: Notes): FoundPoint[] {
  // The two packages describe the same tree by types of their own.
  const { features } = kml(document as unknown as Parameters<typeof kml>[0])
  return features.flatMap(({ geometry, properties }) => {
    const told = properties ?? {}
    const isOurs = told.twinboard === 'stop'
    return pointsOf(geometry, isOurs ? { ...told, name: told.localName ?? '' } : told, isOurs, notes)
  })
}

function featuresIn(value: unknown): readonly Record<string, unknown>[] {
  if (!isObject(value)) return []
  if (value.type === 'FeatureCollection') return Array.isArray(value.features) ? value.features.filter(isObject) : []
  return value.type === 'Feature' ? [value] : [{ geometry: value, properties: {} }]
}

function pointsOf(geometry: unknown, properties: Record<string, unknown>, isOurs: boolean, notes: Notes): FoundPoint[] {
  const name = firstText(properties, ['name', 'title', 'label', 'Name', 'NAME'])
  const places = placesIn(geometry, 0)
  if (places.length === 0) notes.add(isObject(geometry) ? 'shapes' : 'without-point', null, { example: name })
  const span = isObject(properties.timespan) ? properties.timespan : {}
  return places.flatMap(([lon, lat]) => {
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      notes.add('without-point', null, { example: name })
      return []
    }
    const told = isOurs ? { told: textsIn(properties) } : {}
    const note = firstText(properties, ['description', 'desc', 'note', 'Description'])
    const arriveAt = isoMs(firstText(span, ['begin'])) ?? isoMs(firstText(properties, ['timestamp', 'time']))
    return [{ lat, lon, name, note, arriveAt, departAt: isoMs(firstText(span, ['end'])), ...told }]
  })
}

function placesIn(geometry: unknown, depth: number): (readonly [lon: number, lat: number])[] {
  if (!isObject(geometry) || depth > deepest) return []
  if (geometry.type === 'Point') return positions([geometry.coordinates])
  if (geometry.type === 'MultiPoint') return positions(geometry.coordinates)
  const inner = geometry.type === 'GeometryCollection' && Array.isArray(geometry.geometries) ? geometry.geometries : []
  return inner.flatMap(each => placesIn(each, depth + 1))
}

function positions(coordinates: unknown): (readonly [number, number])[] {
  if (!Array.isArray(coordinates)) return []
  return coordinates.map(each => (Array.isArray(each) ? [number(each[0]), number(each[1])] : [Number.NaN, Number.NaN]))
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}

/** What is given as text under the first of `names`; maps write a description as HTML that is marked as such. */
function firstText(values: Record<string, unknown>, names: readonly string[]): string {
  for (const name of names) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    const text = isObject(value) ? value.value : value
    if (typeof text === 'string' && text.trim() !== '') return text
    if (typeof text === 'number') return String(text)
  }
  return ''
}

function textsIn(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((each): each is [string, string] => typeof each[1] === 'string'),
  )
}
