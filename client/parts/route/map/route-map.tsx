/** The map in the page: loads itself when it is shown, and offers by buttons what a mouse does by dragging. */
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Maximize, Minus, Move, Plus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#client/ui/notice.tsx'
import type { Id } from '#shared/ids.ts'
import type { Stop } from '#shared/plan/plan.ts'
import type { OpenMap } from './open-map.ts'
import './map.css'
import { useOpenMap } from './use-open-map.ts'

export type RouteMapProps = {
  readonly stops: readonly Stop[]
  readonly selected: Id | null
  readonly onSelect: (id: Id) => void
}

/** Shows what the list shows, for those who can see it; the link before it leads past it. */
export function RouteMap({ stops, selected, onSelect }: RouteMapProps): ReactElement {
  const { t } = useTranslation()
  const { element, map, state, retry } = useOpenMap(stops, selected, onSelect)
  const missing = stops.filter(stop => stop.lat === null || stop.lon === null).length
  return (
    <section className="route-map" aria-label={t('route.map')}>
      <a className="skip" href="#route-after-map">
        {t('route.skipMap')}
      </a>
      <div ref={element} className="route-map-canvas" dir="ltr" />
      <MapTools map={map} />
      <MapWord state={state} onRetry={retry} missing={missing} total={stops.length} />
      <p className="route-map-credit">{t('route.mapCredit')}</p>
      <span id="route-after-map" tabIndex={-1} />
    </section>
  )
}

type MapWordProps = {
  readonly state: 'loading' | 'open' | 'failed'
  readonly onRetry: () => void
  readonly missing: number
  readonly total: number
}

/** One line over the map: that it loads, that it cannot, or what is not on it. */
function MapWord({ state, onRetry, missing, total }: MapWordProps): ReactElement | null {
  const { t } = useTranslation()
  if (state === 'loading') return <p className="route-map-word">{t('route.mapLoading')}</p>
  if (state === 'failed')
    return (
      <Notice
        tone="warn"
        className="route-map-word"
        action={
          <button type="button" className="route-link" onClick={onRetry}>
            {t('route.mapRetry')}
          </button>
        }
      >
        {t('route.mapFailed')}
      </Notice>
    )
  if (missing === 0) return null
  return (
    <p className="route-map-word">
      {total === missing ? t('route.mapEmpty') : t('route.mapMissing', { count: missing })}
    </p>
  )
}

/** There from the start, so that nothing jumps and names keep clear of them; they act once the map is open. */
function MapTools({ map }: { readonly map: OpenMap | null }): ReactElement {
  const { t } = useTranslation()
  const [moves, setMoves] = useState(false)
  return (
    <>
      <div className="route-map-tools">
        <Tool label={t('route.zoomIn')} icon={<Plus aria-hidden size={20} />} onPress={() => map?.zoom(1)} />
        <Tool label={t('route.zoomOut')} icon={<Minus aria-hidden size={20} />} onPress={() => map?.zoom(-1)} />
        <Tool label={t('route.wholeRoute')} icon={<Maximize aria-hidden size={18} />} onPress={() => map?.fit()} />
        <Tool
          label={t('route.moveMap')}
          icon={<Move aria-hidden size={18} />}
          isOpen={moves}
          to="moves"
          onPress={() => setMoves(!moves)}
        />
      </div>
      {moves && map !== null ? <MoveTools map={map} /> : null}
    </>
  )
}

/** Four directions of the world, so they do not turn around with the direction of the text. */
function MoveTools({ map }: { readonly map: OpenMap }): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="route-map-moves">
      <Tool to="up" label={t('route.mapUp')} icon={<ArrowUp aria-hidden size={18} />} onPress={() => map.pan(0, -1)} />
      <Tool
        to="left"
        label={t('route.mapLeft')}
        icon={<ArrowLeft aria-hidden size={18} />}
        onPress={() => map.pan(-1, 0)}
      />
      <Tool
        to="right"
        label={t('route.mapRight')}
        icon={<ArrowRight aria-hidden size={18} />}
        onPress={() => map.pan(1, 0)}
      />
      <Tool
        to="down"
        label={t('route.mapDown')}
        icon={<ArrowDown aria-hidden size={18} />}
        onPress={() => map.pan(0, 1)}
      />
    </div>
  )
}

type ToolProps = {
  readonly label: string
  readonly icon: ReactElement
  readonly onPress: () => void
  readonly isOpen?: boolean
  readonly to?: 'moves' | 'up' | 'down' | 'left' | 'right'
}

function Tool({ label, icon, onPress, isOpen, to }: ToolProps): ReactElement {
  return (
    <button
      type="button"
      className="route-map-tool"
      aria-label={label}
      title={label}
      aria-expanded={isOpen}
      data-to={to}
      onClick={onPress}
    >
      {icon}
    </button>
  )
}
