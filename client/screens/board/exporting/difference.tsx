/** What somebody gets who exports this state: what it counts for, and how the draft and a version differ. */
import { type ReactElement, useCallback, useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { useReply } from '#client/state/use-reply.ts'
import { standing } from '#shared/agreement/standing.ts'
import { type Change, diffPlans } from '#shared/plan/diff.ts'

/** A few sentences under the choice. */
export function Difference({ version }: { readonly version: number | 'draft' }): ReactElement {
  const { t } = useTranslation()
  const { proposals, agreed } = useProposals()
  const compared = version === 'draft' ? (agreed?.version ?? null) : version
  const changes = useChangesSince(compared)
  const isAgreed = proposals.some(each => each.version === version && standing(each, proposals) === 'agreed')
  const counts =
    version === 'draft' ? 'exporting.draftHelp' : isAgreed ? 'exporting.agreedHelp' : 'exporting.versionHelp'
  return (
    <div className="exporting-help">
      <p>{t(counts)}</p>
      {compared === null ? <p>{t('board.neverAgreed')}</p> : null}
      {compared === null || changes === null ? null : <Changes version={compared} changes={changes} />}
    </div>
  )
}

function Changes({
  version,
  changes,
}: {
  readonly version: number
  readonly changes: readonly Change[]
}): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  if (changes.length === 0) return <p>{t('exporting.same', { version })}</p>
  const places = (wanted: Change['part']) => changes.filter(({ part }) => part === wanted).length
  const parts = [...new Set(changes.map(({ part }) => part))].map(part =>
    t('exporting.changesIn', { part: t(`exporting.part.${part}`), count: places(part) }),
  )
  return <p>{t('exporting.differs', { version, parts: format.list(parts) })}</p>
}

/** null while it is not known, and where the version could not be fetched: then nothing is said about it. */
function useChangesSince(number: number | null): readonly Change[] | null {
  const { version } = useProposals()
  const plan = useDeferredValue(usePlanNow())
  const ask = useCallback(async () => (number === null ? null : version(number)), [number, version])
  const [reply] = useReply(ask)
  const frozen = reply.state === 'here' ? reply.value : null
  return useMemo(() => (frozen === null ? null : diffPlans(frozen.plan, plan)), [frozen, plan])
}
