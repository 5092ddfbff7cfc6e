/** From anywhere on the board to a record: its part is opened and it is selected there. */
import { useCallback } from 'react'
import { useLocation } from 'wouter'
import { useDesk } from '#client/state/board-context.ts'
import { useBoard } from '#client/state/use-board.ts'
import type { Id } from '#shared/ids.ts'
import type { ListKind } from '#shared/plan/plan.ts'

/** The part of the board in which records of a kind stand. */
export const partOf: Readonly<Record<ListKind | 'plan', string>> = {
  stops: 'route',
  legs: 'route',
  items: 'programme',
  tasks: 'tasks',
  lines: 'budget',
  rates: 'budget',
  groups: 'overview',
  sections: 'texts',
  plan: 'overview',
}

/** The address of the part in which records of `kind` stand. */
export function partAddress(board: Id, kind: ListKind | 'plan'): string {
  return `/boards/${board}/${partOf[kind]}`
}

/** A function that shows the record `id` where it stands. */
export function useGoTo(): (kind: ListKind | 'plan', id: Id) => void {
  const { id: board } = useBoard()
  const { setSelected } = useDesk()
  const [, go] = useLocation()
  return useCallback(
    (kind, id) => {
      if (kind !== 'plan') setSelected({ kind, id })
      go(partAddress(board, kind))
    },
    [board, setSelected, go],
  )
}
