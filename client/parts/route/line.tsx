/** The route as a railway line: dots, times at their left, stays as cards, the ways between them. */
import { memo, type ReactElement, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelection } from '#client/state/use-selection.ts'
import type { Zone } from '#shared/plan/plan.ts'
import { LegRow } from './leg-row.tsx'
import type { LineRow } from './line-rows.ts'
import type { StopActions } from './stop-actions.ts'
import { StopCard } from './stop-card.tsx'
import { StopTimes } from './stop-times.tsx'
import { StopWarnings } from './stop-warnings.tsx'
import { type DragPress, dropSide, useLineDrag } from './use-line-drag.ts'
import { useFocusAfterMove, useRevealSelected } from './use-line-focus.ts'

export type LineProps = {
  readonly rows: readonly LineRow[]
  /** The reader's zone when it is to be shown, otherwise null. */
  readonly reader: Zone | null
  readonly actions: StopActions
}

/** A list in travelling order. A selected stop is brought into view, wherever it was selected. */
export function Line({ rows, reader, actions }: LineProps): ReactElement {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const { over, press } = useLineDrag(list, actions)
  const { selected } = useSelection()
  useRevealSelected(list, selected?.id ?? null)
  useFocusAfterMove(list, rows, actions)
  return (
    <ol ref={list} className="route-line" aria-label={t('route.line')} data-dragging={over !== null || undefined}>
      {rows.map(row => (
        <Row
          key={row.stop.id}
          row={row}
          count={rows.length}
          isSelected={selected?.id === row.stop.id}
          drop={dropSide(over, row.index, rows)}
          reader={reader}
          actions={actions}
          press={press}
        />
      ))}
    </ol>
  )
}

type RowProps = Omit<LineProps, 'rows'> & {
  readonly row: LineRow
  readonly count: number
  readonly isSelected: boolean
  readonly drop: 'before' | 'after' | undefined
  readonly press: DragPress
}

/**
 * The card comes first in the page, so that a screen reader says the name before the times; the grid puts them in place.
 * Drawn again only when something of its own changed: a long route must not slow down the typing of others.
 */
const Row = memo(function Row({ row, count, isSelected, drop, reader, actions, press }: RowProps): ReactElement {
  const { stop, index } = row
  return (
    <li className="route-row" data-stop={stop.id} data-drop={drop}>
      <div className="route-stay" onPointerDown={event => press(event, stop.id)}>
        <StopCard row={row} count={count} isSelected={isSelected} reader={reader} actions={actions} />
      </div>
      <StopTimes stop={stop} isFirst={index === 0} isLast={index === count - 1} reader={reader} />
      <span className="route-node" data-grip onPointerDown={event => press(event, stop.id)} />
      <WayOn row={row} actions={actions} />
    </li>
  )
})

type WayOnProps = Pick<RowProps, 'row' | 'actions'>

function WayOn({ row: { way }, actions }: WayOnProps): ReactElement | null {
  if (way === null) return null
  return (
    <div className="route-way">
      <LegRow way={way} canEdit={actions.canEdit} onEdit={actions.editLeg} onAdd={actions.addLeg} />
      <StopWarnings warnings={way.warnings} onShow={actions.show} />
    </div>
  )
}
