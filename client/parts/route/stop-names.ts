/** What a stop is called beside its local name. */
import type { Language, Stop } from '#shared/plan/plan.ts'

/** The name by which the reader knows the place, or null when it is the local one or nobody wrote it. */
export function aliasFor(stop: Stop, language: Language): string | null {
  const alias = stop.alias[language]?.text.trim() ?? ''
  return alias === '' || alias === stop.name ? null : alias
}
