/** What a person does with programme items, beyond what every list can: add to a day, move in time, move to another day. */
import { useState } from 'react'
import { useFocusAfter } from '#client/records/use-focus-after.ts'
import { type ListDesk, useListDesk } from '#client/records/use-list-desk.ts'
import { type Edit, useEdit } from '#client/state/use-edit.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import type { Id } from '#shared/ids.ts'
import type { Day, ProgrammeItem } from '#shared/plan/plan.ts'
import { placesOn } from './days.ts'
import { type Direction, type Move, moveWithinDay, rowOf, withMove } from './moves.ts'
import { useItemWords } from './use-item-words.ts'

export type ItemDesk = Omit<ListDesk, 'remove'> & {
  /** The item that is being moved to another day. */
  readonly moving: Id | null
  /** Adds an item on a day, where the group is then, and opens it. */
  add(day: Day | null): void
  canStep(item: ProgrammeItem, direction: Direction): boolean
  step(item: ProgrammeItem, direction: Direction): void
  askWhere(id: Id): void
  place(item: ProgrammeItem, day: Day | null, stop: Id | null): void
  remove(item: ProgrammeItem): void
}

/** The desk of the programme part. One stands in `Programme`; rows and sheets get it handed down. */
export function useItemDesk(): ItemDesk {
  const plan = usePlanNow()
  const list = useListDesk('items', 'item')
  const edit = useEdit()
  const say = useItemWords()
  const [moving, setMoving] = useState<Id | null>(null)
  const moves = useItemMoves(list)
  return {
    ...list,
    ...moves,
    moving,
    close: () => {
      list.close()
      setMoving(null)
    },
    add: day => {
      const stop = day === null ? null : (placesOn(plan, day)[0]?.id ?? null)
      list.fill(edit.begin('items', { day, stop }))
    },
    askWhere: setMoving,
    place: (item, day, stop) => {
      setMoving(null)
      moves.place(item, day, stop)
    },
    remove: item => list.remove(item.id, say.deleted(item)),
  }
}

/** Moving within a day and to another: each step is said, and the focus stays with the item. */
function useItemMoves({ forgetDeleted }: ListDesk): Pick<ItemDesk, 'canStep' | 'step' | 'place'> {
  const plan = usePlanNow()
  const edit = useEdit()
  const focusAfter = useFocusAfter()
  const say = useItemWords()
  return {
    canStep: (item, direction) => moveWithinDay(plan, item, direction) !== null,
    step: (item, direction) => {
      const move = moveWithinDay(plan, item, direction)
      if (move === null) return
      forgetDeleted()
      applyMove(edit, item.id, move)
      say.moved(rowOf(withMove(plan, item.id, move), item), item, move)
      focusAfter(item.id)
    },
    place: (item, day, stop) => {
      forgetDeleted()
      edit.change('items', item.id, { day, stop })
      say.placed(item, day)
      focusAfter(item.id)
    },
  }
}

function applyMove(edit: Edit, id: Id, move: Move): void {
  if (move.kind === 'order') edit.move('items', id, move.after)
  else
    edit.together(() => {
      for (const { id: each, start, end } of move.times) edit.change('items', each, { start, end })
    })
}
