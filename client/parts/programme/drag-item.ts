/** Dragging an item to another day with a pointer. Everything it does can be done from the item's menu too. */
import type { DragEvent } from 'react'
import { useState } from 'react'
import type { Id } from '#shared/ids.ts'

const itemType = 'application/x-twinboard-item'

/** Marks what is dragged as a programme item. */
export function dragItem(transfer: DataTransfer, id: Id): void {
  transfer.setData(itemType, id)
  transfer.effectAllowed = 'move'
}

/** Handlers for a place that takes items, and whether one is held over it. */
export function useItemDrop(onDrop: (id: Id) => void) {
  const [isOver, setOver] = useState(false)
  const takes = (event: DragEvent) => event.dataTransfer.types.includes(itemType)
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!takes(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: (event: DragEvent) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        setOver(false)
        if (!takes(event)) return
        event.preventDefault()
        onDrop(event.dataTransfer.getData(itemType))
      },
    },
  }
}
