/**
 * Signing in by a personal link. Fetching the page spends nothing: the secret stands in the fragment, which no server and
 * no preview sees, and only the page's own POST uses it (trust.md S8).
 */
import { LogIn } from 'lucide-react'
import { type ReactElement, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import { Page } from './page.tsx'
import { Rings } from './rings.tsx'
import { secretIn } from './secret-in.ts'
import { WithoutLink } from './sign-in/without-link.tsx'

/** The page behind `/sign-in#<secret>`, and the explanation for somebody without a link. */
export function SignIn(): ReactElement {
  const { t } = useTranslation()
  const [secret, setSecret] = useState(() => secretIn(location.href))
  return (
    <Page title={t('signin.title')}>
      <div className="sign-in">
        <Rings size={32} />
        <h1>{t('signin.welcome')}</h1>
        <p className="sign-in-about">{t('signin.about')}</p>
        {secret === null ? <WithoutLink onLink={setSecret} /> : <WithLink secret={secret} />}
      </div>
    </Page>
  )
}

function WithLink({ secret }: { readonly secret: string }): ReactElement {
  const { t } = useTranslation()
  const { enter, isPending, refused } = useSignIn(secret)
  useEffect(enter, [enter])
  if (refused === 'link-invalid') return <Expired />
  if (refused === null) return <Spinner label={t('signin.entering')} />
  return (
    <>
      <Notice tone="stop" role="alert">
        {t(`refusal.${refused}`)}
      </Notice>
      <Button variant="primary" icon={<LogIn aria-hidden size={18} />} isPending={isPending} onPress={enter}>
        {t('signin.enter')}
      </Button>
    </>
  )
}

function Expired(): ReactElement {
  const { t } = useTranslation()
  return (
    <Notice tone="warn" role="alert">
      <p>
        <strong>{t('signin.expired')}</strong>
      </p>
      <p>{t('signin.expiredHelp')}</p>
    </Notice>
  )
}

type SigningIn = { enter(): void; readonly isPending: boolean; readonly refused: RefusalCode | null }

// The page is loaded anew afterwards: so the secret leaves the address, and nothing of an earlier person stays.
function useSignIn(secret: string): SigningIn {
  const { api } = useApp()
  const [isPending, setPending] = useState(false)
  const [refused, setRefused] = useState<RefusalCode | null>(null)
  const enter = useCallback(() => {
    setPending(true)
    api.signIn(secret).then(
      () => location.replace('/'),
      error => {
        setPending(false)
        if (!(error instanceof Refusal)) throw error
        setRefused(error.code)
      },
    )
  }, [api, secret])
  return { enter, isPending, refused }
}
