/** Who pays and who owes: a table for each currency, and one with all of them in the plan's currency. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { type BudgetSums, budgetSums, currenciesWithoutRate } from '#shared/plan/budget.ts'
import { type Basis, settlement } from './settlement.ts'
import { SumsTable } from './sums-table.tsx'
import type { BudgetDesk } from './use-budget-desk.ts'

/** The section under the lines. Nothing while there is no money line. */
export function Sums({ desk }: { readonly desk: BudgetDesk }): ReactElement | null {
  const { t } = useTranslation()
  const plan = usePlanNow()
  const { committees } = useBoard()
  const [basis, setBasis] = useState<Basis>('planned')
  const sums = budgetSums(
    plan,
    committees.map(each => each.id),
  )
  if (sums.currencies.length === 0) return null
  const options = [
    { value: 'planned', label: t('budget.basisPlanned') },
    { value: 'actual', label: t('budget.basisActual') },
  ] as const
  return (
    <section className="budget-section" aria-labelledby="budget-sums">
      <div className="budget-section-head">
        <h3 id="budget-sums">{t('budget.sumsTitle')}</h3>
        <Segmented label={t('budget.sumsBasis')} options={options} value={basis} onChange={setBasis} />
      </div>
      <AllSums sums={sums} basis={basis} desk={desk} />
      {sums.currencies.map(each => (
        <SumsTable
          key={each.currency}
          name={t('budget.sumsName', { currency: each.currency })}
          currency={each.currency}
          sums={each[basis]}
        />
      ))}
    </section>
  )
}

type AllSumsProps = { readonly sums: BudgetSums; readonly basis: Basis; readonly desk: BudgetDesk }

/** Everything in the plan's currency; only where there is something to convert. */
function AllSums({ sums, basis, desk }: AllSumsProps): ReactElement | null {
  const { t } = useTranslation()
  const plan = usePlanNow()
  if (sums.currencies.every(each => each.currency === plan.currency)) return null
  const all = settlement(plan, sums, basis)
  if (all === null) return <MissingRates desk={desk} />
  return (
    <SumsTable isTotal name={t('budget.totalName', { currency: plan.currency })} currency={plan.currency} sums={all} />
  )
}

function MissingRates({ desk }: { readonly desk: BudgetDesk }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { readOnly } = useEdit()
  const plan = usePlanNow()
  const missing = currenciesWithoutRate(plan)
  const facts = { count: missing.length, currency: plan.currency, missing: format.list(missing) }
  return (
    <Notice
      tone="warn"
      action={
        readOnly ? undefined : (
          <Button size="small" onPress={desk.openRates}>
            {t('budget.ratesOpen')}
          </Button>
        )
      }
    >
      {t('budget.missingRate', facts)}
    </Notice>
  )
}
