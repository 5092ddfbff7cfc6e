/** The form that sets a password, first or anew: a sign-in name, the password, and nothing else that has to be thought up. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setPassword } from '#client/state/account-calls.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckField } from '#client/ui/check-field.tsx'
import { LineField } from '#client/ui/line-field.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { SecretField } from '#client/ui/secret-field.tsx'
import { limits } from '#shared/protocol/limits.ts'

export type PasswordFormProps = {
  /** The name so far; null for somebody who has no password yet. */
  readonly signInName: string | null
  /** Whether the last password is asked for. */
  readonly needsCurrent: boolean
  readonly onDone: () => void
}

/** Sends on its button or on Enter. What is refused stands at its field, in words. */
export function PasswordForm(props: PasswordFormProps): ReactElement {
  const { t } = useTranslation()
  const form = usePasswordForm(props)
  const secret = { showLabel: t('account.password.show'), hideLabel: t('account.password.hide') }
  return (
    <form
      className="password-form"
      onSubmit={event => {
        event.preventDefault()
        event.stopPropagation() // it may stand in a dialog that is a form of its own
        form.send()
      }}
    >
      {props.needsCurrent ? (
        <SecretField
          {...secret}
          label={t('account.password.current')}
          autoComplete="current-password"
          value={form.current}
          onChange={form.setCurrent}
          error={form.errors.current}
        />
      ) : null}
      <LineField
        label={t('account.password.name')}
        description={t('account.password.nameHelp')}
        autoComplete="username"
        value={form.name}
        onChange={form.setName}
        error={form.errors.name}
      />
      <SecretField
        {...secret}
        label={t(props.signInName === null ? 'account.password.first' : 'account.password.next')}
        description={t('account.password.help', {
          least: limits.passwordCharacters,
          advised: limits.passwordCharactersAdvised,
        })}
        autoComplete="new-password"
        value={form.password}
        onChange={form.setPassword}
        error={form.errors.password}
      />
      {props.signInName === null ? null : (
        <CheckField label={t('account.password.endOthers')} value={form.endOthers} onChange={form.setEndOthers} />
      )}
      {form.otherRefusal === null ? null : (
        <Notice tone="stop" role="alert">
          {form.otherRefusal}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" isPending={form.isPending}>
          {t('account.password.save')}
        </Button>
      </div>
    </form>
  )
}

function usePasswordForm({ signInName, needsCurrent, onDone }: PasswordFormProps) {
  const { t } = useTranslation()
  const sending = useSending()
  const [name, setName] = useState(signInName ?? '')
  const [password, setNext] = useState('')
  const [current, setCurrent] = useState('')
  const [endOthers, setEndOthers] = useState(false)
  const [isTried, setTried] = useState(false)
  const isWhole = name.trim().length >= 2 && password !== '' && (!needsCurrent || current !== '')
  const refusal = sending.refusal
  const said = (codes: readonly string[]) =>
    refusal !== null && codes.includes(refusal.code) ? t(`refusal.${refusal.code}`, refusal.facts) : undefined
  const missing = (isMissing: boolean, key: string) => (isTried && isMissing ? t(key) : undefined)
  const errors = {
    name: missing(name.trim().length < 2, 'account.password.nameMissing') ?? said(['name-taken']),
    password: missing(password === '', 'account.password.missing') ?? said(['password-short', 'password-common']),
    current: missing(current === '', 'account.prove.passwordMissing') ?? said(['password-wrong', 'proof-needed']),
  }
  const isAtField = Object.values(errors).some(error => error !== undefined)
  return {
    ...{ name, setName, password, setPassword: setNext, current, setCurrent, endOthers, setEndOthers, errors },
    isPending: sending.isPending,
    otherRefusal: refusal === null || isAtField ? null : t(`refusal.${refusal.code}`, refusal.facts),
    send: () => {
      setTried(true)
      if (isWhole) sending.send(() => setPassword({ name: name.trim(), password, current, endOthers }), onDone)
    },
  }
}
