/** An invitation that lets nobody in: why that may be, and what to do next. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import type { Refusal } from '#shared/protocol/refusals.ts'

type JoinRefusedProps = { readonly refusal: Refusal; readonly onAgain?: () => void }

/** For a link that does not hold, the ways on; for a no that passes, another try. */
export function JoinRefused({ refusal, onAgain }: JoinRefusedProps): ReactElement {
  const { t } = useTranslation()
  if (refusal.code === 'link-invalid') return <Expired />
  return (
    <>
      <Notice tone="stop" role="alert">
        {t(`refusal.${refusal.code}`, refusal.facts)}
      </Notice>
      {onAgain === undefined ? null : <Button onPress={onAgain}>{t('common.again')}</Button>}
    </>
  )
}

function Expired(): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <h1>{t('invite.join.expired')}</h1>
      <p>{t('invite.join.expiredWhy')}</p>
      <Notice tone="info">
        <p>{t('invite.join.expiredHelp')}</p>
        <p>{t('invite.join.expiredMine')}</p>
      </Notice>
      <p>
        <Link href="/">{t('signin.toBoards')}</Link>
      </p>
    </>
  )
}

/** The page without a secret: half an address, typed or cut by a mail program. */
export function NoInvitation(): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <h1>{t('invite.join.noLink')}</h1>
      <p>{t('invite.join.noLinkHelp')}</p>
      <p>
        <Link href="/sign-in">{t('signin.title')}</Link>
      </p>
    </>
  )
}
