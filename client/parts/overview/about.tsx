/** What the plan is: its title, what it is for, its dates and languages. */
import { CalendarDays, Languages, Pencil, Tag } from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EditingMark } from '#client/records/editing.tsx'
import { Wording } from '#client/records/wording.tsx'
import type { Format } from '#client/state/format.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import { onDemand } from '#client/ui/on-demand.tsx'
import type { Day, Plan } from '#shared/plan/plan.ts'
import { planDays } from '#shared/plan/route.ts'
import { countdown } from './countdown.ts'

const AboutSheet = onDemand(async () => (await import('./about-sheet.tsx')).AboutSheet)

/** The first panel: larger than the others, since it is what a newcomer reads. */
export function About({ today }: { readonly today: Day }): ReactElement {
  const { t } = useTranslation()
  const plan = usePlanNow()
  const { readOnly } = useEdit()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="overview-about" aria-labelledby="overview-title">
      <div className="overview-about-head">
        <h3 id="overview-title" className="overview-title">
          <Wording of={plan.title} empty={t('overview.untitled')} />
        </h3>
        <EditingMark record="plan" />
      </div>
      <div className="overview-purpose">
        <Wording of={plan.purpose} empty={t('overview.noPurpose')} />
      </div>
      <Facts plan={plan} today={today} />
      {readOnly ? null : (
        <Button icon={<Pencil aria-hidden size={16} />} onPress={() => setOpen(true)}>
          {t('overview.editAbout')}
        </Button>
      )}
      <AboutSheet isOpen={isOpen} onClose={() => setOpen(false)} />
    </section>
  )
}

function Facts({ plan, today }: { readonly plan: Plan; readonly today: Day }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const hasLabel = Object.keys(plan.label).length > 0
  return (
    <dl className="overview-facts">
      <Fact icon={<CalendarDays aria-hidden size={17} />} name={t('overview.dates')}>
        <Dates plan={plan} today={today} />
      </Fact>
      <Fact icon={<Languages aria-hidden size={17} />} name={t('overview.languages')}>
        {plan.languages.map(format.language).join(' · ')}
      </Fact>
      {hasLabel ? (
        <Fact icon={<Tag aria-hidden size={17} />} name={t('overview.label')}>
          <Wording of={plan.label} />
        </Fact>
      ) : null}
    </dl>
  )
}

type FactProps = { readonly icon: ReactElement; readonly name: string; readonly children: ReactNode }

function Fact({ icon, name, children }: FactProps): ReactElement {
  return (
    <div className="overview-fact">
      <dt>
        {icon}
        {name}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

/** `Saturday, 1 May 2027 to Saturday, 8 May 2027 · 8 days · begins in 5 months` */
function Dates({ plan, today }: { readonly plan: Plan; readonly today: Day }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { startDay, endDay } = plan
  if (startDay === null || endDay === null) return <span className="overview-unset">{t('overview.noDates')}</span>
  const days = planDays(plan).length
  return (
    <>
      {t('overview.dateSpan', { start: format.day(startDay), end: format.day(endDay) })}
      <span className="overview-more">
        {t('overview.days', { count: days })} · <b>{countdownWords(t, format, countdown(startDay, endDay, today))}</b>
      </span>
    </>
  )
}

type Words = ReturnType<typeof useTranslation>['t']

function countdownWords(t: Words, format: Format, left: ReturnType<typeof countdown>): string {
  if (left === null) return t('overview.endsFirst')
  switch (left.state) {
    case 'before':
      return t('overview.begins', { when: format.relativeDay(left.day) })
    case 'running':
      return t('overview.running', { day: left.day, count: left.count })
    case 'over':
      return t('overview.ended', { when: format.relativeDay(left.day) })
    default:
      return left satisfies never
  }
}
