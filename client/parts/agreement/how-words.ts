/** How an answer was given, in words: what stands beside who gave it. */
import type { TFunction } from 'i18next'
import type { How } from '#shared/agreement/standing.ts'

/** Empty for an answer from before this was asked. */
export function howWords(how: How | null, t: TFunction): string {
  if (how === null) return ''
  return how.way === 'code' ? t('agreement.how.code', { name: how.by.name }) : t(`agreement.how.${how.way}`)
}
