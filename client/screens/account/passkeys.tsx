/** My passkeys: add one, see them, take one away. */
import { Fingerprint } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addPasskey, type Without } from '#client/state/passkey.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useReply } from '#client/state/use-reply.ts'
import { askPasskeys, removePasskey } from '#client/state/way-calls.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import type { PasskeyInfo } from '#shared/protocol/ways.ts'
import { NotYet } from './not-yet.tsx'
import { type Changing, useChanging } from './use-changing.tsx'

/** What a passkey is in a sentence, the list, and the button. */
export function Passkeys(): ReactElement {
  const { t } = useTranslation()
  const [reply, again] = useReply(askPasskeys)
  const [added, setAdded] = useState<'added' | Without | null>(null)
  const changing = useChanging()
  const add = () =>
    changing.change(addPasskey, done => {
      setAdded('without' in done ? done.without : 'added')
      again()
    })
  return (
    <div className="account-way">
      <h3>{t('account.passkey.title')}</h3>
      <p className="account-hint">{t('account.passkey.help')}</p>
      <NotYet reply={reply} />
      {reply.state === 'here' ? <List passkeys={reply.value.passkeys} changing={changing} onChanged={again} /> : null}
      {added === null ? null : (
        <Notice tone={added === 'added' ? 'ok' : 'warn'} role="status">
          {t(`account.passkey.${added}`)}
        </Notice>
      )}
      {changing.asking}
      <Button icon={<Fingerprint aria-hidden size={18} />} isPending={changing.isPending} onPress={add}>
        {t('account.passkey.add')}
      </Button>
    </div>
  )
}

type ListProps = {
  readonly passkeys: readonly PasskeyInfo[]
  readonly changing: Changing
  readonly onChanged: () => void
}

function List({ passkeys, changing, onChanged }: ListProps): ReactElement | null {
  const { t } = useTranslation()
  const [removing, setRemoving] = useState<PasskeyInfo | null>(null)
  if (passkeys.length === 0) return null
  return (
    <ul className="account-devices account-list">
      {passkeys.map(passkey => (
        <Row key={passkey.id} passkey={passkey} onRemove={() => setRemoving(passkey)} />
      ))}
      <ConfirmDialog
        tone="danger"
        isOpen={removing !== null}
        title={t('account.passkey.removeTitle')}
        confirmLabel={t('account.passkey.remove')}
        cancelLabel={t('common.cancel')}
        onConfirm={() => {
          if (removing !== null) changing.change(() => removePasskey(removing.id), onChanged)
        }}
        onClose={() => setRemoving(null)}
      >
        {t('account.passkey.removeText')}
      </ConfirmDialog>
    </ul>
  )
}

function Row({ passkey, onRemove }: { readonly passkey: PasskeyInfo; readonly onRemove: () => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, at, usedAt, backedUp } = passkey
  const made = t('account.passkey.made', { when: format.dateTime(at) })
  const used = usedAt === null ? null : t('account.passkey.used', { when: format.dateTime(usedAt) })
  const told = [made, used, backedUp ? t('account.passkey.copied') : null].filter(each => each !== null)
  return (
    <li className="account-device">
      <div>
        <bdi className="account-device-name">{name}</bdi>
        <p className="account-hint">{told.join(' · ')}</p>
      </div>
      <Button aria-label={t('account.passkey.removeOf', { name })} onPress={onRemove}>
        {t('account.passkey.remove')}
      </Button>
    </li>
  )
}
