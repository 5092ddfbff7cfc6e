/** Dragging a task between the columns with a pointer. Everything it does can be done from the task's menu too. */
import { type DragEvent, useState } from 'react'
import type { Id } from '#shared/ids.ts'

const taskType = 'application/x-twinboard-task'

/** Marks what is dragged as a task. */
export function dragTask(transfer: DataTransfer, id: Id): void {
  transfer.setData(taskType, id)
  transfer.effectAllowed = 'move'
}

/** Handlers for a column, and the place before which the task would land, null while none is held over it. */
export function useTaskDrop(onDrop: (id: Id, index: number) => void) {
  const [place, setPlace] = useState<number | null>(null)
  const takes = (event: DragEvent) => event.dataTransfer.types.includes(taskType)
  return {
    place,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!takes(event)) return
        event.preventDefault()
        setPlace(placeUnder(event))
      },
      onDragLeave: (event: DragEvent) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setPlace(null)
      },
      onDrop: (event: DragEvent) => {
        setPlace(null)
        if (!takes(event)) return
        event.preventDefault()
        onDrop(event.dataTransfer.getData(taskType), placeUnder(event))
      },
    },
  }
}

/** How many cards of the column lie above the pointer by their middle. */
function placeUnder(event: DragEvent): number {
  const cards = [...event.currentTarget.querySelectorAll('.tasks-card')]
  return cards.filter(card => {
    const box = card.getBoundingClientRect()
    return box.top + box.height / 2 < event.clientY
  }).length
}
