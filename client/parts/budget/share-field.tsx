/** The typed share of one committee: a percentage or an amount. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldMarks } from '#client/records/editing.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { sharesGap } from '#shared/plan/budget.ts'
import type { BudgetLine } from '#shared/plan/plan.ts'
import type { Committee } from '#shared/protocol/routes.ts'
import { FigureField } from './figure-field.tsx'
import { MoneyField } from './money-field.tsx'
import { useGapWords } from './share-rest.tsx'

export type ShareFieldProps = { readonly line: BudgetLine; readonly committee: Committee }

/** A field that says at once when the shares come to more than the whole. */
export function ShareField({ line, committee }: ShareFieldProps): ReactElement {
  const { t } = useTranslation()
  const { change, readOnly } = useEdit()
  const format = useFormat()
  const gapWords = useGapWords()
  const field = `shares@${committee.id}`
  const at = useFieldMarks('budget', line.id)
  const value = Object.hasOwn(line.shares, committee.id) ? (line.shares[committee.id] ?? null) : null
  const shared = {
    ...at(field),
    isLabelHidden: true,
    isReadOnly: readOnly,
    error: sharesGap(line) < 0 && value !== null && value > 0 ? gapWords(line) : undefined,
  }
  const set = (share: number | null) =>
    change('lines', line.id, { shares: { ...line.shares, [committee.id]: share ?? 0 } })
  if (line.shareRule === 'fixed') {
    const label = t('budget.shareFixed', { city: committee.city })
    return <MoneyField {...shared} currency={line.currency} label={label} value={value} onCommit={set} />
  }
  return (
    <FigureField
      {...shared}
      label={t('budget.sharePercent', { city: committee.city })}
      value={value}
      digits={2}
      leastDigits={0}
      most={10_000}
      wrongWords={t('budget.percentWrong', { example: format.number(33.33, 2) })}
      onCommit={set}
    />
  )
}
