/**
 * The sums of a budget. Every line is shared out to the cent before anything is added, so that the sums of the committees
 * always add up to the sum of the lines. Contributions in kind are counted apart. Currencies are never mixed, except in
 * the total in the plan's currency, which exists only when a rate is known for every currency in use.
 */
import type { Id } from '../ids.ts'
import { minorDigits, shareOut } from '../money.ts'
import type { BudgetLine, Currency, Group, Plan, Rate } from './plan.ts'

/** What one committee pays and bears, in minor units. `balance` is what it gets back (negative: still owes). */
export type Account = { readonly pays: number; readonly share: number; readonly balance: number }
/** The sums of one currency. `committees` lists every committee asked for, in that order. */
export type CurrencySums = {
  readonly currency: Currency
  readonly planned: Sums
  /** Only lines whose actual amount is known. */
  readonly actual: Sums
}
export type Sums = {
  readonly total: number
  /** What nobody in the list pays or bears: a line without payer, shares that do not add up. */
  readonly unpaid: number
  readonly unshared: number
  readonly committees: readonly ({ readonly committee: Id } & Account)[]
}
/** Worth of contributions in kind, by the committee that gives them and currency. */
export type InKind = { readonly committee: Id | null; readonly currency: Currency; readonly planned: number }
export type BudgetSums = {
  readonly currencies: readonly CurrencySums[]
  readonly inKind: readonly InKind[]
  /** Planned and actual money in the plan's currency; null while a rate is missing. */
  readonly total: { readonly currency: Currency; readonly planned: number; readonly actual: number } | null
}

type Amount = (line: BudgetLine) => number | null

/** All sums of the plan's budget for `committees`, the ones that take part. */
export function budgetSums(plan: Plan, committees: readonly Id[]): BudgetSums {
  const money = plan.lines.filter(line => !line.inKind)
  const currencies = [...new Set(money.map(line => line.currency))].map(currency => {
    const lines = money.filter(line => line.currency === currency)
    const sums = (amount: Amount) => sumUp(lines, amount, committees, plan.groups)
    return { currency, planned: sums(line => line.planned), actual: sums(line => line.actual) }
  })
  return { currencies, inKind: inKindSums(plan.lines), total: grandTotal(plan, currencies) }
}

/**
 * What each of `committees` bears of `amount` by the line's rule, in their order. Percent and fixed shares are taken as
 * typed: unless `sharesGap` is 0 they add up to more or less than the amount.
 */
export function lineShares(
  line: BudgetLine,
  amount: number,
  committees: readonly Id[],
  groups: readonly Group[],
): number[] {
  const typed = committees.map(committee => (Object.hasOwn(line.shares, committee) ? (line.shares[committee] ?? 0) : 0))
  switch (line.shareRule) {
    case 'payer':
      return committees.map(committee => (committee === line.payer ? amount : 0))
    case 'equal':
      return shareOut(
        amount,
        committees.map(() => 1),
      )
    case 'heads':
      return shareOut(
        amount,
        committees.map(committee => headsOf(groups, committee)),
      )
    case 'percent':
      return percentShares(amount, typed)
    case 'fixed':
      return amount === line.planned ? typed : shareOut(amount, typed.map(positive))
  }
}

/** Heads that a committee brings, of all kinds. */
export function headsOf(groups: readonly Group[], committee: Id): number {
  return groups.filter(group => group.committee === committee).reduce((sum, group) => sum + group.count, 0)
}

/**
 * By how much the typed shares of a line miss the whole: hundredths of a percent for `percent`, minor units for `fixed`;
 * positive when something is left to share out. 0 for every other rule.
 */
export function sharesGap(line: BudgetLine): number {
  if (line.shareRule !== 'percent' && line.shareRule !== 'fixed') return 0
  const typed = Object.values(line.shares).reduce((sum, share) => sum + share, 0)
  return (line.shareRule === 'percent' ? wholePercent : line.planned) - typed
}

/** The rate into the plan's currency that counts for `currency`: the first usable one of the list, or null. */
export function rateFor(plan: Plan, currency: Currency): Rate | null {
  return plan.rates.find(rate => rate.currency === currency && Number(rate.rate) > 0) ?? null
}

/** Currencies of money lines for which no rate is known. */
export function currenciesWithoutRate(plan: Plan): Currency[] {
  const used = new Set(plan.lines.filter(line => !line.inKind).map(line => line.currency))
  return [...used].filter(currency => currency !== plan.currency && rateFor(plan, currency) === null)
}

/** `amount` in minor units of `currency` as minor units of the plan's currency, rounded half up; null without a rate. */
export function inPlanCurrency(plan: Plan, amount: number, currency: Currency): number | null {
  if (currency === plan.currency) return amount
  const rate = rateFor(plan, currency)
  if (rate === null) return null
  const [whole = '', fraction = ''] = rate.rate.split('.')
  const digits = fraction.length + minorDigits(currency)
  const exact = BigInt(amount) * BigInt(whole + fraction) * 10n ** BigInt(minorDigits(plan.currency))
  return roundedDivision(exact, 10n ** BigInt(digits))
}

/** Hundredths of a percent in the whole. */
const wholePercent = 10_000

/** While the percents are not 100 the rest belongs to nobody, and goes to a last, nameless share. */
function percentShares(amount: number, percents: readonly number[]): number[] {
  const weights = percents.map(positive)
  const rest = positive(wholePercent - sum(weights))
  return shareOut(amount, [...weights, rest]).slice(0, percents.length)
}

function positive(share: number): number {
  return Math.max(0, share)
}

function sumUp(
  lines: readonly BudgetLine[],
  amountOf: Amount,
  committees: readonly Id[],
  groups: readonly Group[],
): Sums {
  const paid = (own: readonly BudgetLine[]) => sum(own.map(amountOf))
  const parts = lines.map(line => lineShares(line, amountOf(line) ?? 0, committees, groups))
  const accounts = committees.map((committee, i) => {
    const pays = paid(lines.filter(line => line.payer === committee))
    const share = sum(parts.map(part => part[i] ?? 0))
    return { committee, pays, share, balance: pays - share }
  })
  const total = paid(lines)
  return {
    total,
    unpaid: total - sum(accounts.map(account => account.pays)),
    unshared: total - sum(accounts.map(account => account.share)),
    committees: accounts,
  }
}

function inKindSums(lines: readonly BudgetLine[]): InKind[] {
  const sums = new Map<string, InKind>()
  for (const { inKind, payer, currency, planned } of lines) {
    const key = `${payer} ${currency}`
    if (inKind) sums.set(key, { committee: payer, currency, planned: (sums.get(key)?.planned ?? 0) + planned })
  }
  return [...sums.values()]
}

function grandTotal(plan: Plan, currencies: readonly CurrencySums[]): BudgetSums['total'] {
  const planned = currencies.map(sums => inPlanCurrency(plan, sums.planned.total, sums.currency))
  const actual = currencies.map(sums => inPlanCurrency(plan, sums.actual.total, sums.currency))
  if (![...planned, ...actual].every(amount => amount !== null)) return null
  return { currency: plan.currency, planned: sum(planned), actual: sum(actual) }
}

function sum(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((all, amount) => all + (amount ?? 0), 0)
}

function roundedDivision(value: bigint, by: bigint): number {
  const size = ((value < 0n ? -value : value) * 2n + by) / (by * 2n)
  return Number(value < 0n ? -size : size)
}
