/** Money, percents and rates as they are typed; categories, cents that are left over, and sums over currencies. */
import { expect, test } from 'vitest'
import { linesByCategory } from '#client/parts/budget/categories.ts'
import { leftOver } from '#client/parts/budget/left-over.ts'
import { rateText, rateUnits } from '#client/parts/budget/rate-text.ts'
import { settlement } from '#client/parts/budget/settlement.ts'
import { sharesFor } from '#client/parts/budget/shares-for.ts'
import { readFigure, writeFigure } from '#client/parts/budget/typed-number.ts'
import { budgetSums } from '#shared/plan/budget.ts'
import type { BudgetLine, Plan } from '#shared/plan/plan.ts'

function line(id: string, values: Partial<BudgetLine> = {}): BudgetLine {
  return {
    id,
    title: {},
    category: 'travel',
    payer: 'a',
    currency: 'EUR',
    planned: 100_00,
    actual: null,
    inKind: false,
    shareRule: 'equal',
    shares: {},
    ...values,
  }
}

function planOf(lines: BudgetLine[], rates: Plan['rates'] = []): Plan {
  return {
    schema: 1,
    title: {},
    purpose: {},
    label: {},
    startDay: null,
    endDay: null,
    languages: ['en'],
    currency: 'EUR',
    rates,
    stops: [],
    legs: [],
    items: [],
    tasks: [],
    lines,
    groups: [],
    sections: [],
  }
}

test.each([
  ['1.234,56', 'de-DE', 123_456],
  ['1234,5', 'de-DE', 123_450],
  ['12.50', 'de-DE', 1250],
  ['1.234', 'de-DE', 123_400],
  ['1,234.56', 'en-GB', 123_456],
  ['12,50', 'en-GB', 1250],
  ['1,234.50', 'de-DE', 123_450],
  ['1 234,56', 'ru-RU', 123_456],
  ['١٢٫٥٠', 'ar-EG', 1250],
])("L3 %s typed in %s is understood in the reader's way", (typed, locale, cents) => {
  expect(readFigure(typed, locale, 2)).toBe(cents)
})

test.each(['abc', '1.23.4', '12,345,6', '-5', '0,001', '12,345', '€ 5'])('%s is refused as an amount', typed => {
  expect(readFigure(typed, 'de-DE', 2)).toBeNull()
})

test('a currency without cents takes whole amounts only', () => {
  expect(readFigure('1500', 'de-DE', 0)).toBe(1500)
  expect(readFigure('1500,50', 'de-DE', 0)).toBeNull()
})

test('a figure is written so that it can be typed again', () => {
  expect(writeFigure(123_456, 'de-DE', 2)).toBe('1234,56')
  expect(writeFigure(3300, 'de-DE', 2, 0)).toBe('33')
})

test('rates are kept as typed and never rounded', () => {
  expect(rateText(readFigure('0,0112', 'de-DE', 8))).toBe('0.0112')
  expect(rateText(readFigure('0,234', 'en-GB', 8))).toBe('0.234')
  expect(rateText(100_000_000)).toBe('1')
  expect(rateText(0)).toBe('')
  expect(rateUnits('0.0112')).toBe(1_120_000)
  expect(rateText(rateUnits('4.28571429'))).toBe('4.28571429')
})

test('lines stand by category with a sum for each currency; contributions in kind are left out', () => {
  const lines = [
    line('meals', { category: 'meals', planned: 50, actual: 40 }),
    line('rail', { planned: 100 }),
    line('coach', { planned: 30, currency: 'PLN' }),
    line('hall', { inKind: true }),
  ]
  const groups = linesByCategory(lines).map(group => [group.category, group.lines.map(each => each.id), group.sums])
  expect(groups).toEqual([
    [
      'travel',
      ['rail', 'coach'],
      [
        { currency: 'EUR', planned: 100, actual: null },
        { currency: 'PLN', planned: 30, actual: null },
      ],
    ],
    ['meals', ['meals'], [{ currency: 'EUR', planned: 50, actual: 40 }]],
  ])
})

test('the cent that does not divide evenly is named with who gets it', () => {
  expect(leftOver(line('third'), ['a', 'b', 'c'], [])).toEqual(['a'])
  expect(leftOver(line('two cents', { planned: 200 }), ['a', 'b', 'c'], [])).toEqual(['a', 'b'])
  expect(leftOver(line('even', { planned: 300 }), ['a', 'b', 'c'], [])).toEqual([])
})

test('percents give a left-over cent only once they come to the whole', () => {
  const typed = line('percent', { planned: 101, shareRule: 'percent', shares: { a: 5000, b: 5000 } })
  expect(leftOver(typed, ['a', 'b'], [])).toEqual(['a'])
  expect(leftOver({ ...typed, shares: { a: 5000, b: 4000 } }, ['a', 'b'], [])).toEqual([])
})

test('a line that changes its rule begins with what each bears now', () => {
  const third = line('third')
  expect(sharesFor('percent', third, ['a', 'b', 'c'], [])).toEqual({ a: 3334, b: 3333, c: 3333 })
  expect(sharesFor('fixed', third, ['a', 'b', 'c'], [])).toEqual({ a: 3334, b: 3333, c: 3333 })
  expect(sharesFor('percent', line('paid', { shareRule: 'payer' }), ['a', 'b'], [])).toEqual({ a: 10_000, b: 0 })
  expect(sharesFor('equal', third, ['a', 'b', 'c'], [])).toEqual({})
})

test('sums over currencies add up to the cent, and wait for every rate', () => {
  const lines = [line('eur', { planned: 10_001 }), line('pln', { planned: 33_333, currency: 'PLN', payer: 'b' })]
  const committees = ['a', 'b', 'c']
  expect(settlement(planOf(lines), budgetSums(planOf(lines), committees), 'planned')).toBeNull()
  const plan = planOf(lines, [{ id: 'r', currency: 'PLN', rate: '0.2337', day: null, source: '' }])
  const all = settlement(plan, budgetSums(plan, committees), 'planned')
  const sum = (field: 'pays' | 'share' | 'balance') => all?.committees.reduce((total, each) => total + each[field], 0)
  expect(all?.total).toBe(10_001 + 7790)
  expect([sum('pays'), sum('share'), sum('balance')]).toEqual([all?.total, all?.total, 0])
})
