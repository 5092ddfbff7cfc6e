/** A personal link that opens elsewhere, pasted here. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '#client/ui/text-field.tsx'
import { secretIn } from '../secret-in.ts'

/** `onLink` gets the secret of a link that was pasted. */
export function ByLink({ onLink }: { readonly onLink: (secret: string) => void }): ReactElement {
  const { t } = useTranslation()
  const [isWrong, setWrong] = useState(false)
  const take = (text: string) => {
    const secret = secretIn(text.trim())
    setWrong(secret === null && text.trim() !== '')
    if (secret !== null) onLink(secret)
  }
  return (
    <TextField
      label={t('signin.pasteLabel')}
      description={t('signin.pasteHelp')}
      error={isWrong ? t('signin.pasteWrong') : undefined}
      value=""
      onCommit={take}
      inputMode="url"
      dir="ltr"
    />
  )
}
