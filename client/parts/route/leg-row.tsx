/** The way between two stops: how, how far, how long, and whether it runs; a press edits it. */
import { Bus, Car, Footprints, type LucideIcon, Plane, Plus, Ship, Train, Waypoints } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { EditingMark, useEditedRow } from '#client/records/editing.tsx'
import { focusHome } from '#client/records/use-focus-after.ts'
import { useFormat } from '#client/state/use-format.ts'
import type { Leg, LegMode } from '#shared/plan/plan.ts'
import { straightKm } from '#shared/plan/route.ts'
import type { WayOn } from './line-rows.ts'

const modeIcons: Readonly<Record<LegMode, LucideIcon>> = {
  train: Train,
  coach: Bus,
  ship: Ship,
  plane: Plane,
  car: Car,
  walk: Footprints,
  other: Waypoints,
}

/** The sign of a mode of travel. */
export function ModeIcon({ mode }: { readonly mode: LegMode }): ReactElement {
  const Icon = modeIcons[mode]
  return <Icon aria-hidden size={17} />
}

export type LegRowProps = {
  readonly way: WayOn
  readonly canEdit: boolean
  readonly onEdit: (leg: Leg) => void
  readonly onAdd: (way: WayOn) => void
}

/** The row of a way that is planned, or the invitation to plan it. */
export function LegRow({ way, canEdit, onEdit, onAdd }: LegRowProps): ReactElement {
  if (way.leg === null) return <MissingLeg way={way} canEdit={canEdit} onAdd={onAdd} />
  return <PlannedLeg leg={way.leg} way={way} onEdit={onEdit} />
}

type PlannedLegProps = Pick<LegRowProps, 'way' | 'onEdit'> & { readonly leg: Leg }

function PlannedLeg({ leg, way, onEdit }: PlannedLegProps): ReactElement {
  const { t } = useTranslation()
  const edited = useEditedRow(leg.id)
  return (
    <button
      type="button"
      className="route-leg"
      {...edited}
      data-leg={leg.id}
      {...focusHome(leg.id)}
      onClick={() => onEdit(leg)}
    >
      <span className="ui-hidden">{t('route.wayFromTo', { from: way.from.name, to: way.to.name })} </span>
      <span className="route-leg-line">
        <ModeIcon mode={leg.mode} />
        <span className="route-leg-words">
          {leg.number === '' ? null : <b dir="auto">{leg.number}</b>}
          <span>{t(`fields.mode.${leg.mode}`)}</span>
          <LegFigures leg={leg} minutes={way.minutes} />
          <LegStatus leg={leg} />
          <EditingMark record={leg.id} />
        </span>
      </span>
    </button>
  )
}

/** Distance, journey time over the zones, and what the border takes of it. */
function LegFigures({ leg, minutes }: { readonly leg: Leg; readonly minutes: number | null }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      {leg.distanceKm === null ? null : <bdi>{format.distance(leg.distanceKm)}</bdi>}
      {minutes === null ? null : <bdi>{format.duration(minutes)}</bdi>}
      {leg.borderMinutes === 0 ? null : (
        <span title={t('route.borderNote', { duration: format.duration(leg.borderMinutes) })}>
          {t('route.border', { duration: format.duration(leg.borderMinutes) })}
        </span>
      )}
    </>
  )
}

/** An honest word: what is known of the service, and since when. */
function LegStatus({ leg }: { readonly leg: Leg }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const checked = leg.checkedOn === null ? '' : ` · ${t('route.checkedOn', { day: format.dayShort(leg.checkedOn) })}`
  const isUnchecked = leg.status === 'unknown' && leg.checkedOn === null
  return (
    <span className="route-status" data-status={leg.status}>
      {isUnchecked ? t('route.unchecked') : t(`fields.status.${leg.status}`)}
      {checked}
    </span>
  )
}

function MissingLeg({ way, canEdit, onAdd }: Pick<LegRowProps, 'way' | 'canEdit' | 'onAdd'>): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const km = straightKm(way.from, way.to)
  const distance = km === null ? null : <bdi>{t('route.crowFlies', { distance: format.distance(km) })}</bdi>
  if (!canEdit) return <p className="route-leg route-leg-missing">{distance}</p>
  return (
    <button type="button" className="route-leg route-leg-missing" onClick={() => onAdd(way)}>
      <span className="ui-hidden">{t('route.wayFromTo', { from: way.from.name, to: way.to.name })} </span>
      <span className="route-leg-line">
        <Plus aria-hidden size={17} />
        <span className="route-leg-words">
          <span>{t('route.addWay', { to: way.to.name })}</span>
          {distance}
        </span>
      </span>
    </button>
  )
}
