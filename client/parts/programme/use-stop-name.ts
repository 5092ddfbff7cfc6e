/** What a stop is called: its local name first, then its name in the language that the person reads now. */
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import type { Stop } from '#shared/plan/plan.ts'
import { stopLabel } from '#shared/plan/route.ts'

/** A function that names stops: `Брэст (Brest)`. */
export function useStopName(): (stop: Stop) => string {
  const [language] = useWordingLanguage()
  return stop => stopLabel(stop, language)
}
