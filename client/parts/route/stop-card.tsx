/** A stop as a card: its names, host, what happens there, what is wrong; when selected, what can be done with it. */
import type { KeyboardEvent, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CommitteeName } from '#client/records/committee.tsx'
import { EditingMark, useEditedRow } from '#client/records/editing.tsx'
import { focusHome } from '#client/records/use-focus-after.ts'
import { Wording } from '#client/records/wording.tsx'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import type { Stop, Zone } from '#shared/plan/plan.ts'
import type { LineRow } from './line-rows.ts'
import type { StopActions } from './stop-actions.ts'
import { aliasFor } from './stop-names.ts'
import { StopTools } from './stop-tools.tsx'
import { StopVisits } from './stop-visits.tsx'
import { StopWarnings } from './stop-warnings.tsx'

export type StopCardProps = {
  readonly row: LineRow
  readonly count: number
  readonly isSelected: boolean
  readonly reader: Zone | null
  readonly actions: StopActions
}

/** Pressing the card selects the stop here and on the map; its name is the button that does so by keyboard. */
export function StopCard({ row, count, isSelected, reader, actions }: StopCardProps): ReactElement {
  const { stop } = row
  const edited = useEditedRow(stop.id)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a larger target for the pointer; keys use the name's button within
    <div
      {...edited}
      className="route-card"
      data-selected={isSelected || undefined}
      onClick={() => actions.select(stop)}
    >
      <CardHead row={row} count={count} isSelected={isSelected} actions={actions} />
      <StopVisits stop={stop} visits={row.visits} reader={reader} onOpen={actions.openItem} />
      <p className="route-note">
        <Wording of={stop.note} />
      </p>
      <StopWarnings warnings={row.warnings} onShow={actions.show} />
      {isSelected ? <StopTools row={row} count={count} actions={actions} /> : null}
    </div>
  )
}

type CardHeadProps = Omit<StopCardProps, 'reader'>

function CardHead({ row, count, isSelected, actions }: CardHeadProps): ReactElement {
  const { t } = useTranslation()
  const { stop, index } = row
  const label = t('route.stopLabel', { name: stop.name, position: index + 1, count })
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.altKey && (event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0)
    if (!step) return
    event.preventDefault()
    actions.move(stop.id, index + step)
  }
  return (
    <div className="route-card-head" data-grip>
      <div className="route-names">
        <h3 className="route-name">
          <button
            type="button"
            data-name
            {...focusHome(stop.id)}
            aria-label={label}
            aria-expanded={isSelected}
            onKeyDown={onKeyDown}
            onClick={event => {
              event.stopPropagation()
              if (isSelected) actions.clear()
              else actions.select(stop)
            }}
          >
            <bdi>{stop.name}</bdi>
          </button>
        </h3>
        <PlaceWords stop={stop} />
      </div>
      <span className="route-card-end">
        <EditingMark record={stop.id} />
        <span className="route-host">
          <CommitteeName id={stop.host} empty={t('route.noHost')} />
        </span>
      </span>
    </div>
  )
}

/** The name that the reader knows, the station and the country: `Warsaw · Warszawa Centralna · PL`. */
function PlaceWords({ stop }: { readonly stop: Stop }): ReactElement {
  const [language] = useWordingLanguage()
  const alias = aliasFor(stop, language)
  const rest = [stop.station, stop.country].filter(Boolean).join(' · ')
  return (
    <span className="route-place">
      {alias === null ? null : <bdi lang={language}>{alias}</bdi>}
      {alias !== null && rest !== '' ? ' · ' : ''}
      <bdi>{rest}</bdi>
    </span>
  )
}
