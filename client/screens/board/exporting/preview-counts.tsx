/** What a file holds that only its own program can show. */
import { type ReactElement, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlanNow } from '#client/state/use-plan.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { useReply } from '#client/state/use-reply.ts'
import type { Plan } from '#shared/plan/plan.ts'

const counted = ['stops', 'items', 'tasks', 'lines', 'sections'] as const

/** The lists of the plan with how much stands in each. */
export function PreviewCounts({ version }: { readonly version: number | 'draft' }): ReactElement {
  const { t } = useTranslation()
  const now = usePlanNow()
  const { version: frozen } = useProposals()
  const ask = useCallback(async () => (version === 'draft' ? null : (await frozen(version)).plan), [version, frozen])
  const [reply] = useReply<Plan | null>(ask)
  const plan = version === 'draft' ? now : reply.state === 'here' ? reply.value : null
  return (
    <>
      <p className="exporting-help">{t('exporting.preview.noPicture')}</p>
      {plan === null ? null : (
        <ul className="exporting-counts">
          {counted.map(list => (
            <li key={list}>{t(`exporting.count.${list}`, { count: plan[list].length })}</li>
          ))}
        </ul>
      )}
    </>
  )
}
