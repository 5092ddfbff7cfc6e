/** Where a stop goes when it is moved: from an index of the line to the id that it must stand after. */
import type { Id } from '#shared/ids.ts'

/** The id after which `id` must be put so that it comes to stand at index `to` of the line; null for the first place. */
export function afterFor(ids: readonly Id[], id: Id, to: number): Id | null {
  const others = ids.filter(other => other !== id)
  const index = Math.max(0, Math.min(to, others.length))
  return index === 0 ? null : (others[index - 1] ?? null)
}

/** A card of the line as it lies on the screen, in pixels from the top of the page. */
export type CardBox = { readonly id: Id; readonly top: number; readonly height: number }

/**
 * The index at which the dragged card lands when its middle is at `y`: before the first other card whose middle lies lower.
 * Dropping it where it was gives its own index, so nothing is written.
 */
export function landingIndex(cards: readonly CardBox[], dragged: Id, y: number): number {
  const others = cards.filter(card => card.id !== dragged)
  const before = others.findIndex(card => y < card.top + card.height / 2)
  return before === -1 ? others.length : before
}

/** Pixels to scroll in this frame when the pointer is near an edge of the scrolling box: faster the nearer it is. */
export function scrollStep(y: number, box: { top: number; bottom: number }): number {
  const edge = 56
  if (y < box.top + edge) return -Math.ceil((box.top + edge - y) / 4)
  if (y > box.bottom - edge) return Math.ceil((y - (box.bottom - edge)) / 4)
  return 0
}
