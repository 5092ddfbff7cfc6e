/** What people can do in the route, as one object that cards and ways pass on. */
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useGoTo } from '#client/records/use-go-to.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useSelection } from '#client/state/use-selection.ts'
import { useTalk } from '#client/state/use-talk.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import type { Id } from '#shared/ids.ts'
import type { Warning } from '#shared/plan/checks.ts'
import type { Leg, Plan, Stop } from '#shared/plan/plan.ts'
import type { WayOn } from './line-rows.ts'
import { afterFor } from './move-stop.ts'
import { type Moved, movedBy } from './moved.ts'
import { newLeg } from './new-records.ts'
import { useEndNames } from './use-end-names.ts'

/** Which sheet lies open, for which record. */
export type OpenSheet =
  | { readonly sheet: 'add'; readonly after: Id | null | 'end' }
  | { readonly sheet: 'stop'; readonly id: Id }
  | { readonly sheet: 'leg'; readonly id: Id }
export type StopActions = {
  readonly canEdit: boolean
  select(stop: Stop): void
  clear(): void
  edit(stop: Stop): void
  /** Puts the stop at `index` of the line and says so. Nothing happens beyond the ends. */
  move(stop: Stop, index: number): void
  /** The stop that my own last move concerned, once: the line gives it its focus back. */
  takeMoved(): Moved | null
  talk(stop: Stop): void
  addAfter(stop: Stop): void
  addAtEnd(): void
  /** Shows the stop that the sheet has just added. */
  added(id: Id, name: string): void
  remove(stop: Stop): void
  editLeg(leg: Leg): void
  removeLeg(leg: Leg): void
  addLeg(way: WayOn): void
  openItem(item: Id): void
  show(warning: Warning): void
}

export type StopActionsDeps = {
  readonly open: (sheet: OpenSheet) => void
  readonly close: () => void
  /** Words for what was just removed, so that it can be taken back; null once another step followed. */
  readonly onRemoved: (words: string | null) => void
}

/** The actions, bound to the open board. What `deps` holds must keep their identity. */
export function useStopActions({ open, close, onRemoved }: StopActionsDeps): StopActions {
  const { t } = useTranslation()
  const edit = useEdit()
  const { select, clear } = useSelection()
  const { setAbout } = useTalk()
  const announce = useAnnounce()
  const goTo = useGoTo()
  const stops = usePlan(stopsOf)
  const endNames = useEndNames()
  const moved = useRef<Moved | null>(null)
  return useMemo(
    () => ({
      canEdit: !edit.readOnly,
      select: stop => select('stops', stop.id),
      clear,
      edit: stop => open({ sheet: 'stop', id: stop.id }),
      move: (stop, index) => {
        const ids = stops.map(each => each.id)
        if (edit.readOnly || index < 0 || index >= ids.length || ids[index] === stop.id) return
        moved.current = movedBy(stop.id, document.activeElement)
        edit.move('stops', stop.id, afterFor(ids, stop.id, index))
        onRemoved(null)
        announce(t('route.moved', { name: stop.name, position: index + 1, count: ids.length }))
      },
      takeMoved: () => {
        const held = moved.current
        moved.current = null
        return held
      },
      talk: stop => {
        setAbout({ kind: 'stop', id: stop.id })
        announce(t('route.talkReady', { name: stop.name }))
      },
      addAfter: stop => open({ sheet: 'add', after: stop.id }),
      addAtEnd: () => open({ sheet: 'add', after: 'end' }),
      added: (id, name) => {
        close()
        select('stops', id)
        announce(t('route.added', { name }))
      },
      remove: stop => {
        close()
        clear()
        edit.remove('stops', stop.id)
        onRemoved(t('route.deleted', { name: stop.name }))
      },
      editLeg: leg => {
        select('legs', leg.id)
        open({ sheet: 'leg', id: leg.id })
      },
      removeLeg: leg => {
        close()
        clear()
        edit.remove('legs', leg.id)
        onRemoved(t('route.wayDeleted', endNames(leg)))
      },
      addLeg: way => open({ sheet: 'leg', id: edit.add('legs', newLeg(way)) }),
      openItem: item => goTo('items', item),
      show: ({ kind, id, also }) => {
        // The card shows one of the two already: the other one is what has to be shown.
        const other = kind === 'items' ? { kind, id } : also?.[0]
        if (other !== undefined) goTo(other.kind, other.id)
      },
    }),
    [edit, select, clear, open, close, onRemoved, endNames, setAbout, announce, goTo, stops, t],
  )
}

function stopsOf(plan: Plan): readonly Stop[] {
  return plan.stops
}
