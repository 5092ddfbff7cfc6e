/** Which shares a line begins with when its rule changes: what each committee bears now, in the form of the new rule. Pure. */
import type { Id } from '#shared/ids.ts'
import { shareOut } from '#shared/money.ts'
import { lineShares } from '#shared/plan/budget.ts'
import type { BudgetLine, Group, ShareRule } from '#shared/plan/plan.ts'

/**
 * The shares to store with `rule`: amounts for `fixed`, hundredths of a percent that add up to 100 for `percent`, none for
 * the rules that need no typing. So nobody begins with empty fields, and going back and forth loses little.
 */
export function sharesFor(
  rule: ShareRule,
  line: BudgetLine,
  committees: readonly Id[],
  groups: readonly Group[],
): BudgetLine['shares'] {
  if (rule !== 'fixed' && rule !== 'percent') return {}
  const amounts = lineShares(line, line.planned, committees, groups).map(amount => Math.max(0, amount))
  const shares = rule === 'fixed' ? amounts : shareOut(10_000, amounts)
  return Object.fromEntries(committees.map((committee, index) => [committee, shares[index] ?? 0]))
}
