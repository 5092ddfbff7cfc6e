/** Moving a stop along the line, by button, key or drag: one step of the plan, said aloud, with the focus kept. */
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import type { Id } from '#shared/ids.ts'
import type { Plan, Stop } from '#shared/plan/plan.ts'
import { afterFor } from './move-stop.ts'
import { type Moved, movedBy } from './moved.ts'

export type StopMoves = {
  /** Puts the stop at `index` of the line and says so. Nothing happens beyond the ends. */
  move(stop: Id, index: number): void
  /** The stop that my own last move concerned, once: the line gives it its focus back. */
  takeMoved(): Moved | null
}

/** `onMoved` is told after each move; it must keep its identity. */
export function useStopMoves(onMoved: () => void): StopMoves {
  const { t } = useTranslation()
  const edit = useEdit()
  const announce = useAnnounce()
  const stops = usePlan(stopsOf)
  const latest = useRef(stops)
  latest.current = stops
  const moved = useRef<Moved | null>(null)
  return useMemo(
    () => ({
      move: (id, index) => {
        const ids = latest.current.map(each => each.id)
        const stop = latest.current.find(each => each.id === id)
        if (!stop || edit.readOnly || index < 0 || index >= ids.length || ids[index] === id) return
        moved.current = movedBy(id, document.activeElement)
        edit.move('stops', id, afterFor(ids, id, index))
        onMoved()
        announce(t('route.moved', { name: stop.name, position: index + 1, count: ids.length }))
      },
      takeMoved: () => {
        const held = moved.current
        moved.current = null
        return held
      },
    }),
    [edit, announce, onMoved, t],
  )
}

function stopsOf(plan: Plan): readonly Stop[] {
  return plan.stops
}
