/** The wording of a check's finding, with days and languages as the reader writes them. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Format } from '#client/state/format.ts'
import { useFormat } from '#client/state/use-format.ts'
import type { Warning } from '#shared/plan/checks.ts'
import { isDay } from '#shared/time.ts'

/** A function that words a warning in the reader's language. */
export function useWarningWords(): (warning: Warning) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return useCallback(({ code, facts }) => t(`check.${code}`, readable(facts, format)), [t, format])
}

/** Facts come ready for a file: days as `2027-05-01`, languages as `de, ru`. People read them otherwise. */
function readable(facts: Warning['facts'], format: Format): Record<string, string | number> {
  const shown = Object.entries(facts).map(([name, fact]) => {
    if (isDay(fact)) return [name, format.dayShort(fact)] as const
    if (name === 'languages') return [name, format.list(String(fact).split(', ').map(format.language))] as const
    return [name, fact] as const
  })
  return Object.fromEntries(shown)
}
