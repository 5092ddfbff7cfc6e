/** Order keys: there is always room, and keys stay short. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byOrder, orderBetween, ordersBetween, readOrder } from '#shared/plan/order.ts'

/** Inserts at the given places, one after another. */
function insertAll(places: readonly number[]): string[] {
  const keys: string[] = []
  for (const place of places) {
    const at = place % (keys.length + 1)
    keys.splice(at, 0, orderBetween(keys[at - 1] ?? null, keys[at] ?? null))
  }
  return keys
}

test('P16 keys made at any places of a list sort as the list does', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), places => {
      const keys = insertAll(places)
      expect([...keys].sort()).toEqual(keys)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.every(key => readOrder(key) === key)).toBe(true)
    }),
    { seed: 16 },
  )
})

test('P16 a key fits between any two different keys, also those that this code did not make', () => {
  const key = fc.string({ unit: fc.constantFrom(...'019AVYZaz'), minLength: 1, maxLength: 8 }).map(text => `${text}1`)
  fc.assert(
    fc.property(key, key, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      if (low === high) return
      for (const [before, after] of [
        [low, high],
        [low, null],
        [null, high],
      ] as const) {
        const made = orderBetween(before, after)
        expect(before === null || before < made).toBe(true)
        expect(after === null || made < after).toBe(true)
        expect(readOrder(made)).toBe(made)
      }
    }),
    { seed: 17, numRuns: 2000 },
  )
})

test('P16 ten thousand records appended or put first take four digits each', () => {
  let last: string | null = null
  let head: string | null = null
  for (let i = 0; i < 10_000; i++) {
    const next: string = orderBetween(last, null)
    expect(last === null || last < next).toBe(true)
    last = next
    const before: string = orderBetween(null, head)
    expect(head === null || before < head).toBe(true)
    head = before
  }
  expect([last?.length, head?.length]).toEqual([4, 4])
})

test('P16 thousands of insertions into one gap take about a digit for every five of them', () => {
  const grow = (side: 'low' | 'high') => {
    let [low, high] = ['V001', 'V002']
    for (let i = 0; i < 2000; i++) {
      const made = orderBetween(low, high)
      expect(low < made && made < high).toBe(true)
      if (side === 'low') low = made
      else high = made
    }
    return Math.max(low.length, high.length)
  }
  expect(grow('low')).toBeLessThan(420)
  expect(grow('high')).toBeLessThan(420)
})

test('P16 keys spread over a gap rise and stay short, also between equal neighbours', () => {
  const keys = ordersBetween('V001', 'V002', 1000)
  expect([...keys].sort()).toEqual(keys)
  expect(new Set(keys).size).toBe(1000)
  expect(Math.max(...keys.map(key => key.length))).toBeLessThanOrEqual(7)
  expect(orderBetween('V001', 'V001') > 'V001').toBe(true)
  expect(orderBetween('V001', 'V001') < 'V002').toBe(true)
})

test('P3 equal keys are sorted by id', () => {
  const records = [
    { order: 'V001', id: 'b' },
    { order: 'V001', id: 'a' },
    { order: 'U001', id: 'c' },
  ]
  expect(records.sort(byOrder).map(record => record.id)).toEqual(['c', 'a', 'b'])
})

test('P6 a damaged key stands behind the others', () => {
  for (const damaged of [undefined, null, 5, '', 'V0', 'ä', {}]) expect(readOrder(damaged)).toBe('zzzz')
})
