/** What a person does with the items of a programme: open, add, move, delete, talk; each with its words for screen readers. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Deleted } from '#client/records/undo-hint.tsx'
import { useFocusAfter } from '#client/records/use-focus-after.ts'
import { useWords } from '#client/records/wording.tsx'
import { useDesk } from '#client/state/board-context.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { useSelection } from '#client/state/use-selection.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import type { Id } from '#shared/ids.ts'
import type { Day, ProgrammeItem } from '#shared/plan/plan.ts'
import { placesOn } from './days.ts'
import { type Direction, type Move, moveWithinDay, rowOf, withMove } from './moves.ts'

export type ItemDesk = {
  /** The item whose sheet is open, and the one that is being moved to another day. */
  readonly openItem: Id | null
  readonly movingItem: Id | null
  /** What was deleted last, as long as undo would bring back just that. */
  readonly deleted: Deleted | null
  open(id: Id): void
  close(): void
  forgetDeleted(): void
  add(day: Day | null): void
  canStep(item: ProgrammeItem, direction: Direction): boolean
  step(item: ProgrammeItem, direction: Direction): void
  askWhere(id: Id): void
  place(item: ProgrammeItem, day: Day | null, stop: Id | null): void
  remove(item: ProgrammeItem): void
  talk(id: Id): void
}

/** The desk of the programme part. One stands in `Programme`; rows and sheets get it handed down. */
export function useItemDesk(): ItemDesk {
  const plan = usePlanNow()
  const edit = useEdit()
  const { select } = useSelection()
  const { setAbout } = useDesk()
  const focusAfter = useFocusAfter()
  const say = useItemWords()
  const [openItem, setOpenItem] = useState<Id | null>(null)
  const [movingItem, setMovingItem] = useState<Id | null>(null)
  const [deleted, setDeleted] = useState<Deleted | null>(null)
  const open = (id: Id) => {
    setDeleted(null)
    setOpenItem(id)
    select('items', id)
  }
  return {
    openItem,
    movingItem,
    deleted,
    open,
    close: () => {
      setOpenItem(null)
      setMovingItem(null)
    },
    forgetDeleted: () => setDeleted(null),
    add: day => open(edit.add('items', { day, stop: day === null ? null : (placesOn(plan, day)[0]?.id ?? null) })),
    canStep: (item, direction) => moveWithinDay(plan, item, direction) !== null,
    step: (item, direction) => {
      const move = moveWithinDay(plan, item, direction)
      if (move === null) return
      setDeleted(null)
      applyMove(edit, item.id, move)
      say.moved(rowOf(withMove(plan, item.id, move), item), item, move)
      focusAfter(item.id)
    },
    askWhere: id => setMovingItem(id),
    place: (item, day, stop) => {
      setDeleted(null)
      edit.change('items', item.id, { day, stop })
      say.placed(item, day)
      setMovingItem(null)
      focusAfter(item.id)
    },
    remove: item => {
      setOpenItem(null)
      edit.remove('items', item.id)
      setDeleted({ id: item.id, words: say.deleted(item) })
    },
    talk: id => {
      setOpenItem(null)
      select('items', id)
      setAbout({ kind: 'item', id })
    },
  }
}

function applyMove(edit: ReturnType<typeof useEdit>, id: Id, move: Move): void {
  if (move.kind === 'order') edit.move('items', id, move.after)
  else for (const { id: each, start, end } of move.times) edit.change('items', each, { start, end })
}

/** What is said aloud after a step. */
function useItemWords() {
  const { t } = useTranslation()
  const format = useFormat()
  const wordsOf = useWords()
  const announce = useAnnounce()
  const titleOf = (item: ProgrammeItem) => wordsOf(item.title, t('programme.untitled'))
  return {
    moved: (row: readonly ProgrammeItem[], item: ProgrammeItem, move: Move) => {
      const facts = {
        title: titleOf(item),
        position: row.findIndex(each => each.id === item.id) + 1,
        count: row.length,
      }
      const start = move.kind === 'times' ? move.times.find(each => each.id === item.id)?.start : undefined
      if (start === undefined || item.day === null) return announce(t('programme.movedOrder', facts))
      const when = { time: format.time(`${item.day}T${start}`), day: format.day(item.day) }
      announce(t('programme.movedTime', { ...facts, ...when }))
    },
    placed: (item: ProgrammeItem, day: Day | null) =>
      announce(
        t('programme.movedDay', { title: titleOf(item), day: day === null ? t('programme.noDay') : format.day(day) }),
      ),
    deleted: (item: ProgrammeItem) => {
      const words = t('programme.deleted', { title: titleOf(item) })
      announce(words)
      return words
    },
  }
}
