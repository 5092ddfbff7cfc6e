/** Sums per committee in one currency: what it pays, what it bears, what it gets back or gives. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CommitteeName } from '#client/records/committee.tsx'
import { useFormat } from '#client/state/use-format.ts'
import type { Currency } from '#shared/plan/plan.ts'
import type { Settlement } from './settlement.ts'

export type SumsTableProps = {
  readonly name: string
  readonly currency: Currency
  readonly sums: Settlement
  readonly isTotal?: boolean
}

/** A small table in a region of its own. */
export function SumsTable({ name, currency, sums, isTotal = false }: SumsTableProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const money = (amount: number) => format.money(amount, currency)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="budget-region" aria-label={name} tabIndex={0}>
      <table className="budget-sums" data-total={isTotal || undefined}>
        <caption>{isTotal ? t('budget.totalIn', { currency }) : currency}</caption>
        <thead>
          <tr>
            <th scope="col">{t('budget.colCommittee')}</th>
            {(['colPays', 'colOwes', 'colBalance'] as const).map(key => (
              <th key={key} scope="col" className="budget-figure">
                {t(`budget.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sums.committees.map(each => (
            <tr key={each.committee} className="budget-sums-row">
              <th scope="row" className="budget-sums-name">
                <CommitteeName id={each.committee} empty="" />
              </th>
              <td className="budget-figure">{money(each.pays)}</td>
              <td className="budget-figure">{money(each.share)}</td>
              <td className="budget-balance">
                <Balance balance={each.balance} currency={currency} />
              </td>
            </tr>
          ))}
          <Unassigned sums={sums} money={money} />
        </tbody>
        <tfoot>
          <tr className="budget-sums-all">
            <th scope="row">{t('budget.total')}</th>
            <td className="budget-figure">{money(sums.total)}</td>
            <td className="budget-figure">{money(sums.total)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

/** What nobody pays or bears yet, so that the columns add up before the eye too. */
function Unassigned(props: {
  readonly sums: Settlement
  readonly money: (amount: number) => string
}): ReactElement | null {
  const { t } = useTranslation()
  const { unpaid, unshared } = props.sums
  if (unpaid === 0 && unshared === 0) return null
  return (
    <tr className="budget-sums-row budget-unassigned">
      <th scope="row" className="budget-sums-name">
        {t('budget.unassigned')}
      </th>
      <td className="budget-figure">{props.money(unpaid)}</td>
      <td className="budget-figure">{props.money(unshared)}</td>
      <td />
    </tr>
  )
}

function Balance({ balance, currency }: { readonly balance: number; readonly currency: Currency }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  if (balance === 0) return <span>{t('budget.even')}</span>
  const amount = format.money(Math.abs(balance), currency)
  return <b>{t(balance > 0 ? 'budget.gets' : 'budget.gives', { amount })}</b>
}
