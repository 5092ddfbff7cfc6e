/** Signing in on a further device by the code that another one shows. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signInByCode } from '#client/state/account-calls.ts'
import { useSending } from '#client/state/use-sending.ts'
import { LineField } from '#client/ui/line-field.tsx'
import { readCode } from '#shared/protocol/codes.ts'
import { Enter, goIn } from './enter.tsx'

/** What cannot be a code is said before it is sent. */
export function ByCode(): ReactElement {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [isWrong, setWrong] = useState(false)
  const sending = useSending()
  return (
    <form
      className="password-form"
      onSubmit={event => {
        event.preventDefault()
        const isCode = readCode(code) !== null
        setWrong(!isCode)
        if (isCode) sending.send(() => signInByCode(code), goIn)
      }}
    >
      <LineField
        autoFocus
        look="code"
        dir="ltr"
        label={t('account.signIn.codeLabel')}
        description={t('account.signIn.codeHelp')}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        error={isWrong ? t('account.signIn.codeWrong') : undefined}
      />
      <Enter sending={sending} />
    </form>
  )
}
