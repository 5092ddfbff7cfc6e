/** The sheets of the route: add a stop, edit a stop, edit a way. At most one lies open. */
import type { ReactElement } from 'react'
import { usePlanNow } from '#client/state/use-plan.ts'
import { AddStopSheet } from './add-stop-sheet.tsx'
import { LegSheet } from './leg-sheet.tsx'
import './route-fields.css'
import type { OpenSheet, StopActions } from './stop-actions.ts'
import { StopSheet } from './stop-sheet.tsx'

export type RouteSheetsProps = {
  readonly isOpen: boolean
  readonly sheet: OpenSheet | null
  readonly onClose: () => void
  readonly actions: StopActions
}

/** A sheet whose record was removed by somebody closes by itself. */
export function RouteSheets({ sheet, onClose, actions }: RouteSheetsProps): ReactElement {
  const { stops, legs } = usePlanNow()
  const stop = sheet?.sheet === 'stop' ? stops.find(each => each.id === sheet.id) : undefined
  const leg = sheet?.sheet === 'leg' ? legs.find(each => each.id === sheet.id) : undefined
  return (
    <>
      <AddStopSheet
        after={sheet?.sheet === 'add' ? sheet.after : undefined}
        onClose={onClose}
        onAdded={actions.added}
      />
      <StopSheet stop={stop ?? null} onClose={onClose} onDelete={actions.remove} />
      <LegSheet leg={leg ?? null} onClose={onClose} onDelete={actions.removeLeg} />
    </>
  )
}
