/** Checks of the budget: is every line paid by somebody, fully shared out, and countable in the plan's currency. */
import { amountText } from '../../money.ts'
import { currenciesWithoutRate, sharesGap } from '../budget.ts'
import { wordingOf } from '../languages.ts'
import type { BudgetLine, Plan } from '../plan.ts'
import type { Warning } from './warning.ts'

/** Warnings about budget lines. */
export function checkBudget(plan: Plan): Warning[] {
  return [...plan.lines.flatMap(line => checkLine(plan, line)), ...checkRates(plan)]
}

function checkLine(plan: Plan, line: BudgetLine): Warning[] {
  const [first = 'en'] = plan.languages
  const about = { kind: 'lines', id: line.id } as const
  const facts = { line: wordingOf(line.title, first, plan.languages)?.text ?? '' }
  const found: Warning[] = []
  if (line.payer === null) found.push({ ...about, code: 'line-without-payer', facts })
  if (line.inKind) return found
  if (line.shareRule === 'heads' && !plan.groups.some(group => group.count > 0))
    found.push({ ...about, code: 'line-without-heads', facts })
  const gap = sharesGap(line)
  if (gap === 0) return found
  if (line.shareRule === 'percent')
    return [...found, { ...about, code: 'percent-do-not-add-up', facts: { ...facts, sum: (10_000 - gap) / 100 } }]
  const sums = { sum: amountText(line.planned - gap, line.currency), planned: amountText(line.planned, line.currency) }
  return [...found, { ...about, code: 'shares-do-not-add-up', facts: { ...facts, ...sums, currency: line.currency } }]
}

/** One warning a currency, at the first line that uses it. */
function checkRates(plan: Plan): Warning[] {
  return currenciesWithoutRate(plan).flatMap((currency): Warning[] => {
    const lines = plan.lines.filter(line => line.currency === currency && !line.inKind)
    const [first, ...others] = lines.map(line => ({ kind: 'lines' as const, id: line.id }))
    return first ? [{ code: 'rate-missing', ...first, facts: { currency, into: plan.currency }, also: others }] : []
  })
}
