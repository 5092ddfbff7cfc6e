/** Equality by content, and the reuse of what did not change: so that an edit in one place renders only that place. */

/** True when both are the same value, or arrays or plain objects whose members are the very same values. */
export function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (!isHolder(left) || !isHolder(right) || Array.isArray(left) !== Array.isArray(right)) return false
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length && keys.every(key => key in right && Object.is(left[key], right[key]))
  )
}

/** `next`, with every part of it that equals the part of `last` in the same place replaced by that older part. */
export function reuse<Value>(last: unknown, next: Value): Value {
  if (Object.is(last, next) || !isHolder(last) || !isHolder(next)) return next
  if (Array.isArray(next)) return (Array.isArray(last) ? reuseList(last, next) : next) as Value
  if (Array.isArray(last)) return next
  const merged: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(next)) merged[key] = reuse(last[key], value)
  return (isSame(last, merged) ? last : merged) as Value
}

// Records move within a list, so they are found again by id and not by place.
function reuseList(last: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byId = new Map(last.map((value, index) => [idOf(value) ?? index, value]))
  const merged = next.map((value, index) => reuse(byId.get(idOf(value) ?? index), value))
  return isSame(last, merged) ? last : merged
}

function idOf(value: unknown): unknown {
  return isHolder(value) ? value.id : undefined
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
