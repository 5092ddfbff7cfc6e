/**
 * The drawn map: land, route and one button a stop, on Leaflet. Loaded only when a map is shown. It owns its part of the
 * page: React gives it an empty element and tells it what to show.
 */
import L from 'leaflet'
import './panes.css'
import type { Id } from '#shared/ids.ts'
import { type Point, routeLine, turnsInView } from './geodesic.ts'
import { type Box, placeLabels } from './labels.ts'
import { type Land, type LatLon, loadLand } from './land.ts'

/** A stop as the map shows it. `label` is what a screen reader says and contains `name`. */
export type MapStop = Point & { readonly id: Id; readonly name: string; readonly label: string }

/** What the page can ask of an open map. */
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

type Pin = { readonly marker: L.Marker; readonly button: HTMLButtonElement; readonly name: HTMLElement }

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
  readonly #line = L.polyline([], { className: 'route-map-line', interactive: false, smoothFactor: 1 })
  readonly #landRenderer = L.svg({ pane: 'land', padding: 0.4 })
  readonly #drawnTurns = new Set<number>()
  readonly #pins = new Map<Id, Pin>()
  readonly #watch: ResizeObserver
  #places: readonly L.LatLngTuple[] = []
  #order: readonly Id[] = []
  #moved = false

  constructor(element: HTMLElement, land: Land, deps: MapDeps) {
    this.#land = land
    this.#deps = deps
    this.#map = L.map(element, mapOptions(deps)).setView([50, 15], 4)
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
    this.#showPins(stops, tuples, selected)
    if (changed && !this.#moved) this.fit()
    const chosen = stops.findIndex(stop => stop.id === selected)
    this.#reveal(tuples[chosen])
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
    return { paddingTopLeft: [start + margin, margin], paddingBottomRight: [end + margin / 2, margin], maxZoom: 8 }
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

  #showPins(stops: readonly MapStop[], places: readonly L.LatLngTuple[], selected: Id | null): void {
    for (const [id, pin] of this.#pins) {
      if (stops.some(stop => stop.id === id)) continue
      pin.marker.remove()
      this.#pins.delete(id)
    }
    stops.forEach((stop, i) => {
      const place = places[i]
      if (!place) return
      const pin = this.#pins.get(stop.id) ?? this.#addPin(stop.id, place)
      pin.marker.setLatLng(place)
      pin.marker.setZIndexOffset(stop.id === selected ? 1000 : 0)
      pin.name.textContent = stop.name
      pin.button.setAttribute('aria-label', stop.label)
      pin.button.setAttribute('aria-pressed', String(stop.id === selected))
    })
    this.#inOrder(stops.map(stop => stop.id))
  }

  /** The tab key visits the buttons in travelling order. Touched only when the order changed: moving a button drops its focus. */
  #inOrder(ids: readonly Id[]): void {
    if (ids.join() === this.#order.join()) return
    this.#order = ids
    for (const id of ids) {
      const element = this.#pins.get(id)?.marker.getElement()
      element?.parentElement?.append(element)
    }
  }

  #addPin(id: Id, place: L.LatLngTuple): Pin {
    const { button, name } = pinElements()
    button.addEventListener('click', () => this.#deps.onSelect(id))
    L.DomEvent.disableClickPropagation(button)
    const icon = L.divIcon({ html: button, className: 'route-pin-place', iconSize: [0, 0] })
    const marker = L.marker(place, { icon, keyboard: false, interactive: false }).addTo(this.#map)
    const pin = { marker, button, name }
    this.#pins.set(id, pin)
    return pin
  }

  /** After every move: land for the turns of the world in view, and names on their best sides. */
  #settle(): void {
    const bounds = this.#map.getBounds()
    for (const turn of turnsInView(bounds.getWest() - overhang, bounds.getEast() + overhang)) this.#drawLand(turn)
    const size = this.#map.getSize()
    const pins = this.#order.flatMap(id => this.#pins.get(id) ?? [])
    const wishes = pins.map(({ marker, button, name }) => {
      const { x, y } = this.#map.latLngToContainerPoint(marker.getLatLng())
      const must = button.getAttribute('aria-pressed') === 'true'
      return { x, y, width: name.offsetWidth, height: name.offsetHeight, must }
    })
    const blocked = this.#deps.blocked()
    placeLabels(wishes, { width: size.x, height: size.y }, blocked ? [blocked] : []).forEach((side, i) => {
      pins[i]?.button.setAttribute('data-side', side)
    })
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

function pinElements(): { button: HTMLButtonElement; name: HTMLElement } {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'route-pin'
  const dot = document.createElement('span')
  dot.className = 'route-pin-dot'
  const name = document.createElement('bdi')
  name.className = 'route-pin-name'
  button.append(dot, name)
  return { button, name }
}
