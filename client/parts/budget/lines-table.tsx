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
        <AllLines lines={lines} />
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
  return (
    <tbody>
      <GroupHead name={t(`fields.category.${group.category}`)} sums={group.sums} />
      {group.lines.map(line => (
        <LineRow key={line.id} line={line} desk={desk} />
      ))}
    </tbody>
  )
}

type GroupHeadProps = { readonly name: string; readonly hint?: string; readonly sums: readonly CategorySum[] }

/** The category with its sums, so that a glance down the heads is the summary. */
function GroupHead({ name, hint, sums }: GroupHeadProps): ReactElement {
  return (
    <tr className="budget-group">
      <th scope="rowgroup" colSpan={3}>
        {name}
        {hint === undefined ? null : <span className="budget-hint">{hint}</span>}
      </th>
      <SumCells sums={sums} />
    </tr>
  )
}

function InKindBody({ lines, desk }: LinesTableProps): ReactElement | null {
  const { t } = useTranslation()
  if (lines.length === 0) return null
  return (
    <tbody className="budget-in-kind">
      <GroupHead name={t('budget.inKindTitle')} hint={t('budget.inKindHint')} sums={sumsOf(lines)} />
      {lines.map(line => (
        <LineRow key={line.id} line={line} desk={desk} />
      ))}
    </tbody>
  )
}

/** The sum of all money lines, before the contributions in kind. */
function AllLines({ lines }: { readonly lines: readonly BudgetLine[] }): ReactElement | null {
  const { t } = useTranslation()
  const sums = sumsOf(lines.filter(line => !line.inKind))
  if (sums.length === 0) return null
  return (
    <tbody>
      <tr className="budget-all">
        <th scope="row" colSpan={3}>
          {t('budget.sumAll')}
        </th>
        <SumCells sums={sums} />
      </tr>
    </tbody>
  )
}

/** Planned and actual sums, one below the other where there are several currencies. */
function SumCells({ sums }: { readonly sums: readonly CategorySum[] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      {(['planned', 'actual'] as const).map(basis => (
        <td
          key={basis}
          className="budget-figure budget-sum"
          data-empty={sums.every(sum => sum[basis] === null) || undefined}
          data-label={t(basis === 'planned' ? 'budget.sumPlanned' : 'budget.sumActual')}
        >
          <span className="budget-stack">
            {sums.map(sum => (
              <span key={sum.currency}>{sum[basis] === null ? '' : format.money(sum[basis], sum.currency)}</span>
            ))}
          </span>
        </td>
      ))}
      <td className="budget-actions" />
    </>
  )
}
