/** The plan at a glance: what it is for, who takes part, who does what, and what is still open. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useToday } from '#client/records/use-today.ts'
import { useGuest } from '#client/state/part-context.ts'
import { PartHeader } from '#client/ui/part-header.tsx'
import type { GuestPart } from '#shared/agreement/roles.ts'
import { About } from './about.tsx'
import { AgreementState } from './agreement-state.tsx'
import { Groups } from './groups.tsx'
import { OpenPoints } from './open-points.tsx'
import './overview.css'
import { Partners } from './partners.tsx'
import { Ready } from './ready.tsx'
import { Work } from './work.tsx'

/** The part "Overview". What is open stands beside what is settled, and after it on a narrow page. */
export function Overview(): ReactElement {
  const { t } = useTranslation()
  const today = useToday()
  const guest = useGuest()
  const shows = (part: GuestPart) => guest === null || guest.parts.includes(part)
  return (
    <div className="overview">
      <PartHeader title={t('overview.title')} />
      <div className="overview-body">
        <div className="overview-column">
          <About today={today} />
          <Partners />
          {shows('budget') ? <Groups /> : null}
          {shows('tasks') ? <Work today={today} /> : null}
        </div>
        <div className="overview-column">
          {guest === null ? <AgreementState /> : null}
          {guest === null ? <Ready /> : null}
          <OpenPoints />
        </div>
      </div>
    </div>
  )
}
