/** "Ready to agree?": what is settled and what is still open, each leading to its part. */
import { Check, TriangleAlert } from 'lucide-react'
import { type ReactElement, useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useBoard } from '#client/state/use-board.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { type Readiness, type ReadinessCode, readiness } from '#shared/plan/checks.ts'
import type { Part } from './parts.tsx'

const partOf: Readonly<Record<ReadinessCode, Part>> = {
  dates: 'overview',
  stops: 'route',
  hosts: 'route',
  budget: 'budget',
  times: 'route',
  languages: 'overview',
}

/** The list with its bar. Advice: nothing here forbids a proposal. */
export function ReadyList(): ReactElement {
  const { t } = useTranslation()
  // Checked behind the typing: all checks of a long plan take some milliseconds.
  const plan = useDeferredValue(usePlanNow())
  const points = useMemo(() => readiness(plan), [plan])
  const done = points.filter(point => point.ok).length
  return (
    <section className="ready" aria-labelledby="ready-title">
      <h2 id="ready-title">{t('board.ready.title')}</h2>
      <progress
        className="ready-bar"
        value={done}
        max={points.length}
        aria-label={t('board.ready.progress', { done, all: points.length })}
      />
      <ul>
        {points.map(point => (
          <li key={point.code}>
            <Point {...point} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Point({ code, ok, count }: Readiness): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  if (ok)
    return (
      <span className="ready-point ready-done">
        <Check aria-hidden size={16} />
        {t(`check.ready.${code}`)}
      </span>
    )
  return (
    <Link href={`/boards/${id}/${partOf[code]}`} className="ready-point ready-open">
      <TriangleAlert aria-hidden size={16} />
      {t(`check.ready.${code}Open`, { count })}
    </Link>
  )
}
