/** My password: set it, change it, take it away. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { browserClock } from '#client/link/clock.ts'
import { PasswordForm } from '#client/records/password-form.tsx'
import { askWays, removePassword } from '#client/state/account-calls.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useReply } from '#client/state/use-reply.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { SecretField } from '#client/ui/secret-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import type { WaysReply } from '#shared/protocol/account.ts'
import { NotYet } from './not-yet.tsx'

/** The state in words, and the forms in a dialog. */
export function Password(): ReactElement {
  const { t } = useTranslation()
  const [reply, again] = useReply(askWays)
  return (
    <div className="account-way">
      <h3>{t('account.password.title')}</h3>
      <p className="account-hint">{t('account.password.what')}</p>
      <NotYet reply={reply} />
      {reply.state === 'here' ? <Mine ways={reply.value} onChanged={again} /> : null}
    </div>
  )
}

function Mine({ ways, onChanged }: { readonly ways: WaysReply; readonly onChanged: () => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [open, setOpen] = useState<'set' | 'remove' | null>(null)
  const { signInName, countsFrom, answering } = ways
  const done = () => {
    setOpen(null)
    onChanged()
  }
  const isNew = countsFrom !== null && countsFrom > browserClock.now()
  return (
    <>
      {signInName === null ? null : (
        <p>
          {t('account.password.nameIs')} <bdi className="account-device-name">{signInName}</bdi>
        </p>
      )}
      {isNew ? <Notice tone="info">{t('account.password.isNew', { when: format.dateTime(countsFrom) })}</Notice> : null}
      <div className="account-buttons">
        <Button onPress={() => setOpen('set')}>
          {t(signInName === null ? 'account.password.set' : 'account.password.change')}
        </Button>
        {signInName === null ? null : (
          <Button variant="quiet" onPress={() => setOpen('remove')}>
            {t('account.password.remove')}
          </Button>
        )}
      </div>
      <Sheet
        place="dialog"
        title={t(signInName === null ? 'account.password.set' : 'account.password.change')}
        isOpen={open === 'set'}
        onClose={() => setOpen(null)}
      >
        <PasswordForm
          signInName={signInName}
          needsCurrent={signInName !== null && answering !== 'free'}
          onDone={done}
        />
      </Sheet>
      <Sheet
        place="dialog"
        title={t('account.password.remove')}
        isOpen={open === 'remove'}
        onClose={() => setOpen(null)}
      >
        <Removal needsCurrent={answering !== 'free'} onDone={done} />
      </Sheet>
    </>
  )
}

type RemovalProps = { readonly needsCurrent: boolean; readonly onDone: () => void }

function Removal({ needsCurrent, onDone }: RemovalProps): ReactElement {
  const { t } = useTranslation()
  const [current, setCurrent] = useState('')
  const { isPending, refusal, send } = useSending()
  const refused = refusal === null ? undefined : t(`refusal.${refusal.code}`, refusal.facts)
  return (
    <form
      className="password-form"
      onSubmit={event => {
        event.preventDefault()
        send(() => removePassword(current), onDone)
      }}
    >
      <p>{t('account.password.removeText')}</p>
      {needsCurrent ? (
        <SecretField
          label={t('account.password.current')}
          showLabel={t('account.password.show')}
          hideLabel={t('account.password.hide')}
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={refused}
        />
      ) : refused === undefined ? null : (
        <Notice tone="stop" role="alert">
          {refused}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="danger" isPending={isPending}>
          {t('account.password.remove')}
        </Button>
      </div>
    </form>
  )
}
