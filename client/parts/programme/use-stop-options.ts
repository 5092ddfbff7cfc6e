/** The stops of the route as options of a select field. */
import { useTranslation } from 'react-i18next'
import { usePlan } from '#client/state/use-plan.ts'
import type { Option } from '#client/ui/select-field.tsx'
import { useStopName } from './use-stop-name.ts'

/** Every stop in travelling order, after "none". */
export function useStopOptions(): Option<string>[] {
  const { t } = useTranslation()
  const nameOf = useStopName()
  const stops = usePlan(plan => plan.stops)
  return [
    { value: '', label: t('programme.none') },
    ...stops.map(stop => ({ value: stop.id, label: [nameOf(stop), stop.station].filter(Boolean).join(', ') })),
  ]
}
