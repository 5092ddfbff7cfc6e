/** The programme part: day by day or as a week, with the items that have no day yet, and the sheets to edit them. */
import { CalendarDays, Plus } from 'lucide-react'
import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UndoHint } from '#client/records/undo-hint.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/notice.tsx'
import { PartHeader } from '#client/ui/part-header.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { DaySection } from './day-section.tsx'
import { DayStrip } from './day-strip.tsx'
import { type Programme as Days, programmeOf } from './days.ts'
import { ItemRow } from './item-row.tsx'
import { ItemSheet } from './item-sheet.tsx'
import { MoveSheet } from './move-sheet.tsx'
import './programme.css'
import { type ItemDesk, useItemDesk } from './use-item-desk.ts'
import { WeekView } from './week-view.tsx'

type View = 'days' | 'week'

/** What happens when and where, day by day. */
export function Programme(): ReactElement {
  const plan = usePlanNow()
  const programme = useMemo(() => programmeOf(plan), [plan])
  const [view, setView] = useState<View>('days')
  const desk = useItemDesk()
  const isEmpty = programme.days.length === 0 && programme.unplaced.length === 0
  return (
    <div className="programme">
      <ProgrammeHeader programme={programme} view={view} setView={setView} desk={desk} />
      {isEmpty ? <NoProgramme desk={desk} /> : null}
      <Unplaced programme={programme} desk={desk} />
      {view === 'week' ? <WeekView days={programme.days} desk={desk} /> : <DayList programme={programme} desk={desk} />}
      <UndoHint words={desk.deleted?.words ?? null} id={desk.deleted?.id} onDone={desk.forgetDeleted} />
      <Sheets desk={desk} />
    </div>
  )
}

type HeaderProps = {
  readonly programme: Days
  readonly view: View
  readonly setView: (view: View) => void
  readonly desk: ItemDesk
}

function ProgrammeHeader({ programme, view, setView, desk }: HeaderProps): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const count = programme.unplaced.length + programme.days.reduce((sum, day) => sum + day.items.length, 0)
  const summary = [t('programme.items', { count }), t('programme.days', { count: programme.days.length })].join(' · ')
  const options = [
    { value: 'days', label: t('programme.viewDays') },
    { value: 'week', label: t('programme.viewWeek') },
  ] as const
  return (
    <PartHeader
      title={t('programme.title')}
      summary={summary}
      actions={
        <>
          <Segmented label={t('programme.view')} options={options} value={view} onChange={setView} />
          {readOnly ? null : (
            <Button icon={<Plus aria-hidden size={18} />} onPress={() => desk.add(null)}>
              {t('programme.addItem')}
            </Button>
          )}
        </>
      }
    />
  )
}

function NoProgramme({ desk }: { readonly desk: ItemDesk }): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  return (
    <EmptyState
      icon={<CalendarDays aria-hidden size={32} />}
      title={t('programme.empty')}
      action={readOnly ? undefined : <Button onPress={() => desk.add(null)}>{t('programme.addItem')}</Button>}
    >
      {readOnly ? undefined : <p>{t('programme.emptyHint')}</p>}
    </EmptyState>
  )
}

function DayList({ programme, desk }: { readonly programme: Days; readonly desk: ItemDesk }): ReactElement {
  return (
    <>
      {programme.days.length > 2 ? <DayStrip days={programme.days} /> : null}
      {programme.days.map((day, index) => (
        <DaySection key={day.day} day={day} number={index + 1} desk={desk} />
      ))}
    </>
  )
}

function Unplaced({ programme, desk }: { readonly programme: Days; readonly desk: ItemDesk }): ReactElement | null {
  const { t } = useTranslation()
  if (programme.unplaced.length === 0) return null
  return (
    <section className="programme-day programme-unplaced" aria-labelledby="programme-unplaced-head">
      <header className="programme-day-head">
        <h3 id="programme-unplaced-head">{t('programme.unplaced')}</h3>
        <p className="programme-day-places">{t('programme.unplacedHint')}</p>
      </header>
      <ol className="programme-rows">
        {programme.unplaced.map(item => (
          <ItemRow key={item.id} item={item} desk={desk} showStop />
        ))}
      </ol>
    </section>
  )
}

/** The sheets. An item that somebody deletes meanwhile closes its sheet. */
function Sheets({ desk }: { readonly desk: ItemDesk }): ReactElement | null {
  const { items } = usePlanNow()
  const open = items.find(item => item.id === desk.opened)
  const moving = items.find(item => item.id === desk.moving)
  if (moving !== undefined) return <MoveSheet key={moving.id} item={moving} desk={desk} />
  return open === undefined ? null : <ItemSheet key={open.id} item={open} desk={desk} />
}
