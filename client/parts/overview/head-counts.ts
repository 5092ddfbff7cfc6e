/** The participants of a plan, summed per committee and kind. Pure. */
import type { Id } from '#shared/ids.ts'
import { type Group, type GroupKind, groupKinds } from '#shared/plan/plan.ts'

export type HeadCount = {
  readonly committee: Id | null
  readonly total: number
  /** Only the kinds that are there, in their usual order. */
  readonly kinds: readonly { readonly kind: GroupKind; readonly count: number }[]
}

/** One entry a committee, in the board's order; groups without a known committee come last, together. */
export function headCounts(groups: readonly Group[], committees: readonly Id[]): HeadCount[] {
  const homes: (Id | null)[] = [...committees, null]
  const homeOf = (group: Group) =>
    group.committee !== null && committees.includes(group.committee) ? group.committee : null
  return homes.flatMap(committee => {
    const own = groups.filter(group => homeOf(group) === committee)
    if (own.length === 0) return []
    const kinds = groupKinds.map(kind => ({ kind, count: sum(own.filter(group => group.kind === kind)) }))
    return [{ committee, total: sum(own), kinds: kinds.filter(({ count }) => count > 0) }]
  })
}

/** All heads together. */
export function sum(groups: readonly Group[]): number {
  return groups.reduce((total, group) => total + group.count, 0)
}
