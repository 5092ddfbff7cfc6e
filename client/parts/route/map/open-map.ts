/**
 * The drawn map: land, route and one button a stop, on Leaflet. Loaded only when a map is shown. It owns its part of the
 * page: React gives it an empty element and tells it what to show.
 */
import '#client/ui/no-markup.ts'
import L from 'leaflet'
import './panes.css'
import type { Id } from '#shared/ids.ts'
import type { Point } from '#shared/plan/route.ts'
import { routeLine, turnsInView } from './geodesic.ts'
import type { Box } from './labels.ts'
import { type Land, type LatLon, loadLand } from './land.ts'
import { type MapStop, Pins } from './pins.ts'

/** What the page can ask of an open map. */
/** Of a single place so much of the land around it is shown that one knows where it lies. */
const loneZoom = 5

export type OpenMap = {
  /** Draws the stops; moves the view only when the set of places changed and nobody has moved the map by hand. */
  show(stops: readonly MapStop[], selected: Id | null): void
  zoom(steps: 1 | -1): void
  /** Moves the view by a part of its size; positive is right and down. */
  pan(x: -1 | 0 | 1, y: -1 | 0 | 1): void
  fit(): void
  close(): void
}

export type MapDeps = {
  readonly onSelect: (id: Id) => void
  /** One finger scrolls the page and two move the map: for a map that lies in a scrolling page. */
  readonly pageScrolls: boolean
  readonly calm: boolean
  /** Where the page has put its buttons over the map, in pixels of the map. */
  readonly blocked: () => Box | null
}

const panShare = 0.3
/** Degrees by which land of one turn of the world reaches into the next: Chukotka ends at 190° east. */
const overhang = 20
/** Pixels that stay free around the route: room for names, and more on the side of the buttons. */
const margin = 40

/** Loads the land and opens the map in `element`. Throws when the land cannot be had. */
export async function openMap(element: HTMLElement, deps: MapDeps): Promise<OpenMap> {
  const land = await loadLand()
  return new LeafletMap(element, land, deps)
}

class LeafletMap implements OpenMap {
  readonly #map: L.Map
  readonly #land: Land
  readonly #deps: MapDeps
  readonly #line = L.polyline([], { className: 'route-map-line', interactive: false, smoothFactor: 0.2 })
  readonly #landRenderer = L.svg({ pane: 'land', padding: 0.4 })
  readonly #drawnTurns = new Set<number>()
  readonly #pins: Pins
  readonly #watch: ResizeObserver
  #places: readonly L.LatLngTuple[] = []
  #selected: Id | null = null
  #moved = false

  constructor(element: HTMLElement, land: Land, deps: MapDeps) {
    this.#land = land
    this.#deps = deps
    this.#map = L.map(element, mapOptions(deps)).setView([50, 15], 4)
    this.#pins = new Pins(this.#map, deps.onSelect)
    this.#map.createPane('land').style.zIndex = '250'
    this.#line.addTo(this.#map)
    this.#map.on('moveend zoomend resize', () => this.#settle())
    // Only a hand moves the map from now on: dragging and the wheel say so, our own `fit` does not.
    this.#map.on('dragstart', () => this.#handMoved())
    element.addEventListener('wheel', () => this.#handMoved(), { passive: true })
    this.#watch = new ResizeObserver(() => this.#resized())
    this.#watch.observe(element)
    this.#settle()
  }

  show(stops: readonly MapStop[], selected: Id | null): void {
    const { line, stops: places } = routeLine(stops)
    const tuples = places.map(toTuple)
    const changed = JSON.stringify(tuples) !== JSON.stringify(this.#places)
    this.#places = tuples
    this.#line.setLatLngs(line.map(toTuple))
    this.#pins.show(stops, tuples, selected)
    if (changed && !this.#moved) this.fit()
    // Only a new choice moves the view: what others do to the plan never does (everyone.md A6).
    if (selected !== this.#selected) this.#reveal(tuples[stops.findIndex(stop => stop.id === selected)])
    this.#selected = selected
    this.#settle()
  }

  zoom(steps: 1 | -1): void {
    this.#handMoved()
    this.#map.setZoom(Math.round(this.#map.getZoom()) + steps)
  }

  pan(x: -1 | 0 | 1, y: -1 | 0 | 1): void {
    this.#handMoved()
    const size = this.#map.getSize()
    this.#map.panBy([x * size.x * panShare, y * size.y * panShare])
  }

  fit(): void {
    this.#moved = false
    if (this.#places.length > 0) this.#map.fitBounds(L.latLngBounds([...this.#places]), this.#fitOptions())
  }

  #fitOptions(): L.FitBoundsOptions {
    const blocked = this.#deps.blocked()
    const { x: width } = this.#map.getSize()
    const atStart = blocked !== null && blocked.left < width / 2
    const start = atStart ? blocked.right : 0
    const end = blocked === null || atStart ? 0 : width - blocked.left
    return {
      paddingTopLeft: [start + margin, margin],
      paddingBottomRight: [end + margin / 2, margin],
      maxZoom: this.#places.length > 1 ? 8 : loneZoom,
    }
  }

  close(): void {
    this.#watch.disconnect()
    this.#map.remove()
  }

  #handMoved(): void {
    this.#moved = true
  }

  #resized(): void {
    this.#map.invalidateSize({ pan: false })
    if (!this.#moved) this.fit()
  }

  #reveal(place: L.LatLngTuple | undefined): void {
    if (place && !this.#map.getBounds().pad(-0.05).contains(place)) this.#map.panTo(place)
  }

  /** After every move: land for the turns of the world in view, and names on their best sides. */
  #settle(): void {
    const bounds = this.#map.getBounds()
    for (const turn of turnsInView(bounds.getWest() - overhang, bounds.getEast() + overhang)) this.#drawLand(turn)
    const blocked = this.#deps.blocked()
    this.#pins.settle(blocked ? [blocked] : [])
  }

  #drawLand(turn: number): void {
    if (this.#drawnTurns.has(turn)) return
    this.#drawnTurns.add(turn)
    const turned = ([lat, lon]: LatLon): LatLon => [lat, lon + turn * 360]
    const shared = { renderer: this.#landRenderer, interactive: false, smoothFactor: 1.2 }
    const areas = this.#land.areas.map(rings => rings.map(ring => ring.map(turned)))
    L.polygon(areas, { ...shared, className: 'route-map-land', stroke: false }).addTo(this.#map)
    const coast = this.#land.coast.map(line => line.map(turned))
    L.polyline(coast, { ...shared, className: 'route-map-coast' }).addTo(this.#map)
  }
}

const toTuple = ({ lat, lon }: Point): L.LatLngTuple => [lat, lon]

function mapOptions({ pageScrolls, calm }: MapDeps): L.MapOptions {
  return {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.25,
    minZoom: 1,
    maxZoom: 10,
    dragging: !pageScrolls,
    scrollWheelZoom: !pageScrolls,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    inertia: !calm,
  }
}
