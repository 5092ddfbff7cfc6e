/** "Ready to agree?": what should be settled before a plan is put to the committees, each point with the way to it. */
import { ChevronRight, CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { partAddress } from '#client/records/use-go-to.ts'
import { useBoard } from '#client/state/use-board.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { type Readiness, type ReadinessCode, readiness } from '#shared/plan/checks.ts'
import type { ListKind, Plan } from '#shared/plan/plan.ts'
import { Panel } from './panel.tsx'

/** Where each point is settled. */
const settledIn: Readonly<Record<ReadinessCode, ListKind | 'plan'>> = {
  dates: 'plan',
  stops: 'stops',
  hosts: 'stops',
  budget: 'lines',
  times: 'items',
  languages: 'sections',
}

/** Advice only: a plan can be proposed with points open. */
export function Ready(): ReactElement {
  const { t } = useTranslation()
  const points = usePlan(readinessOf)
  const done = points.filter(point => point.ok).length
  return (
    <Panel title={t('overview.ready')} note={t('overview.readyCount', { done, count: points.length })}>
      <progress className="overview-bar" value={done} max={points.length} aria-label={t('overview.ready')} />
      <ul className="overview-points">
        {points.map(point => (
          <li key={point.code}>
            <Point {...point} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function readinessOf(plan: Plan): Readiness[] {
  return readiness(plan)
}

function Point({ code, ok, count }: Readiness): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  if (ok)
    return (
      <span className="overview-point" data-ok>
        <CircleCheck aria-hidden size={18} />
        <span className="ui-hidden">{t('overview.done_state')} </span>
        {t(`check.ready.${code}`)}
      </span>
    )
  return (
    <Link className="overview-point" href={partAddress(id, settledIn[code])}>
      <CircleAlert aria-hidden size={18} />
      <span>
        <span className="ui-hidden">{t('overview.open_state')} </span>
        {t(`check.ready.${code}Open`, { count })}
      </span>
      <ChevronRight aria-hidden size={16} className="ui-flip" />
    </Link>
  )
}
