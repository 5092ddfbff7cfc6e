/** Numbers as they are typed in different languages. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencyDigits, numberText, parseNumber } from '#client/ui/number-text.ts'

test('L5 what a field shows is understood again, in every way of writing', () => {
  const locales = fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'ar-EG', 'pl-PL', 'de-CH')
  fc.assert(
    fc.property(locales, fc.integer({ min: -1e9, max: 1e9 }), (locale, cents) => {
      expect(parseNumber(numberText(cents / 100, locale, { min: 2, max: 2 }), locale)).toBe(cents / 100)
    }),
  )
})

test.each([
  ['1.234,5', 'de-DE', 1234.5],
  ['1234.5', 'de-DE', 1234.5],
  ['1,234.5', 'en-GB', 1234.5],
  ['12,50', 'en-GB', 12.5],
  ['1,250', 'en-GB', 1250],
  ['1 234,5', 'fr-FR', 1234.5],
  ['١٢٫٥', 'ar-EG', 12.5],
  ['−3', 'en-GB', -3],
  ['12 km', 'en-GB', null],
  ['', 'en-GB', null],
  ['1.2.3', 'en-GB', null],
])('L5 %s in %s is %s', (text, locale, value) => {
  expect(parseNumber(text, locale)).toBe(value)
})

test('a currency that is unknown is taken to have two digits', () => {
  expect(['EUR', 'JPY', 'KWD', 'nonsense'].map(currencyDigits)).toEqual([2, 0, 3, 2])
})
