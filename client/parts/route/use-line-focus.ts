/** Where the eye and the focus go in the line: to what was selected, and with the stop that was moved. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { Id } from '#shared/ids.ts'
import type { LineRow } from './line-rows.ts'
import type { StopActions } from './stop-actions.ts'

/** Brings the card or way of the selected record into view, with as little scrolling as that takes. */
export function useRevealSelected(list: RefObject<HTMLElement | null>, selected: Id | null): void {
  useEffect(() => {
    if (selected === null) return
    const card = list.current?.querySelector(`[data-stop="${selected}"] .route-card, [data-leg="${selected}"]`)
    card?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [list, selected])
}

/**
 * Moving a card in the page takes the focus from the button within it. After my own move the focus comes back: to the same
 * button, or to the other direction when the stop cannot go further.
 */
export function useFocusAfterMove(
  list: RefObject<HTMLElement | null>,
  rows: readonly LineRow[],
  actions: StopActions,
): void {
  const order = rows.map(row => row.stop.id).join()
  const before = useRef(order)
  useLayoutEffect(() => {
    if (before.current === order) return
    before.current = order
    const held = actions.takeMoved()
    const row = held === null ? null : list.current?.querySelector(`[data-stop="${held.id}"]`)
    if (!row || !held) return
    const wanted = held.tool === null ? [] : [held.tool, held.tool === 'earlier' ? 'later' : 'earlier']
    const tools = wanted.map(tool => row.querySelector<HTMLButtonElement>(`.route-tool-${tool}:not(:disabled)`))
    const target = tools.find(tool => tool !== null) ?? row.querySelector<HTMLButtonElement>('[data-name]')
    target?.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  }, [list, order, actions])
}
