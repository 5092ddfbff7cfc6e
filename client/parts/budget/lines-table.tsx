/**
 * The budget lines as an accounting table: by category, with sums; contributions in kind apart at the end. On a phone
 * the same table is drawn as cards by CSS.
 */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import type { BudgetLine } from '#shared/plan/plan.ts'
import { type CategoryLines, type CategorySum, linesByCategory, sumsOf } from './categories.ts'
import { LineRow } from './line-row.tsx'
import type { BudgetDesk } from './use-budget-desk.ts'

export type LinesTableProps = { readonly lines: readonly BudgetLine[]; readonly desk: BudgetDesk }

/** The whole table in a region of its own, in which alone it scrolls sideways when it must. */
export function LinesTable({ lines, desk }: LinesTableProps): ReactElement {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="budget-region" aria-label={t('budget.tableName')} tabIndex={0}>
      <table className="budget-table">
        <Head />
        {linesByCategory(lines).map(group => (
          <CategoryBody key={group.category} group={group} desk={desk} />
        ))}
        <InKindBody lines={lines.filter(line => line.inKind)} desk={desk} />
      </table>
    </section>
  )
}

function Head(): ReactElement {
  const { t } = useTranslation()
  return (
    <thead>
      <tr>
        <th scope="col">{t('budget.colLine')}</th>
        <th scope="col">{t('budget.colPayer')}</th>
        <th scope="col">{t('budget.colShare')}</th>
        <th scope="col" className="budget-figure">
          {t('budget.colPlanned')}
        </th>
        <th scope="col" className="budget-figure">
          {t('budget.colActual')}
        </th>
        <td />
      </tr>
    </thead>
  )
}

function CategoryBody({ group, desk }: { readonly group: CategoryLines; readonly desk: BudgetDesk }): ReactElement {
  const { t } = useTranslation()
  const name = t(`fields.category.${group.category}`)
  return (
    <tbody>
      <GroupHead name={name} />
      {group.lines.map(line => (
        <LineRow key={line.id} line={line} desk={desk} />
      ))}
      {group.sums.map(sum => (
        <SumRow key={sum.currency} name={t('budget.sumOf', { category: name })} sum={sum} />
      ))}
    </tbody>
  )
}

function GroupHead({ name, hint }: { readonly name: string; readonly hint?: string }): ReactElement {
  return (
    <tr className="budget-group">
      <th scope="rowgroup" colSpan={6}>
        {name}
        {hint === undefined ? null : <span className="budget-hint">{hint}</span>}
      </th>
    </tr>
  )
}

function InKindBody({ lines, desk }: LinesTableProps): ReactElement | null {
  const { t } = useTranslation()
  if (lines.length === 0) return null
  return (
    <tbody className="budget-in-kind">
      <GroupHead name={t('budget.inKindTitle')} hint={t('budget.inKindHint')} />
      {lines.map(line => (
        <LineRow key={line.id} line={line} desk={desk} />
      ))}
      {sumsOf(lines).map(sum => (
        <SumRow key={sum.currency} name={t('budget.sumOf', { category: t('budget.inKindTitle') })} sum={sum} />
      ))}
    </tbody>
  )
}

function SumRow({ name, sum }: { readonly name: string; readonly sum: CategorySum }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <tr className="budget-sum">
      <th scope="row" colSpan={3}>
        {name}
      </th>
      <td className="budget-figure" data-label={t('budget.colPlanned')}>
        {format.money(sum.planned, sum.currency)}
      </td>
      <td className="budget-figure" data-label={t('budget.colActual')}>
        {sum.actual === null ? '–' : format.money(sum.actual, sum.currency)}
      </td>
      <td className="budget-actions" />
    </tr>
  )
}
