/** The rows of a frozen plan: when, what and where, who. */
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { Dot } from '#client/ui/mark.tsx'
import type { Id } from '#shared/ids.ts'
import type { BudgetLine, Group, Language, Plan, ProgrammeItem, Stop, Task, Translated } from '#shared/plan/plan.ts'
import { legBetween } from '#shared/plan/route.ts'
import type { Committee } from '#shared/protocol/routes.ts'
import { FrozenWords } from './frozen-words.tsx'

/** What every row reads from. */
export type FrozenPlanProps = {
  readonly plan: Plan
  readonly number: number
  readonly language: Language
  readonly committees: readonly Committee[]
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

/** A stop with its stay, and how one leaves it. */
export function StopRow({ stop, ...props }: FrozenPlanProps & { readonly stop: Stop }): ReactElement {
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

/** A programme item. */
export function ItemRow({ item, ...props }: FrozenPlanProps & { readonly item: ProgrammeItem }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const times = [item.start, item.end].filter(each => each !== null).map(format.time)
  const day = item.day === null ? t('frozen.withoutDay') : format.dayShort(item.day)
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

/** A task. */
export function TaskRow({ task, ...props }: FrozenPlanProps & { readonly task: Task }): ReactElement {
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

/** A budget line with what is planned. */
export function LineRow({ line, ...props }: FrozenPlanProps & { readonly line: BudgetLine }): ReactElement {
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

/** A count of participants. */
export function GroupRow({ group, ...props }: FrozenPlanProps & { readonly group: Group }): ReactElement {
  const { t } = useTranslation()
  return (
    <Row
      {...props}
      when={t('frozen.people', { count: group.count })}
      name={t(`fields.groupKind.${group.kind}`)}
      detail=""
      committee={group.committee}
      note={group.note}
    />
  )
}

function joined(...words: readonly string[]): string {
  return words.filter(each => each !== '').join(' · ')
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
