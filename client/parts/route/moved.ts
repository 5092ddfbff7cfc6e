/** Which control began a move, so that the focus can return to it when the card has been drawn in its new place. */
import type { Id } from '#shared/ids.ts'

/** The stop that was moved, and the button that moved it; `tool` is null for a drag or the name's own keys. */
export type Moved = { readonly id: Id; readonly tool: 'earlier' | 'later' | null }

/** Reads from the focused element which button it was. */
export function movedBy(id: Id, focused: Element | null): Moved {
  if (focused?.classList.contains('route-tool-earlier')) return { id, tool: 'earlier' }
  return { id, tool: focused?.classList.contains('route-tool-later') ? 'later' : null }
}
