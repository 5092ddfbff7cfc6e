/** What a person does with budget lines, beyond what every list can: add, move within the category, open the rates. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stepWithin } from '#client/records/step-within.ts'
import { useFocusAfter } from '#client/records/use-focus-after.ts'
import { type ListDesk, useListDesk } from '#client/records/use-list-desk.ts'
import { useWords } from '#client/records/wording.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import type { BudgetLine } from '#shared/plan/plan.ts'
import { listOf } from './categories.ts'

export type BudgetDesk = Omit<ListDesk, 'remove'> & {
  readonly areRatesOpen: boolean
  openRates(): void
  /** Adds a line in the plan's currency that my committee pays and all share equally, and opens it. */
  add(): void
  canStep(line: BudgetLine, step: -1 | 1): boolean
  step(line: BudgetLine, step: -1 | 1): void
  remove(line: BudgetLine): void
}

/** The desk of the budget part. One stands in `Budget`; rows and sheets get it handed down. */
export function useBudgetDesk(): BudgetDesk {
  const { t } = useTranslation()
  const list = useListDesk('lines', 'line')
  const currency = usePlan(plan => plan.currency)
  const edit = useEdit()
  const { me } = useBoard()
  const titleOf = useLineTitle()
  const [areRatesOpen, setRatesOpen] = useState(false)
  return {
    ...list,
    ...useLineMoves(list),
    areRatesOpen,
    openRates: () => setRatesOpen(true),
    close: () => {
      list.close()
      setRatesOpen(false)
    },
    add: () => list.fill(edit.begin('lines', { currency, payer: me.committee, shareRule: 'equal', planned: 0 })),
    remove: line => list.remove(line.id, t('budget.deleted', { title: titleOf(line) })),
  }
}

/** Up and down within the category: each step is said, and the focus stays with the line. */
function useLineMoves({ forgetDeleted }: ListDesk): Pick<BudgetDesk, 'canStep' | 'step'> {
  const { t } = useTranslation()
  const lines = usePlan(plan => plan.lines)
  const edit = useEdit()
  const announce = useAnnounce()
  const focusAfter = useFocusAfter()
  const titleOf = useLineTitle()
  const target = (line: BudgetLine, step: -1 | 1) => stepWithin(lines, listOf(lines, line), line.id, step)
  return {
    canStep: (line, step) => target(line, step) !== undefined,
    step: (line, step) => {
      const after = target(line, step)
      if (after === undefined) return
      forgetDeleted()
      edit.move('lines', line.id, after)
      const list = listOf(lines, line)
      const position = list.findIndex(each => each.id === line.id) + step + 1
      const category = line.inKind ? t('budget.inKindTitle') : t(`fields.category.${line.category}`)
      announce(t('budget.moved', { title: titleOf(line), position, count: list.length, category }))
      focusAfter(line.id)
    },
  }
}

function useLineTitle(): (line: BudgetLine) => string {
  const { t } = useTranslation()
  const wordsOf = useWords()
  return line => wordsOf(line.title, t('budget.untitled'))
}
