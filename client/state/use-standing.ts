/** Where the plan stands as a whole: draft, proposed or agreed, and how far the draft is from what was agreed. */
import { useCallback, useDeferredValue, useMemo } from 'react'
import type { Proposal } from '#shared/agreement/standing.ts'
import { diffPlans } from '#shared/plan/diff.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { usePlanNow } from './use-plan.ts'
import { useProposals } from './use-proposals.ts'
import { useReply } from './use-reply.ts'

export type PlanStanding = {
  readonly state: 'draft' | 'proposed' | 'agreed'
  readonly open: Proposal | null
  readonly agreed: Proposal | null
  /** Changes of the draft since the agreed version; null while unknown, or when nothing was agreed. */
  readonly changes: number | null
  /** The number that the next proposal gets. */
  readonly nextVersion: number
}

/** The standing. Agreed means: the draft is word for word the agreed version. */
export function usePlanStanding(): PlanStanding {
  const { proposals, open, agreed, version } = useProposals()
  const changes = useChangesSince(agreed?.version ?? null, version)
  const newest = proposals.reduce((most, each) => Math.max(most, each.version), 0)
  const state = open !== null ? 'proposed' : changes === 0 ? 'agreed' : 'draft'
  return { state, open, agreed, changes, nextVersion: newest + 1 }
}

type Counted = { readonly before: Plan; readonly count: number }

// Several places of the page ask; the plans are compared once.
const counted = new WeakMap<Plan, Counted>()

function countChanges(before: Plan, plan: Plan): number {
  const known = counted.get(plan)
  if (known?.before === before) return known.count
  const count = diffPlans(before, plan).length
  counted.set(plan, { before, count })
  return count
}

// Compared behind the typing: a long plan may take some milliseconds.
function useChangesSince(number: number | null, version: ReturnType<typeof useProposals>['version']): number | null {
  const plan = useDeferredValue(usePlanNow())
  const ask = useCallback(async () => (number === null ? null : version(number)), [number, version])
  const [reply] = useReply(ask)
  const before = reply.state === 'here' ? reply.value : null
  return useMemo(() => (before === null ? null : countChanges(before.plan, plan)), [before, plan])
}
