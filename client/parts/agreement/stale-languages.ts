/** Which languages of a plan lag behind. */
import { staleWordings } from '#shared/plan/languages.ts'
import type { Language, Plan } from '#shared/plan/plan.ts'

/** Working languages in which some passage is older than its source, in the plan's order. */
export function staleLanguages(plan: Plan): Language[] {
  const stale = new Set(staleWordings(plan).map(place => place.language))
  return plan.languages.filter(language => stale.has(language))
}
