/** The warnings of `checks.ts` at the thing that they are about. */
import { TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlan } from '#client/state/use-plan.ts'
import type { Id } from '#shared/ids.ts'
import { checkPlan, type Warning } from '#shared/plan/checks.ts'
import type { ListKind } from '#shared/plan/plan.ts'

/** All warnings of the plan that name the record `id`, as their subject or as the other thing concerned. */
export function useWarnings(kind: ListKind, id: Id): readonly Warning[] {
  const warnings = usePlan(checkPlan)
  return warnings.filter(each => isAbout(each, kind, id))
}

function isAbout(warning: Warning, kind: ListKind, id: Id): boolean {
  if (warning.kind === kind && warning.id === id) return true
  return warning.also?.some(other => other.kind === kind && other.id === id) ?? false
}

/** A line for each warning; nothing when all is well. */
export function Warnings({ kind, id }: { readonly kind: ListKind; readonly id: Id }): ReactElement | null {
  const { t } = useTranslation()
  const warnings = useWarnings(kind, id)
  if (warnings.length === 0) return null
  return (
    <ul className="records-warnings">
      {warnings.map(warning => (
        <li key={`${warning.code} ${warning.id}`}>
          <TriangleAlert aria-hidden size={16} />
          <span>{t(`check.${warning.code}`, warning.facts)}</span>
        </li>
      ))}
    </ul>
  )
}
