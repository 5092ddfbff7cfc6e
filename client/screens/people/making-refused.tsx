/** A no of the server to an invitation that was to be made. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#client/ui/notice.tsx'
import type { Making } from './use-making.ts'

/** Why the last one was not made. */
export function MakingRefused({ making }: { readonly making: Making }): ReactElement | null {
  const { t } = useTranslation()
  if (making.refusal === null) return null
  return (
    <Notice tone="stop" role="alert">
      {t(`refusal.${making.refusal.code}`, making.refusal.facts)}
    </Notice>
  )
}
