/** What happens at a stop: the programme items there, with their times; each opens in the programme. */
import { Landmark } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords, Wording } from '#client/records/wording.tsx'
import { useFormat } from '#client/state/use-format.ts'
import type { Id } from '#shared/ids.ts'
import type { ProgrammeItem, Stop, Zone } from '#shared/plan/plan.ts'
import { dayOf, timeOf } from '#shared/time.ts'
import { isOneDay, readerTime, weekdayOf } from './stay.ts'

export type StopVisitsProps = {
  readonly stop: Stop
  readonly visits: readonly ProgrammeItem[]
  readonly reader: Zone | null
  readonly onOpen: (item: Id) => void
}

/** Nothing when nothing is planned here. */
export function StopVisits({ stop, visits, reader, onOpen }: StopVisitsProps): ReactElement | null {
  if (visits.length === 0) return null
  return (
    <ul className="route-visits">
      {visits.map(item => (
        <li key={item.id}>
          <Visit item={item} stop={stop} reader={reader} onOpen={() => onOpen(item.id)} />
        </li>
      ))}
    </ul>
  )
}

type VisitProps = {
  readonly item: ProgrammeItem
  readonly stop: Stop
  readonly reader: Zone | null
  readonly onOpen: () => void
}

function Visit({ item, stop, reader, onOpen }: VisitProps): ReactElement {
  const { t } = useTranslation()
  const words = useWords()
  const empty = t('route.itemWithoutTitle')
  return (
    <button
      type="button"
      className="route-visit"
      onClick={onOpen}
      title={t('route.openItem', { title: words(item.title, empty) })}
    >
      <Landmark aria-hidden size={15} />
      <span className="route-visit-title">
        <Wording of={item.title} empty={empty} isPlain />
      </span>
      <VisitTime item={item} stop={stop} reader={reader} />
    </button>
  )
}

/** The weekday stands before the time unless the whole stay is one day. */
function VisitTime({ item, stop, reader }: Omit<VisitProps, 'onOpen'>): ReactElement | null {
  const format = useFormat()
  if (item.day === null) return null
  const isPlainDay = isOneDay(stop) && stop.arrive !== null && dayOf(stop.arrive) === item.day
  const weekday = isPlainDay ? '' : weekdayOf(item.day, format.locale)
  const local = item.start === null ? null : `${item.day}T${item.start}`
  const mine = local === null || reader === null ? null : readerTime(local, stop.zone, reader)
  return (
    <span className="route-visit-when">
      <time dateTime={local ?? item.day}>{[weekday, local && format.time(local)].filter(Boolean).join(' ')}</time>
      {mine === null ? null : <span className="route-mine">{timeOf(mine)}</span>}
    </span>
  )
}
