/** A frozen plan on one page, list by list, as it would stand on paper. */
import { Fragment, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { Dot } from '#client/ui/mark.tsx'
import type { Id } from '#shared/ids.ts'
import type { BudgetLine, Group, Language, Plan, ProgrammeItem, Stop, Task, Translated } from '#shared/plan/plan.ts'
import { legBetween } from '#shared/plan/route.ts'
import type { Committee } from '#shared/protocol/routes.ts'
import { FrozenText } from './frozen-text.tsx'
import { FrozenWords } from './frozen-words.tsx'

type FrozenPlanProps = {
  readonly plan: Plan
  readonly number: number
  readonly language: Language
  readonly committees: readonly Committee[]
}

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
            ? t('board.reader.undated')
            : t('board.reader.days', { from: format.day(startDay), to: format.day(endDay) })}
        </p>
        <p className="frozen-quiet">
          <FrozenWords {...props} text={plan.label} />
        </p>
        <p>
          <FrozenWords {...props} text={plan.purpose} />
        </p>
      </header>
      <List title={t('board.reader.stops')} rows={plan.stops} row={stop => <StopRow {...props} stop={stop} />} />
      <List
        title={t('board.reader.programme')}
        rows={byDay(plan.items)}
        row={item => <ItemRow {...props} item={item} />}
      />
      <List title={t('board.reader.tasks')} rows={plan.tasks} row={task => <TaskRow {...props} task={task} />} />
      <List title={t('board.reader.budget')} rows={plan.lines} row={line => <LineRow {...props} line={line} />} />
      <List title={t('board.reader.groups')} rows={plan.groups} row={group => <GroupRow {...props} group={group} />} />
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
      {rows.length === 0 ? <p className="frozen-quiet">{t('board.reader.nothing')}</p> : null}
      <ol className="frozen-list">
        {rows.map(each => (
          <li key={each.id}>{row(each)}</li>
        ))}
      </ol>
    </section>
  )
}

type RowProps = FrozenPlanProps & {
  readonly when: string
  readonly name: ReactNode
  /** Beside the name: where, what kind. */
  readonly detail: string
  readonly committee: Id | null
  readonly note?: Translated
  readonly children?: ReactNode
}

function Row({ when, name, detail, committee, note, children, ...props }: RowProps): ReactElement {
  return (
    <div className="frozen-row">
      <span className="frozen-when figures">{when}</span>
      <div className="frozen-what">
        <p className="frozen-name">
          <strong>{name}</strong>
          <span className="frozen-quiet">{detail}</span>
        </p>
        {note === undefined || Object.keys(note).length === 0 ? null : (
          <p className="frozen-note">
            <FrozenWords {...props} text={note} />
          </p>
        )}
        {children}
      </div>
      <City {...props} id={committee} />
    </div>
  )
}

function StopRow({ stop, ...props }: FrozenPlanProps & { readonly stop: Stop }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const next = props.plan.stops[props.plan.stops.findIndex(each => each.id === stop.id) + 1]
  const leg = next === undefined ? null : legBetween(props.plan, stop.id, next.id)
  const times = [stop.arrive, stop.depart].filter(each => each !== null)
  return (
    <Row
      {...props}
      when={times.map(each => `${format.dayShort(each.slice(0, 10))} ${format.time(each)}`).join(' – ')}
      name={<span dir="auto">{stop.name}</span>}
      detail={joined(stop.station, format.country(stop.country))}
      committee={stop.host}
      note={stop.note}
    >
      {leg ? <p className="frozen-quiet">{joined(t(`fields.mode.${leg.mode}`), leg.number)}</p> : null}
    </Row>
  )
}

function ItemRow({ item, ...props }: FrozenPlanProps & { readonly item: ProgrammeItem }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const times = [item.start, item.end].filter(each => each !== null).map(format.time)
  const day = item.day === null ? t('board.reader.withoutDay') : format.dayShort(item.day)
  const stop = props.plan.stops.find(each => each.id === item.stop)
  return (
    <Row
      {...props}
      when={`${day} ${times.join(' – ')}`}
      name={<FrozenWords {...props} text={item.title} />}
      detail={joined(stop?.name ?? '', item.place)}
      committee={item.committee}
      note={item.note}
    />
  )
}

function TaskRow({ task, ...props }: FrozenPlanProps & { readonly task: Task }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Row
      {...props}
      when={task.due === null ? '' : format.dayShort(task.due)}
      name={<FrozenWords {...props} text={task.title} />}
      detail={t(`fields.state.${task.state}`)}
      committee={task.committee}
      note={task.note}
    />
  )
}

function LineRow({ line, ...props }: FrozenPlanProps & { readonly line: BudgetLine }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Row
      {...props}
      when={format.money(line.planned, line.currency)}
      name={<FrozenWords {...props} text={line.title} />}
      detail={t(`fields.category.${line.category}`)}
      committee={line.payer}
    />
  )
}

function GroupRow({ group, ...props }: FrozenPlanProps & { readonly group: Group }): ReactElement {
  const { t } = useTranslation()
  return (
    <Row
      {...props}
      when={t('board.reader.people', { count: group.count })}
      name={t(`fields.groupKind.${group.kind}`)}
      detail=""
      committee={group.committee}
      note={group.note}
    />
  )
}

function joined(...words: readonly string[]): string {
  return words.filter(each => each !== '').join(', ')
}

function Sections(props: FrozenPlanProps): ReactElement {
  const { t } = useTranslation()
  const { plan, language } = props
  return (
    <section>
      <h2>{t('board.reader.texts')}</h2>
      {plan.sections.length === 0 ? <p className="frozen-quiet">{t('board.reader.nothing')}</p> : null}
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

function City({
  committees,
  id,
}: {
  readonly committees: readonly Committee[]
  readonly id: Id | null
}): ReactElement | null {
  const committee = committees.find(each => each.id === id)
  if (committee === undefined) return null
  return (
    <span className="frozen-city">
      <Dot colour={committee.colour} />
      {committee.city}
    </span>
  )
}

function byDay(items: readonly ProgrammeItem[]): readonly ProgrammeItem[] {
  const key = ({ day, start }: ProgrammeItem) => `${day ?? '9999'} ${start ?? ''}`
  return [...items].sort((left, right) => (key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0))
}
