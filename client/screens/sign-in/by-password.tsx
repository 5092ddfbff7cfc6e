/** Signing in by name and password. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signInByPassword } from '#client/state/account-calls.ts'
import { useSending } from '#client/state/use-sending.ts'
import { LineField } from '#client/ui/line-field.tsx'
import { SecretField } from '#client/ui/secret-field.tsx'
import { Enter, goIn } from './enter.tsx'

/** Both fields are named so that password keepers fill them in. */
export function ByPassword(): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const sending = useSending()
  const missing = (text: string, key: string) => (isTried && text.trim() === '' ? t(key) : undefined)
  return (
    <form
      className="password-form"
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (name.trim() !== '' && password !== '') sending.send(() => signInByPassword(name, password), goIn)
      }}
    >
      <LineField
        autoFocus
        label={t('account.password.name')}
        autoComplete="username"
        value={name}
        onChange={setName}
        error={missing(name, 'account.password.nameMissing')}
      />
      <SecretField
        label={t('account.password.yours')}
        showLabel={t('account.password.show')}
        hideLabel={t('account.password.hide')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={missing(password, 'account.prove.passwordMissing')}
      />
      <Enter sending={sending} />
    </form>
  )
}
