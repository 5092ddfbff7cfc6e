/** My e-mail address: where a link to come back is sent when I ask for one. */
import { Mail as MailIcon } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReply } from '#client/state/use-reply.ts'
import { askMail, removeMail, sendConfirmation } from '#client/state/way-calls.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { bestLanguage } from '#shared/words/words.ts'
import { NotYet } from './not-yet.tsx'
import { type Changing, useChanging } from './use-changing.tsx'

/** The address that counts, and the field for another. */
export function Mail(): ReactElement {
  const { t } = useTranslation()
  const [reply, again] = useReply(askMail)
  const changing = useChanging()
  return (
    <div className="account-way">
      <h3>{t('account.mail.title')}</h3>
      <p className="account-hint">{t('account.mail.help')}</p>
      <NotYet reply={reply} />
      {reply.state === 'here' ? <Mine address={reply.value.address} changing={changing} onChanged={again} /> : null}
      {changing.asking}
    </div>
  )
}

type MineProps = { readonly address: string | null; readonly changing: Changing; readonly onChanged: () => void }

function Mine({ address, changing, onChanged }: MineProps): ReactElement {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(address === null)
  return (
    <>
      {address === null ? null : (
        <p>
          {t('account.mail.yours')} <bdi className="account-device-name">{address}</bdi>
        </p>
      )}
      {isOpen ? <NewAddress changing={changing} /> : null}
      {address === null ? null : (
        <div className="account-buttons">
          {isOpen ? null : <Button onPress={() => setOpen(true)}>{t('account.mail.change')}</Button>}
          <Button variant="quiet" isPending={changing.isPending} onPress={() => changing.change(removeMail, onChanged)}>
            {t('account.mail.remove')}
          </Button>
        </div>
      )}
    </>
  )
}

function NewAddress({ changing }: { readonly changing: Changing }): ReactElement {
  const { t, i18n } = useTranslation()
  const [address, setAddress] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const send = () => {
    setWrong(!looksRight(address))
    if (!looksRight(address)) return
    const to = address.trim()
    changing.change(
      () => sendConfirmation(to, bestLanguage([i18n.language])),
      () => setSentTo(to),
    )
  }
  return (
    <form
      className="password-form"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <AddressField value={address} isWrong={isWrong} onChange={setAddress} />
      {sentTo === null ? null : (
        <Notice tone="ok" role="status">
          {t('account.mail.sent', { address: sentTo })}
        </Notice>
      )}
      <div>
        <Button type="submit" icon={<MailIcon aria-hidden size={18} />} isPending={changing.isPending}>
          {t('account.mail.send')}
        </Button>
      </div>
    </form>
  )
}

type AddressFieldProps = {
  readonly value: string
  readonly isWrong: boolean
  readonly onChange: (address: string) => void
}

/** The field for an address, here and at signing in. */
export function AddressField({ value, isWrong, onChange }: AddressFieldProps): ReactElement {
  const { t } = useTranslation()
  return (
    <TextField
      label={t('account.mail.address')}
      error={isWrong ? t('account.mail.wrong') : undefined}
      value={value}
      onChange={onChange}
      onCommit={onChange}
      autoComplete="email"
      dir="ltr"
    />
  )
}

/** Says early what the server would refuse anyhow; whether a mailbox is there only a letter shows. */
export function looksRight(address: string): boolean {
  return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(address.trim())
}
