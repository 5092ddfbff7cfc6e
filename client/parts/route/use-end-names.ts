/** The names of a way's two ends. */
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlan } from '#client/state/use-plan.ts'
import type { Leg, Plan, Stop } from '#shared/plan/plan.ts'

/** A function that names the ends of a way, also when one of the stops is gone. It keeps its identity. */
export function useEndNames(): (leg: Pick<Leg, 'from' | 'to'>) => { from: string; to: string } {
  const { t } = useTranslation()
  const stops = usePlan(stopsOf)
  const latest = useRef(stops)
  latest.current = stops
  return useCallback(
    leg => {
      const nameOf = (id: string) => latest.current.find(stop => stop.id === id)?.name ?? t('route.goneStop')
      return { from: nameOf(leg.from), to: nameOf(leg.to) }
    },
    [t],
  )
}

function stopsOf(plan: Plan): readonly Stop[] {
  return plan.stops
}
