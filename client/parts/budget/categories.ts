/** The lines of a budget by category with their sums, as an accounting table shows them. Pure. */
import { type BudgetCategory, type BudgetLine, budgetCategories, type Currency } from '#shared/plan/plan.ts'

/** What the lines of one currency come to, in minor units. `actual` is null while no bill is there. */
export type CategorySum = {
  readonly currency: Currency
  readonly planned: number
  readonly actual: number | null
}
export type CategoryLines = {
  readonly category: BudgetCategory
  readonly lines: readonly BudgetLine[]
  readonly sums: readonly CategorySum[]
}

/** The money lines by category, in the order of the categories; empty categories are left out. */
export function linesByCategory(lines: readonly BudgetLine[]): CategoryLines[] {
  const money = lines.filter(line => !line.inKind)
  return budgetCategories
    .map(category => ({ category, lines: money.filter(line => line.category === category) }))
    .filter(group => group.lines.length > 0)
    .map(group => ({ ...group, sums: sumsOf(group.lines) }))
}

/** Sums of `lines`, one for each currency in the order in which they first appear. Currencies are never mixed. */
export function sumsOf(lines: readonly BudgetLine[]): CategorySum[] {
  return [...new Set(lines.map(line => line.currency))].map(currency => {
    const own = lines.filter(line => line.currency === currency)
    const bills = own.map(line => line.actual).filter(actual => actual !== null)
    return {
      currency,
      planned: own.reduce((sum, line) => sum + line.planned, 0),
      actual: bills.length === 0 ? null : bills.reduce((sum, actual) => sum + actual, 0),
    }
  })
}

/** The lines among which a line moves up and down: those of its category, or the contributions in kind. */
export function listOf(lines: readonly BudgetLine[], line: BudgetLine): BudgetLine[] {
  return lines.filter(each => each.inKind === line.inKind && (line.inKind || each.category === line.category))
}
