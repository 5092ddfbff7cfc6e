/** A frozen plan on one page, list by list, as it would stand on paper. */
import { Fragment, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import type { Id } from '#shared/ids.ts'
import type { ProgrammeItem } from '#shared/plan/plan.ts'
import { type FrozenPlanProps, GroupRow, ItemRow, LineRow, StopRow, TaskRow } from './frozen-rows.tsx'
import { FrozenText } from './frozen-text.tsx'
import { FrozenWords } from './frozen-words.tsx'

/** The whole plan. */
export function FrozenPlan(props: FrozenPlanProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { plan, number } = props
  const { startDay, endDay } = plan
  return (
    <article className="frozen">
      <header>
        <h1>
          <FrozenWords {...props} text={plan.title} />
        </h1>
        <p className="frozen-quiet">
          {t('common.version', { number })}
          {' · '}
          {startDay === null || endDay === null
            ? t('frozen.undated')
            : t('frozen.days', { from: format.day(startDay), to: format.day(endDay) })}
        </p>
        <p className="frozen-quiet">
          <FrozenWords {...props} text={plan.label} />
        </p>
        <p>
          <FrozenWords {...props} text={plan.purpose} />
        </p>
      </header>
      <List title={t('frozen.stops')} rows={plan.stops} row={stop => <StopRow {...props} stop={stop} />} />
      <List title={t('frozen.programme')} rows={byDay(plan.items)} row={item => <ItemRow {...props} item={item} />} />
      <List title={t('frozen.tasks')} rows={plan.tasks} row={task => <TaskRow {...props} task={task} />} />
      <List title={t('frozen.budget')} rows={plan.lines} row={line => <LineRow {...props} line={line} />} />
      <List title={t('frozen.groups')} rows={plan.groups} row={group => <GroupRow {...props} group={group} />} />
      <Sections {...props} />
    </article>
  )
}

type ListProps<Row extends { readonly id: Id }> = {
  readonly title: string
  readonly rows: readonly Row[]
  readonly row: (row: Row) => ReactNode
}

function List<Row extends { readonly id: Id }>({ title, rows, row }: ListProps<Row>): ReactElement {
  const { t } = useTranslation()
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? <p className="frozen-quiet">{t('frozen.nothing')}</p> : null}
      <ol className="frozen-list">
        {rows.map(each => (
          <li key={each.id}>{row(each)}</li>
        ))}
      </ol>
    </section>
  )
}

function Sections(props: FrozenPlanProps): ReactElement {
  const { t } = useTranslation()
  const { plan, language } = props
  return (
    <section>
      <h2>{t('frozen.texts')}</h2>
      {plan.sections.length === 0 ? <p className="frozen-quiet">{t('frozen.nothing')}</p> : null}
      {plan.sections.map(section => (
        <Fragment key={section.id}>
          <h3>
            <FrozenWords {...props} text={section.title} />
          </h3>
          <FrozenText texts={section.texts} language={language} languages={plan.languages} />
        </Fragment>
      ))}
    </section>
  )
}

function byDay(items: readonly ProgrammeItem[]): readonly ProgrammeItem[] {
  const key = ({ day, start }: ProgrammeItem) => `${day ?? '9999'} ${start ?? ''}`
  return [...items].sort((left, right) => (key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0))
}
