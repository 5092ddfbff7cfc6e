/** The sign-in page for somebody who came without a link: the ways back in. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '#client/ui/text-field.tsx'
import { secretIn } from '../secret-in.ts'

/** Each way that this server has. `onLink` gets the secret of a link that was pasted. */
export function WithoutLink({ onLink }: { readonly onLink: (secret: string) => void }): ReactElement {
  const { t } = useTranslation()
  const [isWrong, setWrong] = useState(false)
  const take = (text: string) => {
    const secret = secretIn(text.trim())
    setWrong(secret === null && text.trim() !== '')
    if (secret !== null) onLink(secret)
  }
  return (
    <>
      <h2>{t('signin.needLink')}</h2>
      <p>{t('signin.needLinkHelp')}</p>
      <TextField
        label={t('signin.pasteLabel')}
        description={t('signin.pasteHelp')}
        error={isWrong ? t('signin.pasteWrong') : undefined}
        value=""
        onCommit={take}
        inputMode="url"
        dir="ltr"
      />
    </>
  )
}
