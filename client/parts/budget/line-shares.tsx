/** How a line is shared: the rule, the typed shares of each committee, what is left, and what each bears. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldMarks } from '#client/records/editing.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { Dot } from '#client/ui/mark.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { lineShares } from '#shared/plan/budget.ts'
import { type BudgetLine, shareRules } from '#shared/plan/plan.ts'
import type { Committee } from '#shared/protocol/routes.ts'
import { leftOver } from './left-over.ts'
import { ShareField } from './share-field.tsx'
import { ShareRest } from './share-rest.tsx'
import { sharesFor } from './shares-for.ts'

/** The group of fields "Shares". */
export function LineShares({ line }: { readonly line: BudgetLine }): ReactElement {
  const { t } = useTranslation()
  const { change, readOnly } = useEdit()
  const at = useFieldMarks('budget', line.id)
  const { committees } = useBoard()
  const groups = usePlan(plan => plan.groups)
  const ids = committees.map(each => each.id)
  return (
    <fieldset className="records-group">
      <legend>{t('budget.sharesTitle')}</legend>
      <SelectField
        {...at('shareRule')}
        label={t('budget.fieldShareRule')}
        value={line.shareRule}
        isReadOnly={readOnly}
        options={shareRules.map(value => ({ value, label: t(`fields.shareRule.${value}`) }))}
        onChange={shareRule => change('lines', line.id, { shareRule, shares: sharesFor(shareRule, line, ids, groups) })}
      />
      <ShareList line={line} />
      <ShareRest line={line} />
      <LeftOver line={line} />
    </fieldset>
  )
}

function ShareList({ line }: { readonly line: BudgetLine }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { committees } = useBoard()
  const groups = usePlan(plan => plan.groups)
  const ids = committees.map(each => each.id)
  const amounts = lineShares(line, line.planned, ids, groups)
  const isTyped = line.shareRule === 'percent' || line.shareRule === 'fixed'
  return (
    <ul className="budget-shares" data-rule={line.shareRule} aria-label={t('budget.sharesName')}>
      {committees.map((committee: Committee, index) => (
        <li key={committee.id}>
          <span className="records-committee">
            <Dot colour={committee.colour} />
            {committee.city}
          </span>
          {isTyped ? <ShareField line={line} committee={committee} /> : null}
          {line.shareRule === 'fixed' ? null : (
            <output className="budget-bears">{format.money(amounts[index] ?? 0, line.currency)}</output>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The cents that cannot be divided, and to whom they go. */
function LeftOver({ line }: { readonly line: BudgetLine }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const { committees, committee } = useBoard()
  const groups = usePlan(plan => plan.groups)
  const ids = leftOver(
    line,
    committees.map(each => each.id),
    groups,
  )
  if (ids.length === 0) return null
  const cities = format.list(ids.map(id => committee(id)?.city ?? ''))
  const facts = { count: ids.length, amount: format.money(1, line.currency), cities }
  return (
    <p className="records-hint" role="status">
      {t('budget.leftOver', facts)}
    </p>
  )
}
