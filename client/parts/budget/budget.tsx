/** The budget part: the lines by category, who pays and owes, and the rates. */
import { Coins, Plus } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { UndoHint } from '#client/records/undo-hint.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/notice.tsx'
import { PartHeader } from '#client/ui/part-header.tsx'
import { budgetSums } from '#shared/plan/budget.ts'
import './budget.css'
import { LineSheet } from './line-sheet.tsx'
import { LinesTable } from './lines-table.tsx'
import { Rates } from './rates.tsx'
import { RatesSheet } from './rates-sheet.tsx'
import { Sums } from './sums.tsx'
import { type BudgetDesk, useBudgetDesk } from './use-budget-desk.ts'

/** What it costs, who pays the bills, and how the cost is shared. */
export function Budget(): ReactElement {
  const plan = usePlanNow()
  const desk = useBudgetDesk()
  const open = plan.lines.find(line => line.id === desk.opened)
  return (
    <div className="budget">
      <BudgetHeader desk={desk} />
      {plan.lines.length === 0 ? <NoBudget desk={desk} /> : <LinesTable lines={plan.lines} desk={desk} />}
      <Sums desk={desk} />
      <Rates desk={desk} />
      <UndoHint words={desk.deleted?.words ?? null} id={desk.deleted?.id} onDone={desk.forgetDeleted} />
      {open === undefined ? null : <LineSheet key={open.id} line={open} desk={desk} />}
      {desk.areRatesOpen ? <RatesSheet desk={desk} /> : null}
    </div>
  )
}

function BudgetHeader({ desk }: { readonly desk: BudgetDesk }): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const format = useFormat()
  const plan = usePlanNow()
  const { committees } = useBoard()
  const sums = budgetSums(
    plan,
    committees.map(each => each.id),
  )
  const total = sums.total === null ? [] : [format.money(sums.total.planned, sums.total.currency)]
  const single = sums.currencies.map(each => format.money(each.planned.total, each.currency))
  const summary = [t('budget.lines', { count: plan.lines.length }), ...(total.length === 0 ? single : total)]
  return (
    <PartHeader
      title={t('budget.title')}
      summary={summary.join(' · ')}
      actions={
        readOnly ? undefined : (
          <Button icon={<Plus aria-hidden size={18} />} onPress={desk.add}>
            {t('budget.addLine')}
          </Button>
        )
      }
    />
  )
}

function NoBudget({ desk }: { readonly desk: BudgetDesk }): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  return (
    <EmptyState
      icon={<Coins aria-hidden size={32} />}
      title={t('budget.empty')}
      action={readOnly ? undefined : <Button onPress={desk.add}>{t('budget.addLine')}</Button>}
    >
      {readOnly ? undefined : <p>{t('budget.emptyHint')}</p>}
    </EmptyState>
  )
}
