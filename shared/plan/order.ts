/**
 * Keys that order records without numbering them: a key between two others can always be made, so moving a record
 * writes that record alone. Keys are fractions written in 62 digits whose order is that of plain string comparison.
 * At the ends of a list a counter of four digits is stepped, so that appending does not lengthen keys. Between two
 * neighbours the middle is taken: one more digit for every five insertions into one and the same gap.
 * Two people who insert into one gap at once get equal keys; the record's id then decides, the same for everybody.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const keyPattern = /^[0-9A-Za-z]*[1-9A-Za-z]$/
const counterLength = 4
const counterEnd = digits.length ** counterLength
const first = 'V001'
/** Where a record stands whose own key is missing or damaged: behind the others. */
const lost = 'zzzz'

/** A stored order key, or the last place when there is no usable one. */
export function readOrder(value: unknown): string {
  return typeof value === 'string' && keyPattern.test(value) ? value : lost
}

/** Sorts by key, equal keys by id. */
export function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  return compareText(a.order, b.order) || compareText(a.id, b.id)
}

/**
 * A key behind `before` and ahead of `after`; null stands for the end of the list on that side. There is no room between
 * equal (or reversed) neighbours: then the key stands right behind the first, and so behind all that share it.
 */
export function orderBetween(before: string | null, after: string | null): string {
  if (before === null && after === null) return first
  if (before !== null && after === null) return step(before, 1) ?? middle(before, null)
  if (before === null && after !== null) return step(after, -1) ?? middle('', after)
  const low = before ?? ''
  return after !== null && low < after ? middle(low, after) : low + digits.charAt(digits.length / 2)
}

/** `count` rising keys between two neighbours, spread evenly so that they stay short. */
export function ordersBetween(before: string | null, after: string | null, count: number): string[] {
  if (count <= 0) return []
  const half = Math.floor(count / 2)
  const key = orderBetween(before, after)
  return [...ordersBetween(before, key, half), key, ...ordersBetween(key, after, count - half - 1)]
}

/** The next counter value in the given direction; null at the end of the counter. */
function step(key: string, by: 1 | -1): string | null {
  let value = 0
  for (let i = 0; i < counterLength; i++) value = value * digits.length + digits.indexOf(key.charAt(i) || '0')
  do value += by
  while (value % digits.length === 0) // a key must not end in 0, or nothing fits between it and the same without the 0
  return value > 0 && value < counterEnd ? counterText(value) : null
}

function counterText(value: number): string {
  let text = ''
  for (let rest = value; text.length < counterLength; rest = Math.floor(rest / digits.length))
    text = digits.charAt(rest % digits.length) + text
  return text
}

/** The shortest key near the middle of `low` and `high`; `high` null means 1. */
function middle(low: string, high: string | null): string {
  let shared = 0
  while (high !== null && shared < high.length && (low.charAt(shared) || '0') === high.charAt(shared)) shared++
  if (high !== null && shared > 0) return high.slice(0, shared) + middle(low.slice(shared), high.slice(shared))
  const from = low === '' ? 0 : digits.indexOf(low.charAt(0))
  const to = high === null ? digits.length : digits.indexOf(high.charAt(0))
  if (to - from > 1) return digits.charAt(Math.round((from + to) / 2))
  if (high !== null && high.length > 1) return high.charAt(0)
  return digits.charAt(from) + middle(low.slice(1), null)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
