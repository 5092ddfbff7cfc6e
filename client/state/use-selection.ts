/** The one thing that is selected on the board: in the list, on the map and in the talk alike. */
import { useMemo } from 'react'
import type { Id } from '#shared/ids.ts'
import type { ListKind } from '#shared/plan/plan.ts'
import { useDesk } from './board-context.ts'

export type Selected = { readonly kind: ListKind; readonly id: Id }

export type Selection = {
  readonly selected: Selected | null
  select(kind: ListKind, id: Id): void
  clear(): void
  isSelected(id: Id): boolean
}

/** What is selected, and how to select. */
export function useSelection(): Selection {
  const { selected, setSelected } = useDesk()
  return useMemo(
    () => ({
      selected,
      select: (kind, id) => setSelected({ kind, id }),
      clear: () => setSelected(null),
      isSelected: id => selected?.id === id,
    }),
    [selected, setSelected],
  )
}
