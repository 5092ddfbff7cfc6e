/** The page behind a link in a letter: "yes, this mailbox is mine". Fetching the page spends nothing, the press does (S8). */
import { MailCheck } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useSending } from '#client/state/use-sending.ts'
import { confirmMail } from '#client/state/way-calls.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import { Page } from './page.tsx'
import { Rings } from './rings.tsx'

/** The page at `/confirm-mail#<secret>`. */
export function ConfirmMail(): ReactElement {
  const { t } = useTranslation()
  return (
    <Page title={t('signin.title')}>
      <div className="sign-in">
        <Rings size={32} />
        <LateWords>
          <Confirming />
        </LateWords>
      </div>
    </Page>
  )
}

function Confirming(): ReactElement {
  const { t } = useTranslation()
  const [secret] = useState(() => /#([\w-]{16,100})$/.exec(location.href)?.[1] ?? '')
  const [isDone, setDone] = useState(false)
  const { isPending, refusal, send } = useSending()
  if (isDone)
    return (
      <>
        <h1>{t('account.mail.confirmed')}</h1>
        <p>{t('account.mail.confirmedHelp')}</p>
        <p>
          <Link href="/">{t('common.product')}</Link>
        </p>
      </>
    )
  return (
    <>
      <h1>{t('account.mail.confirmTitle')}</h1>
      <p>{t('account.mail.confirmHelp')}</p>
      {refusal === null ? null : (
        <Notice tone="stop" role="alert">
          {t(`refusal.${refusal.code}`, refusal.facts)}
        </Notice>
      )}
      <div>
        <Button
          variant="primary"
          icon={<MailCheck aria-hidden size={18} />}
          isPending={isPending}
          onPress={() =>
            send(
              () => confirmMail(secret),
              () => setDone(true),
            )
          }
        >
          {t('account.mail.confirm')}
        </Button>
      </div>
    </>
  )
}
