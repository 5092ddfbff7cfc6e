/** What people can do in the route, as one object that cards and ways pass on. */
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Deleted } from '#client/records/undo-hint.tsx'
import { useFocusAfter } from '#client/records/use-focus-after.ts'
import { useGoTo } from '#client/records/use-go-to.ts'
import { useTalkAbout } from '#client/records/use-talk-about.ts'
import { useDesk } from '#client/state/board-context.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import type { Id } from '#shared/ids.ts'
import type { Warning } from '#shared/plan/checks.ts'
import type { Leg, Stop } from '#shared/plan/plan.ts'
import type { WayOn } from './line-rows.ts'
import { newLeg } from './new-records.ts'
import { type Removals, useRemovals } from './use-removals.ts'
import { type StopMoves, useStopMoves } from './use-stop-moves.ts'

/** Which sheet lies open, for which record. */
export type OpenSheet =
  | { readonly sheet: 'add'; readonly after: Id | null | 'end' }
  | { readonly sheet: 'stop'; readonly id: Id }
  | { readonly sheet: 'leg'; readonly id: Id }

type Visits = {
  select(stop: Stop): void
  clear(): void
  talk(stop: Stop): void
  openItem(item: Id): void
  /** Shows what a warning is about, other than the card on which it stands. */
  show(warning: Warning): void
}

type Sheets = {
  edit(stop: Stop): void
  addAfter(stop: Stop): void
  addAtEnd(): void
  /** Shows the stop that the sheet has just added. */
  added(id: Id, name: string): void
  editLeg(leg: Leg): void
  addLeg(way: WayOn): void
}

export type StopActions = Visits & Sheets & StopMoves & Removals & { readonly canEdit: boolean }

export type StopActionsDeps = {
  /** Opens a sheet, or closes the one that lies open. */
  readonly setSheet: (sheet: OpenSheet | null) => void
  /** What was just removed, so that it can be taken back; null once another step followed. */
  readonly setDeleted: (deleted: Deleted | null) => void
}

/** The actions, bound to the open board. The functions in `deps` must keep their identity. */
export function useStopActions({ setSheet, setDeleted }: StopActionsDeps): StopActions {
  const { readOnly } = useEdit()
  const afterStep = useCallback(() => setDeleted(null), [setDeleted])
  const afterRemoval = useCallback(
    (deleted: Deleted) => {
      setSheet(null)
      setDeleted(deleted)
    },
    [setSheet, setDeleted],
  )
  const open = useCallback(
    (sheet: OpenSheet | null) => {
      afterStep()
      setSheet(sheet)
    },
    [afterStep, setSheet],
  )
  const moves = useStopMoves(afterStep)
  const removals = useRemovals(afterRemoval)
  const visits = useVisits()
  const sheets = useSheets(open)
  return useMemo(
    () => ({ canEdit: !readOnly, ...visits, ...sheets, ...moves, ...removals }),
    [readOnly, visits, sheets, moves, removals],
  )
}

function useVisits(): Visits {
  const { t } = useTranslation()
  const { setSelected } = useDesk()
  const talkAbout = useTalkAbout()
  const announce = useAnnounce()
  const goTo = useGoTo()
  return useMemo(
    () => ({
      select: stop => setSelected({ kind: 'stops', id: stop.id }),
      clear: () => setSelected(null),
      talk: stop => {
        talkAbout({ kind: 'stop', id: stop.id })
        announce(t('route.talkReady', { name: stop.name }))
      },
      openItem: item => goTo('items', item),
      show: ({ kind, id, also }) => {
        const other = kind === 'items' ? { kind, id } : also?.[0]
        if (other !== undefined) goTo(other.kind, other.id)
      },
    }),
    [setSelected, talkAbout, announce, goTo, t],
  )
}

function useSheets(open: (sheet: OpenSheet | null) => void): Sheets {
  const { t } = useTranslation()
  const edit = useEdit()
  const { setSelected } = useDesk()
  const announce = useAnnounce()
  const focusAfter = useFocusAfter()
  return useMemo(
    () => ({
      edit: stop => open({ sheet: 'stop', id: stop.id }),
      addAfter: stop => open({ sheet: 'add', after: stop.id }),
      addAtEnd: () => open({ sheet: 'add', after: 'end' }),
      added: (id, name) => {
        open(null)
        setSelected({ kind: 'stops', id })
        focusAfter(id)
        announce(t('route.added', { name }))
      },
      editLeg: leg => {
        setSelected({ kind: 'legs', id: leg.id })
        open({ sheet: 'leg', id: leg.id })
      },
      addLeg: way => open({ sheet: 'leg', id: edit.add('legs', newLeg(way)) }),
    }),
    [open, edit, setSelected, focusAfter, announce, t],
  )
}
