/** The words that were typed and not yet sent, kept with this tab so that a reload does not lose them. */
import type { Id } from '#shared/ids.ts'

/** What was typed on this board before, or nothing. */
export function keptDraft(board: Id): string {
  return storage()?.getItem(keyOf(board)) ?? ''
}

/** Keeps what is typed; nothing typed keeps nothing. */
export function keepDraft(board: Id, text: string): void {
  if (text === '') storage()?.removeItem(keyOf(board))
  else storage()?.setItem(keyOf(board), text)
}

function keyOf(board: Id): string {
  return `twinboard.draft.${board}`
}

/** Browsers that withhold storage from a page throw at the mere question; the draft then lives in the field alone. */
function storage(): Storage | null {
  try {
    return sessionStorage
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
