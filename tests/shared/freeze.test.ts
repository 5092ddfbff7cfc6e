/** Canonical JSON by RFC 8785, and the frozen plan. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'
import { seeded } from './plans.ts'

test('P8 the example of RFC 8785, section 3.2.2', () => {
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('P8 keys are sorted by UTF-16 code units, as in RFC 8785, section 3.2.3', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
  const sorted = JSON.parse(canonicalJson(Object.fromEntries(keys.map((key, i) => [key, i]))))
  expect(Object.entries(sorted).map(([key]) => key)).toEqual([
    '1',
    '\r',
    '\u0080',
    '\u00f6',
    '\u20ac',
    '\ud83d\ude00',
    '\ufb33',
  ])
})

test.each([
  [0, '0'],
  [-0, '0'],
  [5e-324, '5e-324'],
  [1.7976931348623157e308, '1.7976931348623157e+308'],
  [9007199254740992, '9007199254740992'],
  [295147905179352830000, '295147905179352830000'],
  [9.999999999999997e22, '9.999999999999997e+22'],
  [1e23, '1e+23'],
  [1e-7, '1e-7'],
  [0.000001, '0.000001'],
])('P8 the number %d is written as in RFC 8785, appendix B', (value, text) => {
  expect(canonicalJson(value)).toBe(text)
})

test.each([
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['undefined', { a: undefined }],
  ['undefined in a list', [undefined, 1]],
  ['a function', () => 1],
  ['a bigint', 1n],
  ['a lone surrogate', 'a\ud800'],
  ['a lone surrogate in a key', { 'a\udc00': 1 }],
])('P8 %s is refused and not guessed', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError)
})

test('P8 canonical JSON is JSON, and the same for any order of keys', () => {
  const value = fc.jsonValue({ stringUnit: 'binary' }).filter(json => JSON.stringify(json).isWellFormed())
  fc.assert(
    fc.property(value, json => {
      const plain: unknown = JSON.parse(JSON.stringify(json))
      if (!wellFormed(plain)) return
      const text = canonicalJson(plain)
      expect(JSON.parse(text)).toEqual(plain)
      expect(canonicalJson(turned(plain))).toBe(text)
    }),
    { seed: 8 },
  )
})

test('P8 a frozen plan is its canonical JSON with the SHA-256 of it', () => {
  const plan = readPlan(seeded())
  const frozen = freeze(plan)
  expect(JSON.parse(frozen.json)).toEqual(plan)
  expect(frozen.digest).toBe(createHash('sha256').update(frozen.json, 'utf8').digest('hex'))
  expect(freeze({ ...plan, currency: 'PLN' }).digest).not.toBe(frozen.digest)
})

function wellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, item]) => key.isWellFormed() && wellFormed(item))
}

/** The same value with the keys of every object in reverse order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item)]),
  )
}
