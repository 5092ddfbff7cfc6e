/** The plan of the open board. */
import type { Plan } from '#shared/plan/plan.ts'
import { useSession } from './board-context.ts'
import { useSource } from './use-source.ts'

/** The part of the plan that `select` picks; renders again only when that part changed. Unchanged records stay the same objects. */
export function usePlan<Part>(select: (plan: Plan) => Part): Part {
  return useSource(useSession().plan, select)
}

/** The whole plan; renders again at every change. */
export function usePlanNow(): Plan {
  return usePlan(whole)
}

function whole(plan: Plan): Plan {
  return plan
}
