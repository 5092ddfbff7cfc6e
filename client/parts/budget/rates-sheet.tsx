/** The currency of the sums and the exchange rates, typed by hand with their day and source. */
import { Plus, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Authorship } from '#client/records/authorship.tsx'
import { useFieldMarks, usePlaceLeft } from '#client/records/editing.tsx'
import { useGuest } from '#client/state/part-context.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { DayField } from '#client/ui/day-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { currenciesWithoutRate } from '#shared/plan/budget.ts'
import type { Rate } from '#shared/plan/plan.ts'
import { CurrencyField } from './currency-field.tsx'
import { FigureField } from './figure-field.tsx'
import { rateDigits, rateText, rateUnits } from './rate-text.ts'
import type { BudgetDesk } from './use-budget-desk.ts'

/** The sheet "Rates and currency". */
export function RatesSheet({ desk }: { readonly desk: BudgetDesk }): ReactElement {
  const { t } = useTranslation()
  usePlaceLeft('budget')
  const { changePlan, readOnly } = useEdit()
  const isGuest = useGuest() !== null
  const plan = usePlanNow()
  return (
    <Sheet isOpen title={t('budget.ratesSheet')} onClose={desk.close} foot={readOnly ? undefined : <AddRate />}>
      <div className="records-fields">
        <CurrencyField
          label={t('budget.planCurrency')}
          value={plan.currency}
          isReadOnly={readOnly || isGuest}
          onChange={currency => changePlan({ currency })}
        />
        <p className="records-hint">{t('budget.ratesHint')}</p>
        {plan.rates.length === 0 ? <p className="records-unwritten">{t('budget.ratesEmpty')}</p> : null}
        {plan.rates.map(rate => (
          <RateFields key={rate.id} rate={rate} base={plan.currency} />
        ))}
      </div>
    </Sheet>
  )
}

/** A button for each currency whose rate is missing, or one for any other. */
function AddRate(): ReactElement {
  const { t } = useTranslation()
  const { add } = useEdit()
  const plan = usePlanNow()
  const missing = currenciesWithoutRate(plan).filter(code => !plan.rates.some(rate => rate.currency === code))
  const icon = <Plus aria-hidden size={18} />
  if (missing.length === 0) {
    return (
      <Button icon={icon} onPress={() => add('rates', { currency: plan.currency === 'USD' ? 'EUR' : 'USD' })}>
        {t('budget.addRate')}
      </Button>
    )
  }
  return (
    <>
      {missing.map(currency => (
        <Button key={currency} icon={icon} onPress={() => add('rates', { currency })}>
          {t('budget.addRateFor', { currency })}
        </Button>
      ))}
    </>
  )
}

function RateFields({ rate, base }: { readonly rate: Rate; readonly base: string }): ReactElement {
  const { t } = useTranslation()
  const { change, remove, readOnly } = useEdit()
  const format = useFormat()
  const at = useFieldMarks('budget', rate.id)
  return (
    <fieldset className="records-group budget-rate">
      <legend>
        {rate.currency}
        {readOnly ? null : (
          <IconButton
            label={t('budget.deleteRate', { currency: rate.currency })}
            icon={<Trash2 aria-hidden size={18} />}
            onPress={() => remove('rates', rate.id)}
          />
        )}
      </legend>
      <CurrencyField
        {...at('currency')}
        label={t('budget.fieldCurrency')}
        value={rate.currency}
        isReadOnly={readOnly}
        onChange={currency => change('rates', rate.id, { currency })}
      />
      <div className="records-pair">
        <FigureField
          {...at('rate')}
          label={t('budget.fieldRate', { currency: rate.currency, base })}
          value={rateUnits(rate.rate)}
          digits={rateDigits}
          leastDigits={0}
          most={Number.MAX_SAFE_INTEGER}
          isReadOnly={readOnly}
          wrongWords={t('budget.rateWrong', { example: format.number(0.2345, 4) })}
          onCommit={units => change('rates', rate.id, { rate: rateText(units) })}
        />
        <DayField
          {...at('day')}
          label={t('budget.fieldRateDay')}
          value={rate.day}
          isReadOnly={readOnly}
          onCommit={day => change('rates', rate.id, { day })}
        />
      </div>
      <TextField
        {...at('source')}
        label={t('budget.fieldRateSource')}
        value={rate.source}
        isReadOnly={readOnly}
        onCommit={source => change('rates', rate.id, { source })}
      />
      <Authorship kind="rates" id={rate.id} name={rate.currency} />
    </fieldset>
  )
}
