/** The route of the plan: the line, the map beside it, and what adds to both. */
import { Plus, Route as RouteIcon } from 'lucide-react'
import { type ReactElement, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Deleted, UndoHint } from '#client/records/undo-hint.tsx'
import { useFocusAfter } from '#client/records/use-focus-after.ts'
import { readerZone } from '#client/state/reader-zone.ts'
import { reuse } from '#client/state/same.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan, usePlanNow } from '#client/state/use-plan.ts'
import { useSelection } from '#client/state/use-selection.ts'
import { warningsOf } from '#client/state/use-warnings.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState, Notice } from '#client/ui/notice.tsx'
import { onDemand } from '#client/ui/on-demand.tsx'
import { PartHeader } from '#client/ui/part-header.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import type { Zone } from '#shared/plan/plan.ts'
import { routeSummary } from '#shared/plan/route.ts'
import { Line } from './line.tsx'
import { type LineRow, lineRows, lostLegs } from './line-rows.ts'
import { RouteMap } from './map/route-map.tsx'
import './route.css'
import { type OpenSheet, type StopActions, useStopActions } from './stop-actions.ts'

const LostLegs = onDemand(async () => (await import('./lost-legs.tsx')).LostLegs)
const RouteSheets = onDemand(async () => (await import('./route-sheets.tsx')).RouteSheets)

type Clock = 'local' | 'mine'

/** The part "Route". */
export function Route(): ReactElement {
  const [clock, setClock] = useState<Clock>('local')
  const [sheet, setSheet] = useState<OpenSheet | null>(null)
  const [deleted, setDeleted] = useState<Deleted | null>(null)
  const actions = useStopActions({ setSheet, setDeleted })
  const focusAfter = useFocusAfter()
  // The button that planned the way is gone by now; the way itself has taken its place.
  const close = () => {
    if (sheet?.sheet === 'leg') focusAfter(sheet.id)
    setSheet(null)
  }
  const reader = clock === 'mine' ? readerZone() : null
  return (
    <div className="route">
      <RouteHead clock={clock} setClock={setClock} actions={actions} />
      <div className="route-split">
        <div className="route-scroll">
          {reader === null ? null : <MyTimeNote zone={reader} />}
          <RouteLine reader={reader} actions={actions} />
          <Lost actions={actions} />
        </div>
        <RouteMapPane />
      </div>
      <div className="route-undo">
        <UndoHint words={deleted?.words ?? null} id={deleted?.id} onDone={() => setDeleted(null)} />
      </div>
      <RouteSheets isOpen={sheet !== null} sheet={sheet} onClose={close} actions={actions} />
    </div>
  )
}

type RouteHeadProps = {
  readonly clock: Clock
  readonly setClock: (clock: Clock) => void
  readonly actions: StopActions
}

function RouteHead({ clock, setClock, actions }: RouteHeadProps): ReactElement {
  const { t } = useTranslation()
  const clocks = [
    { value: 'local', label: t('route.localTimes') },
    { value: 'mine', label: t('route.myTime') },
  ] as const
  return (
    <PartHeader
      title={t('route.title')}
      summary={<Summary />}
      actions={
        <>
          <Segmented label={t('route.times')} options={clocks} value={clock} onChange={setClock} />
          {actions.canEdit ? (
            <Button icon={<Plus aria-hidden size={18} />} onPress={() => actions.addAtEnd()}>
              {t('route.addStop')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}

/** `6 stops · 4 countries · 1,892 km · 8 days` */
function Summary(): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { stops, countries, km, days } = routeSummary(usePlanNow())
  const words = [
    t('route.stops', { count: stops }),
    countries === 0 ? '' : t('route.countries', { count: countries }),
    km === 0 ? '' : format.distance(km),
    days === null ? '' : t('route.days', { count: days }),
  ]
  return <>{words.filter(Boolean).join(' · ')}</>
}

function MyTimeNote({ zone }: { readonly zone: Zone }): ReactElement {
  const { t } = useTranslation()
  return (
    <Notice tone="info" className="route-my-time" role="status">
      {t('route.myTimeNote', { zone })}
    </Notice>
  )
}

function RouteLine({ reader, actions }: { readonly reader: Zone | null; readonly actions: StopActions }): ReactElement {
  const { t } = useTranslation()
  const rows = useLineRows()
  if (rows.length > 0) return <Line rows={rows} reader={reader} actions={actions} />
  return (
    <EmptyState
      icon={<RouteIcon aria-hidden size={32} />}
      title={t('route.empty')}
      action={
        actions.canEdit ? (
          <Button variant="primary" icon={<Plus aria-hidden size={18} />} onPress={() => actions.addAtEnd()}>
            {t('route.addStop')}
          </Button>
        ) : undefined
      }
    >
      {t('route.emptyHint')}
    </EmptyState>
  )
}

function Lost({ actions }: { readonly actions: StopActions }): ReactElement {
  const isOpen = usePlan(plan => lostLegs(plan).length > 0)
  return <LostLegs isOpen={isOpen} onEdit={actions.editLeg} onDelete={actions.removeLeg} />
}

/** The rows of the line; those that did not change are the very same objects as before. */
function useLineRows(): readonly LineRow[] {
  const plan = usePlanNow()
  const last = useRef<readonly LineRow[]>([])
  last.current = useMemo(() => reuse(last.current, lineRows(plan, warningsOf(plan))), [plan])
  return last.current
}

/** The map selects what the list selects, both ways. */
function RouteMapPane(): ReactElement {
  const { stops } = usePlanNow()
  const { selected, select } = useSelection()
  return <RouteMap stops={stops} selected={selected?.id ?? null} onSelect={id => select('stops', id)} />
}
