/** A no of the server above the fields that it is about. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#client/ui/notice.tsx'
import type { Refusal } from '#shared/protocol/refusals.ts'

/** Nothing while there is none. */
export function No({ refusal }: { readonly refusal: Refusal | null }): ReactElement | null {
  const { t } = useTranslation()
  if (refusal === null) return null
  return (
    <Notice tone="stop" role="alert">
      {t(`refusal.${refusal.code}`, refusal.facts)}
    </Notice>
  )
}
