/** Two moments of a plan held side by side: versions as they were stored, or the draft as it is now. */
import { useMemo } from 'react'
import { usePlan } from '#client/state/use-plan.ts'
import { type Change, diffPlans } from '#shared/plan/diff.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { RefusalCode } from '#shared/protocol/refusals.ts'
import { type Loaded, useVersion } from './use-version.ts'

export type Comparison = {
  readonly before: Plan | null
  readonly after: Plan | null
  /** Empty until both are here. */
  readonly changes: readonly Change[]
  readonly isLoading: boolean
  readonly refused: RefusalCode | null
}

/** What differs from `before` to `after`. A null `before` has nothing to compare with; `draft` follows the live plan. */
export function useComparison(before: number | null, after: number | 'draft'): Comparison {
  const draft = usePlan(plan => (after === 'draft' ? plan : null))
  const old = useVersion(before)
  const fresh = useVersion(after === 'draft' ? null : after)
  const beforePlan = planOf(old)
  const afterPlan = draft ?? planOf(fresh)
  return useMemo(
    () => ({
      before: beforePlan,
      after: afterPlan,
      changes: beforePlan && afterPlan ? diffPlans(beforePlan, afterPlan) : [],
      isLoading: old.state === 'loading' || (draft === null && fresh.state === 'loading'),
      refused: old.state === 'refused' ? old.code : fresh.state === 'refused' ? fresh.code : null,
    }),
    [beforePlan, afterPlan, old, fresh, draft],
  )
}

function planOf(loaded: Loaded): Plan | null {
  return loaded.state === 'here' ? loaded.version.plan : null
}
