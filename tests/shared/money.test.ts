/** Money: sharing out to the cent, and reading what people type. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountText, minorDigits, parseAmount, shareOut } from '#shared/money.ts'

const weights = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 12 })
const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })

test('P13 the parts of a sum add up to it, whatever the weights', () => {
  fc.assert(
    fc.property(amount, weights, (sum, by) => {
      expect(shareOut(sum, by).reduce((all, part) => all + part, 0)).toBe(sum)
    }),
    { seed: 13 },
  )
})

test('P13 no part is off by a unit or more, and who weighs nothing bears nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), weights, (sum, by) => {
      const whole = by.reduce((all, weight) => all + weight, 0)
      for (const [i, part] of shareOut(sum, by).entries()) {
        const weight = by[i] ?? 0
        if (whole > 0) expect(Math.abs(part - (sum * weight) / whole)).toBeLessThan(1)
        if (whole > 0 && weight === 0) expect(part).toBe(0)
      }
    }),
    { seed: 14 },
  )
})

test('P13 what is left goes to the largest remainder, and among equals to the first', () => {
  expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(shareOut(-100, [1, 1, 1])).toEqual([-34, -33, -33])
  expect(shareOut(101, [3, 1, 2])).toEqual([50, 17, 34])
  expect(shareOut(5, [0, 0])).toEqual([3, 2])
  expect(shareOut(5, [])).toEqual([])
  expect(shareOut(0, [2, 1])).toEqual([0, 0])
})

test('currencies have the minor units of ISO 4217', () => {
  expect(['EUR', 'RUB', 'JPY', 'KWD', 'CLF', 'XYZ'].map(minorDigits)).toEqual([2, 2, 0, 3, 4, 2])
})

test('sums are read as people type them', () => {
  expect(parseAmount('1.234,5', ',')).toBe(123_450)
  expect(parseAmount('1,234.50', '.')).toBe(123_450)
  expect(parseAmount('1 234,50', ',')).toBe(123_450)
  expect(parseAmount('12', ',')).toBe(1200)
  expect(parseAmount('-3,05', ',')).toBe(-305)
  expect(parseAmount('500', '.', 0)).toBe(500)
})

test('a sum that is not clear is not guessed', () => {
  for (const text of ['', '1,2,3', 'abc', '1.5', '12,345', '1..2', '1.23,4', ',5', '99999999999999999'])
    expect([text, parseAmount(text, ',')]).toEqual([text, null])
  expect(parseAmount('1.50', '.', 0)).toBe(null)
})

test('amounts as plain text read back', () => {
  expect([amountText(5, 'EUR'), amountText(-123_450, 'EUR'), amountText(7, 'JPY')]).toEqual(['0.05', '-1234.50', '7'])
  fc.assert(
    fc.property(amount, fc.constantFrom('EUR', 'JPY', 'KWD'), (minor, currency) => {
      expect(parseAmount(amountText(minor, currency), '.', minorDigits(currency))).toBe(minor)
    }),
    { seed: 15 },
  )
})
