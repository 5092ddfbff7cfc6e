/** All sums of a budget in the plan's currency, committee by committee, so that they still add up to the cent. Pure. */
import type { Id } from '#shared/ids.ts'
import { shareOut } from '#shared/money.ts'
import { type Account, type BudgetSums, inPlanCurrency, type Sums } from '#shared/plan/budget.ts'
import type { Plan } from '#shared/plan/plan.ts'

export type Basis = 'planned' | 'actual'

/** One table of sums: for a single currency, or for all of them converted. */
export type Settlement = {
  readonly total: number
  readonly unpaid: number
  readonly unshared: number
  readonly committees: readonly ({ readonly committee: Id } & Account)[]
}

/**
 * The sums of every currency converted and added. Each currency's total is converted once and then shared out, so that no
 * cent is lost by rounding committee by committee. Null while a rate is missing.
 */
export function settlement(plan: Plan, sums: BudgetSums, basis: Basis): Settlement | null {
  const converted = sums.currencies.map(each => convertSums(plan, each[basis], each.currency))
  return converted.every(each => each !== null) ? converted.reduce(add, nothing(converted[0])) : null
}

function convertSums(plan: Plan, sums: Sums, currency: string): Settlement | null {
  const convert = (amount: number) => inPlanCurrency(plan, amount, currency)
  const total = convert(sums.total)
  const pays = convertParts(
    sums.committees.map(each => each.pays),
    convert,
  )
  const shares = convertParts(
    sums.committees.map(each => each.share),
    convert,
  )
  if (total === null || pays === null || shares === null) return null
  const committees = sums.committees.map(({ committee }, index) => {
    const own = { pays: pays[index] ?? 0, share: shares[index] ?? 0 }
    return { committee, ...own, balance: own.pays - own.share }
  })
  return { total, unpaid: total - sum(pays), unshared: total - sum(shares), committees }
}

/** Parts converted together: their sum is the converted sum. Negative parts cannot be shared out and go one by one. */
function convertParts(parts: readonly number[], convert: (amount: number) => number | null): number[] | null {
  const whole = convert(sum(parts))
  if (whole === null) return null
  return parts.every(part => part >= 0) ? shareOut(whole, parts) : parts.map(part => convert(part) ?? 0)
}

function add(a: Settlement, b: Settlement): Settlement {
  const committees = a.committees.map((own, index) => {
    const other = b.committees[index] ?? own
    const pays = own.pays + other.pays
    const share = own.share + other.share
    return { committee: own.committee, pays, share, balance: pays - share }
  })
  return { total: a.total + b.total, unpaid: a.unpaid + b.unpaid, unshared: a.unshared + b.unshared, committees }
}

function nothing(like: Settlement | null | undefined): Settlement {
  const committees = (like?.committees ?? []).map(({ committee }) => ({ committee, pays: 0, share: 0, balance: 0 }))
  return { total: 0, unpaid: 0, unshared: 0, committees }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0)
}
