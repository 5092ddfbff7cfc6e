/** Which smallest units (cents) are left over when an amount does not divide evenly, and who gets them. Pure. */
import type { Id } from '#shared/ids.ts'
import { headsOf, lineShares } from '#shared/plan/budget.ts'
import type { BudgetLine, Group } from '#shared/plan/plan.ts'

/**
 * The committees that bear one unit more than their even part of the planned amount, by `shareOut` of `money.ts`. Empty
 * when it divides evenly, and for rules that do not divide.
 */
export function leftOver(line: BudgetLine, committees: readonly Id[], groups: readonly Group[]): Id[] {
  const weights = weightsOf(line, committees, groups)
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return []
  const parts = lineShares(line, line.planned, committees, groups)
  const even = weights.map(weight => Number((BigInt(line.planned) * BigInt(weight)) / BigInt(sum)))
  return committees.filter((_, index) => (parts[index] ?? 0) > (even[index] ?? 0))
}

function weightsOf(line: BudgetLine, committees: readonly Id[], groups: readonly Group[]): number[] {
  if (line.shareRule === 'equal') return committees.map(() => 1)
  if (line.shareRule === 'percent') {
    const percents = committees.map(committee => Math.max(0, line.shares[committee] ?? 0))
    return percents.reduce((sum, percent) => sum + percent, 0) === 10_000 ? percents : []
  }
  if (line.shareRule !== 'heads') return []
  const heads = committees.map(committee => headsOf(groups, committee))
  return heads.some(count => count > 0) ? heads : committees.map(() => 1)
}
