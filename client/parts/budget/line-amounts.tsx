/** Currency, planned and actual amount of a line. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldMarks } from '#client/records/editing.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import type { BudgetLine } from '#shared/plan/plan.ts'
import { CurrencyField } from './currency-field.tsx'
import { MoneyField } from './money-field.tsx'

/** Three fields. What is no amount stays in its field with an example of how to write one. */
export function LineAmounts({ line }: { readonly line: BudgetLine }): ReactElement {
  const { t } = useTranslation()
  const { change, readOnly } = useEdit()
  const at = useFieldMarks('budget', line.id)
  const shared = { currency: line.currency, isReadOnly: readOnly }
  return (
    <>
      <CurrencyField
        {...at('currency')}
        label={t('budget.fieldCurrency')}
        value={line.currency}
        isReadOnly={readOnly}
        onChange={currency => change('lines', line.id, { currency })}
      />
      <div className="records-pair budget-amounts">
        <MoneyField
          {...at('planned')}
          {...shared}
          label={t('budget.fieldPlanned')}
          value={line.planned}
          onCommit={planned => change('lines', line.id, { planned: planned ?? 0 })}
        />
        <MoneyField
          {...at('actual')}
          {...shared}
          label={t('budget.fieldActual')}
          description={t('budget.actualHint')}
          value={line.actual}
          onCommit={actual => change('lines', line.id, { actual })}
        />
      </div>
    </>
  )
}
