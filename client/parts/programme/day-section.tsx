/** One day of the programme: its date, where the group is, and what happens. */
import { Plus } from 'lucide-react'
import { Fragment, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useToday } from '#client/records/use-today.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import type { Day } from '#shared/plan/plan.ts'
import { onTheWay, type ProgrammeDay } from './days.ts'
import { useItemDrop } from './drag-item.ts'
import { ItemRow } from './item-row.tsx'
import { stopOnDay } from './moves.ts'
import type { PartyColumn } from './parallel.ts'
import { RideRow } from './ride-row.tsx'
import type { ItemDesk } from './use-item-desk.ts'
import { useStopName } from './use-stop-name.ts'

export type DaySectionProps = { readonly day: ProgrammeDay; readonly number: number; readonly desk: ItemDesk }

/** The id of a day's section, for jumping to it. */
export function daySectionId(day: Day): string {
  return `programme-${day}`
}

/** A day with its head and its rows. Takes items that are dragged onto it. */
export function DaySection({ day, number, desk }: DaySectionProps): ReactElement {
  const { t } = useTranslation()
  const plan = usePlanNow()
  const drop = useItemDrop(id => {
    const item = plan.items.find(each => each.id === id)
    if (item !== undefined && item.day !== day.day) desk.place(item, day.day, stopOnDay(plan, item, day.day))
  })
  const id = daySectionId(day.day)
  return (
    <section
      {...drop.handlers}
      id={id}
      className="programme-day"
      aria-labelledby={`${id}-head`}
      data-over={drop.isOver || undefined}
    >
      <DayHead day={day} number={number} desk={desk} />
      {day.rows.length === 0 ? (
        <p className="programme-nothing">{t('programme.nothing')}</p>
      ) : (
        <DayRows day={day} desk={desk} />
      )}
    </section>
  )
}

function DayRows({ day, desk }: Pick<DaySectionProps, 'day' | 'desk'>): ReactElement {
  const showStop = day.places.length > 1
  return (
    <ol className="programme-rows">
      {day.rows.map(row => {
        if (row.kind === 'ride') return <RideRow key={`${row.from.id} ${row.part}`} ride={row} />
        if (row.kind === 'item') return <ItemRow key={row.item.id} item={row.item} desk={desk} showStop={showStop} />
        return <ParallelRow key={parallelKey(row.columns)} columns={row.columns} desk={desk} showStop={showStop} />
      })}
    </ol>
  )
}

function parallelKey(columns: readonly PartyColumn[]): string {
  return columns.map(column => column.items[0]?.id).join(' ')
}

function DayHead({ day, number, desk }: DaySectionProps): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const format = useFormat()
  const today = useToday()
  return (
    <header className="programme-day-head">
      <h3 id={`${daySectionId(day.day)}-head`} tabIndex={-1}>
        {format.day(day.day)}
      </h3>
      <span className="programme-day-number">{t('programme.dayNumber', { number })}</span>
      {day.day === today ? <span className="programme-today">{t('programme.today')}</span> : null}
      <DayPlaces day={day} />
      {readOnly ? null : (
        <Button
          size="small"
          variant="quiet"
          icon={<Plus aria-hidden size={16} />}
          aria-label={t('programme.addTo', { day: format.day(day.day) })}
          onPress={() => desk.add(day.day)}
        >
          {t('programme.add')}
        </Button>
      )}
    </header>
  )
}

/** Where the group is: "Berlin → Warszawa", or that it is on the way. */
export function DayPlaces({ day }: { readonly day: ProgrammeDay }): ReactElement {
  const { t } = useTranslation()
  const plan = usePlanNow()
  const nameOf = useStopName()
  const way = onTheWay(plan, day.day)
  if (day.places.length === 0) {
    const words =
      way === null ? t('programme.noPlace') : t('programme.onTheWay', { from: nameOf(way.from), to: nameOf(way.to) })
    return <p className="programme-day-places programme-nowhere">{words}</p>
  }
  return (
    <p className="programme-day-places">
      {day.places.map((stop, index) => (
        <Fragment key={stop.id}>
          {index === 0 ? null : (
            <span className="programme-arrow" aria-hidden>
              →
            </span>
          )}
          <bdi>{nameOf(stop)}</bdi>{' '}
        </Fragment>
      ))}
    </p>
  )
}

type ParallelRowProps = {
  readonly columns: readonly PartyColumn[]
  readonly desk: ItemDesk
  readonly showStop: boolean
}

/** Groups side by side; on a narrow screen one below the other. Each is named. */
function ParallelRow({ columns, desk, showStop }: ParallelRowProps): ReactElement {
  const { t } = useTranslation()
  return (
    <li className="programme-parallel">
      <p className="programme-together">{t('programme.sameTime')}</p>
      <ul className="programme-columns">
        {columns.map(column => (
          <li key={column.party} className="programme-column">
            <p className="programme-party" dir="auto">
              {column.party === '' ? t('programme.everyone') : t('programme.party', { party: column.party })}
            </p>
            <ol className="programme-rows">
              {column.items.map(item => (
                <ItemRow key={item.id} item={item} desk={desk} showStop={showStop} />
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </li>
  )
}
