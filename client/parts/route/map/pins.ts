/** The stops on the map: one named button each, in travelling order, with its name on the side where there is room. */
import L from 'leaflet'
import type { Id } from '#shared/ids.ts'
import type { Point } from '#shared/plan/route.ts'
import { type Box, placeLabels } from './labels.ts'

/** A stop as the map shows it. `label` is what a screen reader says and contains `name`. */
export type MapStop = Point & { readonly id: Id; readonly name: string; readonly label: string }

type Pin = { readonly marker: L.Marker; readonly button: HTMLButtonElement; readonly name: HTMLElement }

/** The pins of one map. They live as long as it. */
export class Pins {
  readonly #map: L.Map
  readonly #onSelect: (id: Id) => void
  readonly #pins = new Map<Id, Pin>()
  #order: readonly Id[] = []

  constructor(map: L.Map, onSelect: (id: Id) => void) {
    this.#map = map
    this.#onSelect = onSelect
  }

  /** Shows exactly these stops; `places` says where each of them lies on the unrolled map. */
  show(stops: readonly MapStop[], places: readonly L.LatLngTuple[], selected: Id | null): void {
    for (const [id, pin] of this.#pins) {
      if (stops.some(stop => stop.id === id)) continue
      pin.marker.remove()
      this.#pins.delete(id)
    }
    stops.forEach((stop, i) => {
      const place = places[i]
      if (!place) return
      const pin = this.#pins.get(stop.id) ?? this.#add(stop.id, place)
      pin.marker.setLatLng(place)
      pin.marker.setZIndexOffset(stop.id === selected ? 1000 : 0)
      pin.name.textContent = stop.name
      pin.button.setAttribute('aria-label', stop.label)
      pin.button.setAttribute('aria-pressed', String(stop.id === selected))
    })
    this.#inOrder(stops.map(stop => stop.id))
  }

  /** Puts the names on their best sides for the present view, clear of what the page has put over the map. */
  settle(blocked: readonly Box[]): void {
    const pins = this.#order.flatMap(id => this.#pins.get(id) ?? [])
    const wishes = pins.map(({ marker, button, name }) => {
      const { x, y } = this.#map.latLngToContainerPoint(marker.getLatLng())
      const must = button.getAttribute('aria-pressed') === 'true'
      return { x, y, width: name.offsetWidth, height: name.offsetHeight, must }
    })
    const { x: width, y: height } = this.#map.getSize()
    placeLabels(wishes, { width, height }, blocked).forEach((side, i) => {
      pins[i]?.button.setAttribute('data-side', side)
    })
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

  #add(id: Id, place: L.LatLngTuple): Pin {
    const { button, name } = pinElements()
    button.addEventListener('click', () => this.#onSelect(id))
    L.DomEvent.disableClickPropagation(button)
    const icon = L.divIcon({ html: button, className: 'route-pin-place', iconSize: [0, 0] })
    const marker = L.marker(place, { icon, keyboard: false, interactive: false }).addTo(this.#map)
    const pin = { marker, button, name }
    this.#pins.set(id, pin)
    return pin
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
