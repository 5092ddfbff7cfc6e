/**
 * What in a plan cannot be, or is not finished. Everything here is advice: it is shown and printed, and forbids nothing.
 * Computed from the plan alone, so that all see the same warnings.
 */
import { checkBudget } from './checks/budget.ts'
import { checkProgramme } from './checks/programme.ts'
import { checkRoute } from './checks/route.ts'
import { timeCodes, type Warning } from './checks/warning.ts'
import { missingWordings, staleWordings } from './languages.ts'
import type { Plan } from './plan.ts'

export type { Warning, WarningCode } from './checks/warning.ts'

/** One point of "Ready to agree?", worded by `check.ready.<code>`; while open by `check.ready.<code>Open` and `count`. */
export type Readiness = { readonly code: ReadinessCode; readonly ok: boolean; readonly count: number }
export type ReadinessCode = (typeof readinessCodes)[number]

/** The points in the order in which they are shown. */
export const readinessCodes = ['dates', 'stops', 'hosts', 'budget', 'times', 'languages'] as const

/** All warnings about a plan, by part of the plan and then in the order of its lists. */
export function checkPlan(plan: Plan): Warning[] {
  return [...checkRoute(plan), ...checkProgramme(plan), ...checkBudget(plan), ...checkTexts(plan)]
}

/** What is still open before a plan should be put to the committees. */
export function readiness(plan: Plan, warnings: readonly Warning[] = checkPlan(plan)): Readiness[] {
  const counts: Record<ReadinessCode, number> = {
    dates: [plan.startDay, plan.endDay].filter(day => day === null).length,
    stops: plan.stops.length === 0 ? 1 : 0,
    hosts: count(warnings, ['stop-without-host']),
    budget: count(warnings, [
      'line-without-payer',
      'line-without-heads',
      'percent-do-not-add-up',
      'shares-do-not-add-up',
    ]),
    times: count(warnings, timeCodes),
    languages: missingWordings(plan).length + staleWordings(plan).length,
  }
  return readinessCodes
    .filter(code => isAsked(plan, code))
    .map(code => ({ code, ok: counts[code] === 0, count: counts[code] }))
}

// Of nothing, anything is true: a new plan must not read as if its hosts, times and shares were settled.
function isAsked(plan: Plan, code: ReadinessCode): boolean {
  if (code === 'stops') return plan.stops.length === 0
  if (code === 'hosts') return plan.stops.length > 0
  if (code === 'times') return plan.stops.length + plan.items.length > 0
  if (code === 'budget') return plan.lines.length > 0
  return code === 'dates' || plan.languages.length > 1
}

/** One warning a record, however many of its wordings are older than their source. */
function checkTexts(plan: Plan): Warning[] {
  const found = new Map<string, Warning>()
  for (const { kind, id, language } of staleWordings(plan)) {
    const last = found.get(`${kind} ${id}`)?.facts
    const languages = [...new Set([...String(last?.languages ?? '').split(', '), language])].filter(each => each !== '')
    const facts = { count: Number(last?.count ?? 0) + 1, languages: languages.join(', ') }
    found.set(`${kind} ${id}`, { code: 'wordings-stale', kind, id, facts })
  }
  return [...found.values()]
}

function count(warnings: readonly Warning[], codes: readonly string[]): number {
  return warnings.filter(warning => codes.includes(warning.code)).length
}
