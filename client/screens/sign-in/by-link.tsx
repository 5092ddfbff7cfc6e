/** A personal link or an invitation that opens elsewhere, pasted here. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { TextField } from '#client/ui/text-field.tsx'
import { secretIn } from '../secret-in.ts'

/** `onLink` gets the secret of a link that was pasted. An invitation opens on its own page. */
export function ByLink({ onLink }: { readonly onLink: (secret: string) => void }): ReactElement {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [isWrong, setWrong] = useState(false)
  const take = (text: string) => {
    const pasted = text.trim()
    const secret = secretIn(pasted)
    const invitation = secretIn(pasted, 'join')
    setWrong(secret === null && invitation === null && pasted !== '')
    if (secret !== null) onLink(secret)
    if (invitation !== null) navigate(`/join#${invitation}`)
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
