/** The warnings of `checks.ts` at the thing that they are about. */
import { History, TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Format } from '#client/state/format.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import type { Id } from '#shared/ids.ts'
import { checkPlan, type Warning, type WarningCode } from '#shared/plan/checks.ts'
import type { ListKind, Plan } from '#shared/plan/plan.ts'

// Every row asks; the plan is checked once. A plan that nobody shows any more is forgotten with its warnings.
const known = new WeakMap<Plan, readonly Warning[]>()

/** The warnings of a plan, computed once however many rows ask. */
export function warningsOf(plan: Plan): readonly Warning[] {
  const warnings = known.get(plan) ?? checkPlan(plan)
  known.set(plan, warnings)
  return warnings
}

/** All warnings of the plan that name the record `id`, as their subject or as the other thing concerned. */
export function useWarnings(kind: ListKind, id: Id): readonly Warning[] {
  const warnings = usePlan(warningsOf)
  return warnings.filter(each => isAbout(each, kind, id))
}

function isAbout(warning: Warning, kind: ListKind, id: Id): boolean {
  if (warning.kind === kind && warning.id === id) return true
  return warning.also?.some(other => other.kind === kind && other.id === id) ?? false
}

export type WarningsProps = {
  readonly kind: ListKind
  readonly id: Id
  /** Warnings that stand elsewhere on the same screen. */
  readonly except?: readonly WarningCode[]
}

/** A line for each warning; nothing when all is well. */
export function Warnings({ kind, id, except = [] }: WarningsProps): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const warnings = useWarnings(kind, id).filter(each => !except.includes(each.code))
  if (warnings.length === 0) return null
  return (
    <ul className="records-warnings">
      {warnings.map(warning => (
        <li key={`${warning.code} ${warning.id}`} data-quiet={isQuiet(warning) || undefined}>
          {isQuiet(warning) ? <History aria-hidden size={14} /> : <TriangleAlert aria-hidden size={16} />}
          <span>{t(`check.${warning.code}`, shownFacts(warning, format))}</span>
        </li>
      ))}
    </ul>
  )
}

// A translation that waits is work to do and no conflict: it must not shout among those that are.
function isQuiet(warning: Warning): boolean {
  return warning.code === 'wordings-stale'
}

/** The facts of a warning as the reader writes them: days, figures and names of languages. */
export function shownFacts({ facts }: Warning, format: Format): Record<string, string | number> {
  const shown = Object.entries(facts).map(([name, fact]) => [name, shownFact(name, fact, format)])
  return Object.fromEntries(shown)
}

// `count` stays a number, since it chooses the plural.
function shownFact(name: string, fact: string | number, format: Format): string | number {
  if (name === 'count') return fact
  if (typeof fact === 'number') return format.number(fact, 2)
  if (name === 'languages') return format.list(fact.split(', ').map(format.language))
  if (/^\d{4}-\d\d-\d\d$/.test(fact)) return format.dayShort(fact)
  const decimals = /^-?\d+\.(\d+)$/.exec(fact)?.[1]
  return decimals === undefined ? fact : exactly(Number(fact), decimals.length, format.locale)
}

function exactly(value: number, digits: number, locale: string): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(locale, options).format(value)
}
