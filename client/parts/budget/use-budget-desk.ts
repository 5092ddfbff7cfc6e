/** What a person does with budget lines: add, open, move, delete, talk; each with its words for screen readers. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stepWithin } from '#client/records/step-within.ts'
import type { Deleted } from '#client/records/undo-hint.tsx'
import { useFocusAfter } from '#client/records/use-focus-after.ts'
import { useWords } from '#client/records/wording.tsx'
import { useDesk } from '#client/state/board-context.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useSelection } from '#client/state/use-selection.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import type { Id } from '#shared/ids.ts'
import type { BudgetLine } from '#shared/plan/plan.ts'
import { listOf } from './categories.ts'

export type BudgetDesk = {
  /** The line whose sheet is open, or `rates` for the sheet of the exchange rates. */
  readonly open: Id | 'rates' | null
  /** What was deleted last, as long as undo would bring back just that. */
  readonly deleted: Deleted | null
  show(open: Id | 'rates'): void
  close(): void
  forgetDeleted(): void
  /** Adds a line in the plan's currency that my committee pays and all share equally. */
  add(): void
  canStep(line: BudgetLine, step: -1 | 1): boolean
  step(line: BudgetLine, step: -1 | 1): void
  remove(line: BudgetLine): void
  talk(id: Id): void
}

/** The desk of the budget part. One stands in `Budget`; rows and sheets get it handed down. */
export function useBudgetDesk(): BudgetDesk {
  const { t } = useTranslation()
  const lines = usePlan(plan => plan.lines)
  const currency = usePlan(plan => plan.currency)
  const edit = useEdit()
  const { me } = useBoard()
  const { select } = useSelection()
  const { setAbout } = useDesk()
  const wordsOf = useWords()
  const announce = useAnnounce()
  const focusAfter = useFocusAfter()
  const [open, setOpen] = useState<Id | 'rates' | null>(null)
  const [deleted, setDeleted] = useState<Deleted | null>(null)
  const titleOf = (line: BudgetLine) => wordsOf(line.title, t('budget.untitled'))
  const show = (next: Id | 'rates') => {
    setDeleted(null)
    setOpen(next)
    if (next !== 'rates') select('lines', next)
  }
  return {
    open,
    deleted,
    show,
    close: () => setOpen(null),
    forgetDeleted: () => setDeleted(null),
    add: () => show(edit.add('lines', { currency, payer: me.committee, shareRule: 'equal', planned: 0 })),
    canStep: (line, step) => stepWithin(lines, listOf(lines, line), line.id, step) !== undefined,
    step: (line, step) => {
      const list = listOf(lines, line)
      const after = stepWithin(lines, list, line.id, step)
      if (after === undefined) return
      setDeleted(null)
      edit.move('lines', line.id, after)
      const position = list.findIndex(each => each.id === line.id) + step + 1
      const category = line.inKind ? t('budget.inKindTitle') : t(`fields.category.${line.category}`)
      announce(t('budget.moved', { title: titleOf(line), position, count: list.length, category }))
      focusAfter(line.id)
    },
    remove: line => {
      const words = t('budget.deleted', { title: titleOf(line) })
      setOpen(null)
      edit.remove('lines', line.id)
      setDeleted({ id: line.id, words })
      announce(words)
    },
    talk: id => {
      setOpen(null)
      select('lines', id)
      setAbout({ kind: 'line', id })
    },
  }
}
