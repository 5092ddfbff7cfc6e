/** What stands in the place of a section until its answer is there: that it was asked for, or why it did not come. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#client/state/use-reply.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Spinner } from '#client/ui/spinner.tsx'

/** Nothing once it is there. */
export function NotYet({ reply }: { readonly reply: Reply<unknown> }): ReactElement | null {
  const { t } = useTranslation()
  if (reply.state === 'asked') return <Spinner label={t('common.loading')} />
  if (reply.state === 'here') return null
  return (
    <Notice tone="warn" role="alert">
      {t(`refusal.${reply.refusal.code}`, reply.refusal.facts)}
    </Notice>
  )
}
