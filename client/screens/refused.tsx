/** A no of the server in place of a page: what it means, and what can be done about it. */
import { type ReactElement, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Button } from '#client/ui/button.tsx'
import { fetched } from '#client/ui/fetched.ts'
import { Notice } from '#client/ui/notice.tsx'
import type { Refusal } from '#shared/protocol/refusals.ts'
import { NotFound } from './not-found.tsx'
import { Page } from './page.tsx'

const LeftHere = fetched(async () => (await import('./privacy/left-here.tsx')).LeftHere)

type RefusedProps = { readonly refusal: Refusal; readonly onAgain: () => void }

/** The page for a refusal. */
export function Refused({ refusal, onAgain }: RefusedProps): ReactElement {
  const { t } = useTranslation()
  if (refusal.code === 'not-found') return <NotFound />
  const isStranger = refusal.code === 'not-signed-in'
  return (
    <Page title={t('common.failed')}>
      <h1>{isStranger ? t('signin.needLink') : t('common.failed')}</h1>
      <Notice tone="warn" role="alert">
        {t(`refusal.${refusal.code}`, refusal.facts)}
      </Notice>
      {isStranger ? (
        <>
          <p>
            <Link href="/sign-in">{t('signin.title')}</Link>
          </p>
          <Suspense fallback={null}>
            <LeftHere />
          </Suspense>
        </>
      ) : (
        <div>
          <Button variant="primary" onPress={onAgain}>
            {t('common.again')}
          </Button>
        </div>
      )}
    </Page>
  )
}
