/** Moving a record one place up or down among those that are shown together, in a list that holds others too. Pure. */
import type { Id } from '#shared/ids.ts'

type Named = { readonly id: Id }

/**
 * The record that `id` then follows in the whole list: null for the first place, undefined when `shown` (the records
 * seen together, in their order) has no place in that direction.
 */
export function stepWithin(
  all: readonly Named[],
  shown: readonly Named[],
  id: Id,
  step: -1 | 1,
): Id | null | undefined {
  const index = shown.findIndex(each => each.id === id)
  const other = index === -1 ? undefined : shown[index + step]
  if (other === undefined) return undefined
  return step === 1 ? other.id : idBefore(all, other.id, id)
}

/** The record that stands before `next` once `moved` is taken out, or null when `next` is then the first. */
export function idBefore(all: readonly Named[], next: Id, moved: Id): Id | null {
  const others = all.filter(each => each.id !== moved)
  return others[others.findIndex(each => each.id === next) - 1]?.id ?? null
}
