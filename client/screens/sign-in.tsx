/**
 * Signing in by a personal link. Opening the page spends nothing, since programs open links too: the secret stands in the
 * fragment, which no server and no preview sees, and only the person's press uses it (trust.md S8).
 */
import { LogIn } from 'lucide-react'
import { type ReactElement, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { pendingPress, withPressKey } from '#client/state/press-key.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Button } from '#client/ui/button.tsx'
import { fetched } from '#client/ui/fetched.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { Refusal } from '#shared/protocol/refusals.ts'
import { Page } from './page.tsx'
import { Rings } from './rings.tsx'
import { useSecret } from './use-secret.ts'

const WithoutLink = fetched(async () => (await import('./sign-in/without-link.tsx')).WithoutLink)

/** The page behind `/sign-in#<secret>`, and the explanation for somebody without a link. */
export function SignIn(): ReactElement {
  const { t } = useTranslation()
  const [secret, setSecret] = useSecret('sign-in')
  return (
    <Page title={t('signin.title')}>
      <div className="sign-in">
        <Rings size={32} />
        <h1>{t('signin.welcome')}</h1>
        <p className="sign-in-about">{t('signin.about')}</p>
        {secret === null ? <WithoutLink onLink={setSecret} /> : <WithLink key={secret} secret={secret} />}
      </div>
    </Page>
  )
}

function WithLink({ secret }: { readonly secret: string }): ReactElement {
  const { t } = useTranslation()
  const { api, kept } = useApp()
  const ask = useCallback(() => api.whose(secret, pendingPress(kept)), [api, kept, secret])
  const [whose, again] = useReply(ask)
  const { enter, isPending, refusal } = useSignIn(secret)
  if (whose.state === 'asked') return <Spinner label={t('common.loading')} />
  if (whose.state === 'refused') return <No refusal={whose.refusal} onAgain={again} />
  const { name, office, city } = whose.value
  return (
    <>
      {refusal === null ? null : <No refusal={refusal} />}
      <Button variant="primary" icon={<LogIn aria-hidden size={18} />} isPending={isPending} onPress={enter}>
        {t('signin.continueAs', { name })}
      </Button>
      <p className="sign-in-note">{[office, city].filter(Boolean).join(', ')}</p>
    </>
  )
}

function No({ refusal, onAgain }: { readonly refusal: Refusal; readonly onAgain?: () => void }): ReactElement {
  const { t } = useTranslation()
  if (refusal.code === 'link-invalid') return <Expired />
  return (
    <>
      <Notice tone="stop" role="alert">
        {t(`refusal.${refusal.code}`)}
      </Notice>
      {onAgain === undefined ? null : <Button onPress={onAgain}>{t('common.again')}</Button>}
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

type SigningIn = { enter(): void; readonly isPending: boolean; readonly refusal: Refusal | null }

// The page is loaded anew afterwards: so the secret leaves the address, and nothing of an earlier person stays.
function useSignIn(secret: string): SigningIn {
  const app = useApp()
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const enter = () => {
    setPending(true)
    withPressKey(app, key => app.api.signIn(secret, key)).then(
      () => location.replace('/'),
      error => {
        setPending(false)
        if (!(error instanceof Refusal)) throw error
        setRefusal(error)
      },
    )
  }
  return { enter, isPending, refusal }
}
