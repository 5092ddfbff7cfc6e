/** Draft, Proposed or Agreed, and how far the draft is from what was agreed: in words. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { type PlanStanding, usePlanStanding } from '#client/state/use-standing.ts'
import type { Proposal } from '#shared/agreement/standing.ts'

/** The pill and the line beside it. */
export function StandingLine(): ReactElement {
  const { t } = useTranslation()
  const standing = usePlanStanding()
  return (
    <>
      <span className={`board-pill board-pill-${standing.state}`}>{t(`board.state.${standing.state}`)}</span>
      <span className="board-since">
        <Since {...standing} />
      </span>
    </>
  )
}

function Since({ open, agreed, changes }: PlanStanding): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  if (open !== null) {
    const done = open.decisions.filter(each => each.kind === 'approve').length
    return <>{t('board.approvedSoFar', { version: open.version, done, all: open.committees.length })}</>
  }
  if (agreed === null) return <>{t('board.neverAgreed')}</>
  const facts = { version: agreed.version, day: format.dayShort(dayOfAgreement(agreed)), count: changes ?? 0 }
  return <>{changes === null || changes === 0 ? t('board.agreedSince', facts) : t('board.changesSince', facts)}</>
}

// An agreement begins with its last decision; the reader's own day counts.
function dayOfAgreement({ at, decisions }: Proposal): string {
  const last = new Date(Math.max(at, ...decisions.map(each => each.at)))
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${last.getFullYear()}-${pad(last.getMonth() + 1)}-${pad(last.getDate())}`
}
