/** A field for an amount of money, exact to the currency's smallest unit. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { minorDigits } from '#shared/money.ts'
import { amountMost } from '#shared/plan/fields.ts'
import type { Currency } from '#shared/plan/plan.ts'
import { FigureField, type FigureFieldProps } from './figure-field.tsx'
import { writeFigure } from './typed-number.ts'

export type MoneyFieldProps = Omit<FigureFieldProps, 'digits' | 'most' | 'wrongWords' | 'leastDigits'> & {
  readonly currency: Currency
}

/** The amount in the reader's way of writing, with the currency beside the label. */
export function MoneyField({ currency, note, ...field }: MoneyFieldProps): ReactElement {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const digits = minorDigits(currency)
  const example = writeFigure(12_345, locale, digits)
  return (
    <FigureField
      {...field}
      digits={digits}
      most={amountMost}
      wrongWords={t('budget.moneyWrong', { example })}
      note={
        <>
          {note}
          <span className="ui-unit">{currency}</span>
        </>
      }
    />
  )
}
