/** Before a way in is changed: "is it you?" For whoever finds a device that is signed in, this is where it ends. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProvePasskey } from '#client/records/prove-passkey.tsx'
import { askWays, proveByPassword } from '#client/state/account-calls.ts'
import { useReply } from '#client/state/use-reply.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { SecretField } from '#client/ui/secret-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { Spinner } from '#client/ui/spinner.tsx'

type ProveFirstProps = { readonly isOpen: boolean; readonly onClose: () => void; readonly onProved: () => void }

/** A dialog with the ways that I have to show it. */
export function ProveFirst({ isOpen, onClose, onProved }: ProveFirstProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Sheet place="dialog" title={t('account.prove.title')} isOpen={isOpen} onClose={onClose}>
      <p>{t('account.other.why')}</p>
      <Ways onProved={onProved} />
    </Sheet>
  )
}

function Ways({ onProved }: Pick<ProveFirstProps, 'onProved'>): ReactElement {
  const { t } = useTranslation()
  const [reply] = useReply(askWays)
  if (reply.state === 'asked') return <Spinner label={t('common.loading')} />
  if (reply.state === 'refused') return <Notice tone="warn">{t(`refusal.${reply.refusal.code}`)}</Notice>
  const { proving } = reply.value
  return (
    <>
      {proving.includes('passkey') ? <ProvePasskey onProved={onProved} /> : null}
      {proving.includes('password') ? <ByPassword onProved={onProved} /> : null}
    </>
  )
}

function ByPassword({ onProved }: Pick<ProveFirstProps, 'onProved'>): ReactElement {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const { isPending, refusal, send } = useSending()
  return (
    <form
      className="password-form"
      onSubmit={event => {
        event.preventDefault()
        if (password !== '') send(() => proveByPassword(password), onProved)
      }}
    >
      <SecretField
        label={t('account.password.yours')}
        showLabel={t('account.password.show')}
        hideLabel={t('account.password.hide')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={refusal === null ? undefined : t(`refusal.${refusal.code}`, refusal.facts)}
      />
      <div>
        <Button type="submit" isPending={isPending}>
          {t('account.other.confirm')}
        </Button>
      </div>
    </form>
  )
}
