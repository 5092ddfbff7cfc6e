/** Signing in by a link that is sent to one's own mailbox. The answer is the same whether the address is known here or not. */
import { ChevronDown, Mail } from 'lucide-react'
import { type ReactElement, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSending } from '#client/state/use-sending.ts'
import { sendLink } from '#client/state/way-calls.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { bestLanguage } from '#shared/words/words.ts'
import { AddressField, looksRight } from '../account/mail.tsx'

/** A line that opens to a field and a button. */
export function MailWay(): ReactElement {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <section className="come-back-way" aria-labelledby={id}>
      <h2 id={id}>
        <Button
          className="come-back-open"
          icon={<Mail aria-hidden size={20} />}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          {t('account.mail.signIn')} <ChevronDown aria-hidden size={16} />
        </Button>
      </h2>
      {isOpen ? <Asking /> : null}
    </section>
  )
}

function Asking(): ReactElement {
  const { t, i18n } = useTranslation()
  const [address, setAddress] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [isSent, setSent] = useState(false)
  const { isPending, refusal, send } = useSending()
  const ask = () => {
    setWrong(!looksRight(address))
    setSent(false)
    if (looksRight(address))
      send(
        () => sendLink(address.trim(), bestLanguage([i18n.language])),
        () => setSent(true),
      )
  }
  return (
    <form
      className="come-back-form"
      onSubmit={event => {
        event.preventDefault()
        ask()
      }}
    >
      <AddressField value={address} isWrong={isWrong} onChange={setAddress} />
      {isSent ? (
        <Notice tone="info" role="status">
          {t('account.mail.linkSent')}
        </Notice>
      ) : null}
      {refusal === null ? null : (
        <Notice tone="stop" role="alert">
          {t(`refusal.${refusal.code}`, refusal.facts)}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" isPending={isPending}>
          {t('account.mail.sendLink')}
        </Button>
      </div>
    </form>
  )
}
