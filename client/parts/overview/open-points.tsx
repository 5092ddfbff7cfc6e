/** What is open: everything that the checks found, each with the way to it. */
import { ChevronRight, TriangleAlert } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { partAddress, partOf, useGoTo } from '#client/records/use-go-to.ts'
import { useWarningWords } from '#client/records/use-warning-words.ts'
import { useWords } from '#client/records/wording.tsx'
import { useGuest } from '#client/state/part-context.ts'
import { useBoard } from '#client/state/use-board.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useWarnings } from '#client/state/use-warnings.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import type { Warning } from '#shared/plan/checks.ts'
import type { Plan, Translated } from '#shared/plan/plan.ts'
import { Panel } from './panel.tsx'
import { recordTitle } from './record-title.ts'

/** So many stand open at once; the rest comes on demand, so that a rough draft does not bury the page. */
const shownAtFirst = 8
const none: Translated = {}

/** In the order of the plan's parts. */
export function OpenPoints(): ReactElement | null {
  const { t } = useTranslation()
  const guest = useGuest()
  const found = useWarnings()
  // What is hidden from a guest seems to be missing, and is no open point of theirs.
  const warnings = guest === null ? found : found.filter(({ kind }) => guest.parts.some(part => part === partOf[kind]))
  const [all, setAll] = useState(false)
  const isNew = usePlan(isBlank)
  if (warnings.length === 0 && guest !== null) return null
  if (warnings.length === 0) return <Panel title={t('overview.open')}>{isNew ? <NewBoardNote /> : <AllWell />}</Panel>
  const shown = all ? warnings : warnings.slice(0, shownAtFirst)
  const rest = warnings.length - shown.length
  return (
    <Panel title={t('overview.open')} note={t('overview.openCount', { count: warnings.length })}>
      <ul className="overview-points">
        {shown.map(warning => (
          <li key={`${warning.code} ${warning.id}`}>
            <OpenPoint warning={warning} />
          </li>
        ))}
      </ul>
      {rest === 0 ? null : (
        <Button variant="quiet" onPress={() => setAll(true)}>
          {t('overview.showAll', { count: rest })}
        </Button>
      )}
    </Panel>
  )
}

// Of a plan in which nothing stands the checks have nothing to say, and "all is well" would be untrue.
function isBlank({ stops, items, tasks, lines }: Plan): boolean {
  return [stops, items, tasks, lines].every(list => list.length === 0)
}

function NewBoardNote(): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  return (
    <Notice tone="info">
      <b>{t('overview.isNew')}</b> {t('overview.isNewHint')}{' '}
      <Link href={partAddress(id, 'stops')}>{t('overview.toRoute')}</Link>
    </Notice>
  )
}

function AllWell(): ReactElement {
  const { t } = useTranslation()
  return (
    <Notice tone="ok">
      <b>{t('overview.allWell')}</b> {t('overview.allWellHint')}
    </Notice>
  )
}

function OpenPoint({ warning }: { readonly warning: Warning }): ReactElement {
  const { t } = useTranslation()
  const words = useWarningWords()
  const goTo = useGoTo()
  const titleOf = useWords()
  // Most findings name their record themselves; that a wording is old could be said of any.
  const isNameless = warning.code === 'wordings-stale'
  const title = titleOf(
    usePlan(plan => (isNameless ? recordTitle(plan, warning.kind, warning.id) : none)),
    '',
  )
  return (
    <button type="button" className="overview-point" onClick={() => goTo(warning.kind, warning.id)}>
      <TriangleAlert aria-hidden size={17} />
      <span>
        <span className="overview-point-part">
          {t(`fields.kind.${warning.kind}`)}
          {title === '' ? '' : ' · '}
          <bdi>{title}</bdi>
        </span>{' '}
        {words(warning)}
      </span>
      <ChevronRight aria-hidden size={16} className="ui-flip" />
    </button>
  )
}
