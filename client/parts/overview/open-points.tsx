/** What is open: everything that the checks found, each with the way to it. */
import { ChevronRight, TriangleAlert } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGoTo } from '#client/records/use-go-to.ts'
import { useWarningWords } from '#client/records/use-warning-words.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { checkPlan, type Warning } from '#shared/plan/checks.ts'
import { Panel } from './panel.tsx'

/** So many stand open at once; the rest comes on demand, so that a rough draft does not bury the page. */
const shownAtFirst = 8

/** In the order of the plan's parts. */
export function OpenPoints(): ReactElement {
  const { t } = useTranslation()
  const warnings = usePlan(checkPlan)
  const [all, setAll] = useState(false)
  if (warnings.length === 0)
    return (
      <Panel title={t('overview.open')}>
        <Notice tone="ok">
          <b>{t('overview.allWell')}</b> {t('overview.allWellHint')}
        </Notice>
      </Panel>
    )
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

function OpenPoint({ warning }: { readonly warning: Warning }): ReactElement {
  const { t } = useTranslation()
  const words = useWarningWords()
  const goTo = useGoTo()
  return (
    <button type="button" className="overview-point" onClick={() => goTo(warning.kind, warning.id)}>
      <TriangleAlert aria-hidden size={17} />
      <span>
        <span className="overview-point-part">{t(`fields.kind.${warning.kind}`)}</span> {words(warning)}
      </span>
      <ChevronRight aria-hidden size={16} className="ui-flip" />
    </button>
  )
}
