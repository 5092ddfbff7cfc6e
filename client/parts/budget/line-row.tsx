/** One budget line in the table: what, who pays, how it is shared, planned and actual. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CommitteeName } from '#client/records/committee.tsx'
import { EditingMark, useEditedRow } from '#client/records/editing.tsx'
import { focusHome } from '#client/records/use-focus-after.ts'
import { useReveal } from '#client/records/use-reveal.ts'
import { Warnings } from '#client/records/warnings.tsx'
import { useWords, Wording } from '#client/records/wording.tsx'
import { useFormat } from '#client/state/use-format.ts'
import { useSelection } from '#client/state/use-selection.ts'
import type { BudgetLine } from '#shared/plan/plan.ts'
import { LineMenu } from './line-menu.tsx'
import type { BudgetDesk } from './use-budget-desk.ts'

export type LineRowProps = { readonly line: BudgetLine; readonly desk: BudgetDesk }

/** A row. Those who only read open the sheet too: the shares stand there. */
export function LineRow({ line, desk }: LineRowProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const wordsOf = useWords()
  const isSelected = useSelection().isSelected(line.id)
  const row = useReveal<HTMLTableRowElement>(isSelected)
  const edited = useEditedRow(line.id)
  const title = wordsOf(line.title, t('budget.untitled'))
  return (
    <tr {...edited} ref={row} className="budget-line" data-selected={isSelected || undefined}>
      <LineTitle line={line} name={t('budget.open', { title })} desk={desk} />
      <td data-label={t('budget.colPayer')}>
        <CommitteeName id={line.payer} empty={t('budget.none')} />
      </td>
      <td className="budget-share" data-label={t('budget.colShare')}>
        {line.inKind ? '–' : t(`budget.ruleShort.${line.shareRule}`)}
      </td>
      <td className="budget-figure" data-label={t('budget.colPlanned')}>
        {format.money(line.planned, line.currency)}
      </td>
      <td className="budget-figure" data-label={t('budget.colActual')} data-empty={line.actual === null || undefined}>
        {line.actual === null ? <NoActual /> : format.money(line.actual, line.currency)}
      </td>
      <td className="budget-actions">
        <LineMenu line={line} title={title} desk={desk} />
      </td>
    </tr>
  )
}

function NoActual(): ReactElement {
  const { t } = useTranslation()
  return (
    <span className="records-unwritten">
      <span aria-hidden>–</span>
      <span className="ui-hidden">{t('budget.noActual')}</span>
    </span>
  )
}

type LineTitleProps = LineRowProps & { readonly name: string }

function LineTitle({ line, name, desk }: LineTitleProps): ReactElement {
  const { t } = useTranslation()
  return (
    <th scope="row" className="budget-title">
      <button
        type="button"
        {...focusHome(line.id)}
        className="records-title-button"
        title={name}
        onClick={() => desk.open(line.id)}
      >
        <Wording of={line.title} empty={t('budget.untitled')} />
      </button>{' '}
      <EditingMark record={line.id} />
      <Warnings kind="lines" id={line.id} except={['rate-missing']} />
    </th>
  )
}
