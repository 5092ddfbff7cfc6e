/** The end of each form that signs in: what was refused, and the button. */
import { LogIn } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'

/** The refusal in words above a button that sends the form. */
export function Enter({ sending }: { readonly sending: Sending }): ReactElement {
  const { t } = useTranslation()
  const { isPending, refusal } = sending
  return (
    <>
      {refusal === null ? null : (
        <Notice tone="stop" role="alert">
          {t(`refusal.${refusal.code}`, refusal.facts)}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" icon={<LogIn aria-hidden size={18} />} isPending={isPending}>
          {t('signin.enter')}
        </Button>
      </div>
    </>
  )
}

/** The page is loaded anew, so that nothing of an earlier person stays in memory. */
export function goIn(): void {
  location.replace('/')
}
