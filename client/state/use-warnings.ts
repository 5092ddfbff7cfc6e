/** What the checks find in the plan of the open board. */
import type { Id } from '#shared/ids.ts'
import { checkPlan, type Warning } from '#shared/plan/checks.ts'
import type { ListKind, Plan } from '#shared/plan/plan.ts'
import { usePlan } from './use-plan.ts'

// Every row asks; the plan is checked once. A plan that nobody shows any more is forgotten with its warnings.
const known = new WeakMap<Plan, readonly Warning[]>()

/** The warnings of a plan, computed once however many ask. */
export function warningsOf(plan: Plan): readonly Warning[] {
  const warnings = known.get(plan) ?? checkPlan(plan)
  known.set(plan, warnings)
  return warnings
}

/** All warnings, in the order of the plan's parts; renders again only when one of them changed. */
export function useWarnings(): readonly Warning[] {
  return usePlan(warningsOf)
}

/** The warnings that name the record `id`, as their subject or as the other thing concerned. */
export function useWarningsAbout(kind: ListKind, id: Id): readonly Warning[] {
  return useWarnings().filter(each => isAbout(each, kind, id))
}

function isAbout(warning: Warning, kind: ListKind, id: Id): boolean {
  if (warning.kind === kind && warning.id === id) return true
  return warning.also?.some(other => other.kind === kind && other.id === id) ?? false
}
