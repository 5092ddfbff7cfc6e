/** What the checks find in the plan of the open board. */
import { useCallback } from 'react'
import type { Id } from '#shared/ids.ts'
import { checkPlan, type Warning } from '#shared/plan/checks.ts'
import type { ListKind, Plan } from '#shared/plan/plan.ts'
import { usePlan } from './use-plan.ts'

type Found = { readonly all: readonly Warning[]; readonly byRecord: ReadonlyMap<string, readonly Warning[]> }

// Every row asks; the plan is checked once. A plan that nobody shows any more is forgotten with its warnings.
const known = new WeakMap<Plan, Found>()
const none: readonly Warning[] = []

/** The warnings of a plan, computed once however many ask. */
export function warningsOf(plan: Plan): readonly Warning[] {
  return foundIn(plan).all
}

/** All warnings, in the order of the plan's parts; renders again only when one of them changed. */
export function useWarnings(): readonly Warning[] {
  return usePlan(warningsOf)
}

/** The warnings that name the record `id`, as their subject or as the other thing concerned. */
export function useWarningsAbout(kind: ListKind, id: Id): readonly Warning[] {
  const pick = useCallback((plan: Plan) => foundIn(plan).byRecord.get(keyOf(kind, id)) ?? none, [kind, id])
  return usePlan(pick)
}

function foundIn(plan: Plan): Found {
  const found = known.get(plan) ?? sorted(checkPlan(plan))
  known.set(plan, found)
  return found
}

// A long board has thousands of rows, and none of them may look through the warnings of all the others.
function sorted(all: readonly Warning[]): Found {
  const byRecord = new Map<string, Warning[]>()
  for (const warning of all) {
    const concerned = [{ kind: warning.kind, id: warning.id }, ...(warning.also ?? [])]
    for (const key of new Set(concerned.map(each => keyOf(each.kind, each.id)))) {
      const held = byRecord.get(key)
      if (held === undefined) byRecord.set(key, [warning])
      else held.push(warning)
    }
  }
  return { all, byRecord }
}

function keyOf(kind: ListKind | 'plan', id: Id): string {
  return `${kind}/${id}`
}
