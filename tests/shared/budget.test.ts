/** Sums of the budget, shared out to the cent. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { budgetSums, currenciesWithoutRate, inPlanCurrency, lineShares, sharesGap } from '#shared/plan/budget.ts'
import { type BudgetLine, type Plan, shareRules } from '#shared/plan/plan.ts'
import { planOf, plus, words } from './plans.ts'

const committees = ['west', 'centre', 'east']

function groups(doc: Y.Doc): void {
  plus(doc, 'groups', 'a', { committee: 'west', kind: 'young', count: 30 })
  plus(doc, 'groups', 'b', { committee: 'west', kind: 'leader', count: 5 })
  plus(doc, 'groups', 'c', { committee: 'centre', count: 24 })
}

function line(values: Partial<BudgetLine>): Plan {
  return planOf(doc => {
    groups(doc)
    plus(doc, 'lines', 'l', { payer: 'west', title: words({ de: 'x' }), ...values })
  })
}

function shares(values: Partial<BudgetLine>, amount?: number): number[] {
  const plan = line(values)
  return plan.lines.flatMap(own => lineShares(own, amount ?? own.planned, committees, plan.groups))
}

test('P13 every rule shares a line out to the cent', () => {
  expect(shares({ planned: 100, shareRule: 'payer' })).toEqual([100, 0, 0])
  expect(shares({ planned: 100, shareRule: 'equal' })).toEqual([34, 33, 33])
  expect(shares({ planned: 100, shareRule: 'heads' })).toEqual([59, 41, 0])
  expect(shares({ planned: 1000, shareRule: 'percent', shares: { west: 3333, centre: 3333, east: 3334 } })).toEqual([
    333, 333, 334,
  ])
  expect(shares({ planned: 100, shareRule: 'fixed', shares: { west: 99, east: 1 } })).toEqual([99, 0, 1])
})

test('P13 an actual amount is shared in the proportion of the fixed shares', () => {
  expect(shares({ planned: 100, shareRule: 'fixed', shares: { west: 75, east: 25 } }, 201)).toEqual([151, 0, 50])
})

test('what is left of shares that do not add up is owned by nobody, and told', () => {
  const plan = line({ planned: 1000, shareRule: 'percent', shares: { west: 5000, centre: 4000 } })
  expect(plan.lines.map(sharesGap)).toEqual([1000])
  expect(budgetSums(plan, committees).currencies[0]?.planned).toMatchObject({ total: 1000, unshared: 100, unpaid: 0 })
  const fixed = line({ planned: 1000, payer: null, shareRule: 'fixed', shares: { west: 1001 } })
  expect(fixed.lines.map(sharesGap)).toEqual([-1])
  expect(budgetSums(fixed, committees).currencies[0]?.planned).toMatchObject({ unshared: -1, unpaid: 1000 })
})

test('sums a committee: what it pays, what it bears, what it gets back; planned and actual apart, in kind apart', () => {
  const plan = planOf(doc => {
    plus(doc, 'lines', 'rail', { payer: 'west', planned: 10_000, actual: 9_000 })
    plus(doc, 'lines', 'meals', { payer: 'centre', planned: 5_000 })
    plus(doc, 'lines', 'visa', { payer: 'east', currency: 'RUB', planned: 300 })
    plus(doc, 'lines', 'hall', { payer: 'east', planned: 700, inKind: true })
    plus(doc, 'lines', 'hall2', { payer: 'east', planned: 50, inKind: true })
  })
  const sums = budgetSums(plan, committees)
  expect(sums.currencies.map(each => each.currency)).toEqual(['EUR', 'RUB'])
  expect(sums.currencies[0]?.planned).toEqual({
    total: 15_000,
    unpaid: 0,
    unshared: 0,
    committees: [
      { committee: 'west', pays: 10_000, share: 5_001, balance: 4_999 },
      { committee: 'centre', pays: 5_000, share: 5_000, balance: 0 },
      { committee: 'east', pays: 0, share: 4_999, balance: -4_999 },
    ],
  })
  expect(sums.currencies[0]?.actual).toMatchObject({ total: 9_000 })
  expect(sums.inKind).toEqual([{ committee: 'east', currency: 'EUR', planned: 750 }])
  expect(sums.total).toBe(null)
})

test('a total over currencies exists when every rate is known, counted from decimal text without loss', () => {
  const plan = planOf(doc => {
    plus(doc, 'rates', 'bad', { currency: 'RUB', rate: '' })
    plus(doc, 'rates', 'r', { currency: 'RUB', rate: '0.0112' })
    plus(doc, 'rates', 'y', { currency: 'JPY', rate: '0.00625' })
    plus(doc, 'lines', 'a', { planned: 10_000 })
    plus(doc, 'lines', 'b', { planned: 12_345, currency: 'RUB', actual: 5 })
    plus(doc, 'lines', 'c', { planned: 1000, currency: 'JPY' })
  })
  expect(currenciesWithoutRate(plan)).toEqual([])
  expect(inPlanCurrency(plan, 12_345, 'RUB')).toBe(138) // 123.45 × 0.0112 = 1.38264
  expect(inPlanCurrency(plan, 1000, 'JPY')).toBe(625) // 1000 × 0.00625 = 6.25
  expect([inPlanCurrency(plan, 45, 'RUB'), inPlanCurrency(plan, -45, 'RUB')]).toEqual([1, -1]) // 0.504 cents
  expect(inPlanCurrency(plan, 5, 'PLN')).toBe(null)
  expect(budgetSums(plan, committees).total).toEqual({ currency: 'EUR', planned: 10_763, actual: 0 })
})

test('P13 for any lines the sums of the committees and what is left over add up to the sum of the lines', () => {
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })
  const anyLine = fc.record({
    payer: fc.constantFrom('west', 'centre', 'gone', null),
    currency: fc.constantFrom('EUR', 'PLN'),
    planned: amount,
    actual: fc.option(amount),
    inKind: fc.boolean(),
    shareRule: fc.constantFrom(...shareRules),
    shares: fc.dictionary(fc.constantFrom('west', 'centre', 'east', 'gone'), fc.integer({ min: 0, max: 10_000 })),
  })
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 8 }), lines => {
      const plan = planOf(doc => {
        groups(doc)
        for (const [n, values] of lines.entries()) plus(doc, 'lines', `l${n}`, values)
      })
      for (const { planned, actual } of budgetSums(plan, committees).currencies)
        for (const sums of [planned, actual]) {
          const of = (field: 'pays' | 'share' | 'balance') => sums.committees.reduce((all, own) => all + own[field], 0)
          expect(of('pays') + sums.unpaid).toBe(sums.total)
          expect(of('share') + sums.unshared).toBe(sums.total)
          expect(of('balance')).toBe(sums.unshared - sums.unpaid)
        }
      for (const own of plan.lines.filter(each => each.shareRule === 'equal' || each.shareRule === 'heads'))
        expect(lineShares(own, own.planned, committees, plan.groups).reduce((all, part) => all + part, 0)).toBe(
          own.planned,
        )
    }),
    { seed: 130 },
  )
})
