/** The exchange rates as they are printed: rate, day, source. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import type { Rate } from '#shared/plan/plan.ts'
import type { BudgetDesk } from './use-budget-desk.ts'

/** A short list with the button that opens the sheet. */
export function Rates({ desk }: { readonly desk: BudgetDesk }): ReactElement | null {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const rates = usePlan(plan => plan.rates)
  const base = usePlan(plan => plan.currency)
  if (readOnly && rates.length === 0) return null
  return (
    <section className="budget-section" aria-labelledby="budget-rates">
      <div className="budget-section-head">
        <h3 id="budget-rates">{t('budget.ratesTitle')}</h3>
        {readOnly ? null : (
          <Button size="small" onPress={desk.openRates}>
            {t('budget.ratesOpen')}
          </Button>
        )}
      </div>
      {rates.length === 0 ? <p className="records-unwritten">{t('budget.ratesEmpty')}</p> : null}
      <ul className="budget-rates">
        {rates.map(rate => (
          <RateRow key={rate.id} rate={rate} base={base} />
        ))}
      </ul>
    </section>
  )
}

function RateRow({ rate, base }: { readonly rate: Rate; readonly base: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const value = rate.rate === '' ? null : Number(rate.rate)
  const origin = [
    rate.day === null ? t('budget.noDay') : format.day(rate.day),
    rate.source || t('budget.sourceMissing'),
  ]
  return (
    <li>
      <b>
        {t('budget.rateLine', { currency: rate.currency, rate: value === null ? '?' : format.number(value, 8), base })}
      </b>
      <span dir="auto">{origin.join(', ')}</span>
    </li>
  )
}
