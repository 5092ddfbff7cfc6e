/** The week: a timetable with one column a day and the hours down the side. Local times of the stops. */
import { type CSSProperties, type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '#client/records/wording.tsx'
import { useFormat } from '#client/state/use-format.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import type { ProgrammeItem } from '#shared/plan/plan.ts'
import { DayPlaces } from './day-section.tsx'
import type { ProgrammeDay } from './days.ts'
import { useRideName } from './ride-row.tsx'
import type { ItemDesk } from './use-item-desk.ts'
import { type HourSpan, hourSpan, type RideSlot, rideSlots, type Slot, slotsOf } from './week.ts'
import { WeekItem } from './week-item.tsx'

/** A grid that scrolls sideways in its own region when there are many days. */
export function WeekView(props: {
  readonly days: readonly ProgrammeDay[]
  readonly desk: ItemDesk
}): ReactElement | null {
  const { t } = useTranslation()
  const plan = usePlanNow()
  const hours = useMemo(() => hourSpan(props.days), [props.days])
  const columns = props.days.map(day => columnWidth(slotsOf(plan, day, hours)))
  const style = { '--hours': hours.to - hours.from, '--columns': columns.join(' ') } as CSSProperties
  if (props.days.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="programme-week" aria-label={t('programme.weekGrid')} tabIndex={0}>
      <div className="programme-grid" style={style}>
        <Hours hours={hours} />
        {props.days.map(day => (
          <WeekDay key={day.day} day={day} hours={hours} desk={props.desk} />
        ))}
      </div>
    </section>
  )
}

/** A day on which groups go separate ways gets the room for it. */
function columnWidth(slots: readonly Slot[]): string {
  const lanes = Math.max(1, ...slots.map(slot => slot.lanes))
  return lanes === 1 ? 'minmax(7rem, 1fr)' : `minmax(${lanes * 5.75}rem, ${lanes * 0.75}fr)`
}

function Hours({ hours }: { readonly hours: HourSpan }): ReactElement {
  const format = useFormat()
  const marks = Array.from({ length: hours.to - hours.from }, (_, index) => hours.from + index)
  return (
    <div className="programme-hours" aria-hidden>
      {marks.map((hour, index) => (
        <span key={hour} style={{ '--at': index * 60 } as CSSProperties}>
          {format.time(`${String(hour).padStart(2, '0')}:00`)}
        </span>
      ))}
    </div>
  )
}

type WeekDayProps = { readonly day: ProgrammeDay; readonly hours: HourSpan; readonly desk: ItemDesk }

function WeekDay({ day, hours, desk }: WeekDayProps): ReactElement {
  const format = useFormat()
  const plan = usePlanNow()
  const slots = useMemo(() => slotsOf(plan, day, hours), [plan, day, hours])
  const untimed = day.items.filter(item => item.start === null)
  return (
    <section className="programme-week-day" aria-labelledby={`programme-week-${day.day}`}>
      <header>
        <h3 id={`programme-week-${day.day}`}>{format.dayShort(day.day)}</h3>
        <DayPlaces day={day} />
      </header>
      <Untimed items={untimed} desk={desk} />
      <ol className="programme-slots">
        {rideSlots(day, hours).map(ride => (
          <WeekRide key={`${ride.row.from.id} ${ride.row.part}`} slot={ride} />
        ))}
        {slots.map(slot => (
          <WeekItem key={slot.item.id} slot={slot} desk={desk} style={slotStyle(slot)} />
        ))}
      </ol>
    </section>
  )
}

function slotStyle(slot: Slot): CSSProperties {
  return { '--at': slot.top, '--for': slot.height, '--lane': slot.lane, '--lanes': slot.lanes } as CSSProperties
}

function Untimed({ items, desk }: { readonly items: readonly ProgrammeItem[]; readonly desk: ItemDesk }): ReactElement {
  const { t } = useTranslation()
  const wordsOf = useWords()
  return (
    <ul className="programme-untimed">
      {items.map(item => (
        <li key={item.id}>
          <button type="button" onClick={() => desk.open(item.id)}>
            {wordsOf(item.title, t('programme.untitled'))}
          </button>
        </li>
      ))}
    </ul>
  )
}

function WeekRide({ slot }: { readonly slot: RideSlot }): ReactElement {
  const format = useFormat()
  const name = useRideName(slot.row)
  const at = slot.row.part === 'arrival' ? slot.row.to.arrive : slot.row.from.depart
  return (
    <li
      className="programme-week-ride"
      data-part={slot.row.part}
      style={{ '--at': slot.top, '--for': slot.height } as CSSProperties}
    >
      {at === null ? null : <time dateTime={at}>{format.time(at)} </time>}
      <bdi>{name}</bdi>
    </li>
  )
}
