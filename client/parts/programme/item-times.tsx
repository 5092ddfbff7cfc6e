/** The times of an item: its stop's clock first, the reader's second when it differs. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import type { ProgrammeItem } from '#shared/plan/plan.ts'
import { dayOf } from '#shared/time.ts'
import { readerTime } from './reader-time.ts'

/** Begin above end, as in a timetable; words where no time is known. */
export function ItemTimes({ item }: { readonly item: ProgrammeItem }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { day, start, end } = item
  if (start === null) return <div className="programme-times programme-timeless">{t('programme.noTime')}</div>
  const clock = (time: string) => format.time(`${day ?? '2000-01-01'}T${time}`)
  return (
    <div className="programme-times">
      <span className="programme-start">
        <time dateTime={start}>{clock(start)}</time>
        {end === null ? null : (
          <span className="programme-end">
            <span aria-hidden>–</span>
            <span className="ui-hidden"> {t('programme.until')} </span>
            <time dateTime={end}>{clock(end)}</time>
            {end < start ? <span className="programme-next"> {t('programme.nextDay')}</span> : null}
          </span>
        )}
      </span>
      <ReaderTime item={item} />
    </div>
  )
}

function ReaderTime({ item }: { readonly item: ProgrammeItem }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const plan = usePlanNow()
  const { me, committee } = useBoard()
  const home = committee(me.committee)
  const local = home === undefined ? null : readerTime(plan, item, home.zone)
  if (home === undefined || local === null) return null
  const facts = { time: format.time(local), city: home.city, day: format.dayShort(dayOf(local)) }
  return (
    <span className="programme-mine">
      {t(dayOf(local) === item.day ? 'programme.yourTime' : 'programme.yourTimeOn', facts)}
    </span>
  )
}
