/** Dragging the cards of the line: which card would land where, told to the eye and to screen readers. */
import { type PointerEvent, type RefObject, useCallback, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import { startDrag } from './drag.ts'
import type { LineRow } from './line-rows.ts'
import type { StopActions } from './stop-actions.ts'

/** The lifted card and the index at which it would land. */
export type Over = { readonly id: Id; readonly index: number } | null
/** Begins a drag when the press was on a grip; other presses stay what they are. */
export type DragPress = (event: PointerEvent, id: Id) => void

/** The state of dragging in `list`, and the handler for presses on its cards. */
export function useLineDrag(
  list: RefObject<HTMLElement | null>,
  actions: StopActions,
): { over: Over; press: DragPress } {
  const [over, setOver] = useState<Over>(null)
  const press = useCallback<DragPress>(
    (event, id) => {
      const isGrip = event.target instanceof Element && event.target.closest('[data-grip]') !== null
      if (!isGrip || !actions.canEdit || list.current === null) return
      startDrag(event.nativeEvent, id, {
        list: list.current,
        onOver: setOver,
        onDrop: actions.move,
      })
    },
    [list, actions],
  )
  return { over, press }
}

/** On which side of the card at `index` the lifted one would come to stand; nothing at its own place. */
export function dropSide(over: Over, index: number, rows: readonly LineRow[]): 'before' | 'after' | undefined {
  if (over === null) return undefined
  const from = rows.findIndex(row => row.stop.id === over.id)
  if (over.index === from || over.index !== index) return undefined
  return over.index > from ? 'after' : 'before'
}
