/**
 * One drag of a card along the line, from the press to the drop. A mouse or pen drags at once; a finger must rest first, so
 * that scrolling stays scrolling. Escape and a taken-over gesture end it without a move.
 */
import type { Id } from '#shared/ids.ts'
import { type CardBox, landingIndex, scrollStep } from './move-stop.ts'

/** A finger must rest this long (milliseconds) within `slopPixels` before the card lifts. */
const restMs = 350
const slopPixels = 8

export type DragDeps = {
  /** The list; its children carry `data-stop`. */
  readonly list: HTMLElement
  /** The card was lifted, or would land elsewhere; null when the drag is over. */
  readonly onOver: (over: { readonly id: Id; readonly index: number } | null) => void
  readonly onDrop: (id: Id, index: number) => void
}

/** Where the press began: in the window, and which pointer it was. */
type Press = { readonly x: number; readonly y: number; readonly pointerId: number }

/** Follows the press `event` on the card `id`. Everything it listens to is let go at its end. */
export function startDrag(event: PointerEvent, id: Id, deps: DragDeps): void {
  const card = deps.list.querySelector<HTMLElement>(`[data-stop="${id}"]`)
  if (event.button === 0 && event.isPrimary && card !== null) new CardDrag(event, id, card, deps)
}

class CardDrag {
  readonly #deps: DragDeps
  readonly #id: Id
  readonly #card: HTMLElement
  readonly #press: Press
  readonly #scroller: HTMLElement
  readonly #listening = new AbortController()
  #rest: ReturnType<typeof setTimeout> | undefined
  #frame = 0
  #lifted = false
  #pointerY: number
  /** Set when the card is lifted: how the cards lie then, and where in the list the pointer holds the card. */
  #cards: readonly CardBox[] = []
  #heldAt = 0
  #from = 0
  #index = 0

  constructor(event: PointerEvent, id: Id, card: HTMLElement, deps: DragDeps) {
    this.#deps = deps
    this.#id = id
    this.#card = card
    this.#press = { x: event.clientX, y: event.clientY, pointerId: event.pointerId }
    this.#pointerY = event.clientY
    this.#scroller = scrollerOf(deps.list)
    this.#listen()
    if (event.pointerType === 'touch') this.#rest = setTimeout(() => this.#lift(), restMs)
  }

  #listen(): void {
    const { signal } = this.#listening
    window.addEventListener('pointermove', event => this.#move(event), { signal })
    window.addEventListener('pointerup', () => this.#end(true), { signal })
    window.addEventListener('pointercancel', () => this.#end(false), { signal })
    window.addEventListener('keydown', event => event.key === 'Escape' && this.#end(false), { signal, capture: true })
    // Not passive: once the card is lifted the finger moves the card and not the page.
    const hold = (event: Event) => this.#lifted && event.cancelable && event.preventDefault()
    window.addEventListener('touchmove', hold, { signal, passive: false })
    window.addEventListener('selectstart', event => event.preventDefault(), { signal })
    window.addEventListener('contextmenu', event => event.preventDefault(), { signal })
  }

  #move(event: PointerEvent): void {
    if (event.pointerId !== this.#press.pointerId) return
    this.#pointerY = event.clientY
    const far = Math.hypot(event.clientX - this.#press.x, event.clientY - this.#press.y) > slopPixels
    if (this.#lifted || !far) return
    if (event.pointerType === 'touch') this.#end(false)
    else this.#lift()
  }

  /** The list closes up to the heads of its cards, so that a long route is a short way to drag; the card stays in the hand. */
  #lift(): void {
    this.#lifted = true
    const slip = this.#keepInPlace(() => this.#deps.list.setAttribute('data-compact', ''))
    this.#cards = cardBoxes(this.#deps.list)
    this.#from = this.#cards.findIndex(card => card.id === this.#id)
    this.#index = this.#from
    this.#heldAt = this.#pointerInList() + slip
    this.#card.setAttribute('data-lifted', '')
    this.#deps.onOver({ id: this.#id, index: this.#index })
    this.#follow()
  }

  /** Changes the list and scrolls so that the card stays where it was; returns by how many pixels that failed. */
  #keepInPlace(change: () => void): number {
    const before = this.#card.getBoundingClientRect().top
    change()
    this.#scroller.scrollBy({ top: this.#card.getBoundingClientRect().top - before, behavior: 'instant' })
    return this.#card.getBoundingClientRect().top - before
  }

  #pointerInList(): number {
    return this.#pointerY - this.#deps.list.getBoundingClientRect().top
  }

  /** Once a frame, since the page may scroll under a pointer that does not move. */
  #follow(): void {
    const isPage = this.#scroller === document.documentElement
    const box = isPage ? { top: 0, bottom: window.innerHeight } : this.#scroller.getBoundingClientRect()
    this.#scroller.scrollBy(0, scrollStep(this.#pointerY, box))
    const way = this.#pointerInList() - this.#heldAt
    this.#card.style.setProperty('--dragged', `${way}px`)
    const own = this.#cards[this.#from]
    const index = own ? landingIndex(this.#cards, own.id, own.top + own.height / 2 + way) : this.#index
    if (index !== this.#index) this.#deps.onOver({ id: this.#id, index })
    this.#index = index
    this.#frame = requestAnimationFrame(() => this.#follow())
  }

  #end(drop: boolean): void {
    clearTimeout(this.#rest)
    cancelAnimationFrame(this.#frame)
    this.#listening.abort()
    if (!this.#lifted) return
    this.#card.removeAttribute('data-lifted')
    this.#card.style.removeProperty('--dragged')
    this.#keepInPlace(() => this.#deps.list.removeAttribute('data-compact'))
    swallowClick()
    this.#deps.onOver(null)
    if (drop && this.#index !== this.#from) this.#deps.onDrop(this.#id, this.#index)
  }
}

/** The click that ends a drag must not press the button it began on. It comes at once or not at all. */
function swallowClick(): void {
  const ended = new AbortController()
  const stop = (event: Event) => {
    event.stopPropagation()
    event.preventDefault()
  }
  window.addEventListener('click', stop, { capture: true, signal: ended.signal })
  setTimeout(() => ended.abort())
}

/** The cards as they lie, with positions relative to the list, so that scrolling does not change them. */
function cardBoxes(list: HTMLElement): CardBox[] {
  const top = list.getBoundingClientRect().top
  return [...list.querySelectorAll<HTMLElement>('[data-stop]')].map(card => {
    const box = card.getBoundingClientRect()
    return { id: card.dataset.stop ?? '', top: box.top - top, height: box.height }
  })
}

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let box = element.parentElement; box; box = box.parentElement) {
    const isScroller = /auto|scroll/.test(getComputedStyle(box).overflowY)
    if (isScroller && box.scrollHeight > box.clientHeight) return box
  }
  return document.documentElement
}
