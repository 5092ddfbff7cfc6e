/** What a record is called, for a list that speaks of records of all kinds. Pure. */
import type { Id } from '#shared/ids.ts'
import type { ListKind, Plan, Translated } from '#shared/plan/plan.ts'

/** The title of a record in all its wordings; empty for kinds without one. A stop is called by its local name. */
export function recordTitle(plan: Plan, kind: ListKind | 'plan', id: Id): Translated {
  const titled = { items: plan.items, tasks: plan.tasks, lines: plan.lines, sections: plan.sections }
  if (kind === 'plan') return plan.title
  if (kind === 'stops') return { '': { text: plan.stops.find(stop => stop.id === id)?.name ?? '' } }
  if (!(kind in titled)) return {}
  return titled[kind as keyof typeof titled].find(record => record.id === id)?.title ?? {}
}
