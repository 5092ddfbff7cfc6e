/** Keeps the focus on a thing that was moved: its row may have been drawn anew in another place (everyone.md A2). */
import { useCallback } from 'react'
import type { Id } from '#shared/ids.ts'

/** The attribute that names the control of a record which gets the focus back. */
export function focusHome(id: Id): { 'data-focus-home': string } {
  return { 'data-focus-home': id }
}

/**
 * A function that puts the focus on the control of record `id`, once the change is drawn and a menu that was open has
 * given the focus back: two frames later.
 */
export function useFocusAfter(): (id: Id) => void {
  return useCallback(id => {
    const land = () => {
      const home = document.querySelector<HTMLElement>(`[data-focus-home="${CSS.escape(id)}"]`)
      home?.focus()
      home?.scrollIntoView({ block: 'nearest' })
    }
    requestAnimationFrame(() => requestAnimationFrame(land))
  }, [])
}
