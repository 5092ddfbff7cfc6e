/** Formatters in the language of the interface. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { browserClock } from '#client/link/clock.ts'
import { localeOf } from '#shared/words/words.ts'
import { type Format, formatFor } from './format.ts'

/** Days, times, money and figures as this reader writes them. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const language = i18n.language
  return useMemo(() => formatFor(localeOf(language), browserClock.now), [language])
}
