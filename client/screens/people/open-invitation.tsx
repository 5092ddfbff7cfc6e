/** One invitation in the list of those that wait. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { browserClock } from '#client/link/clock.ts'
import { revokeInvitation } from '#client/state/invitations.ts'
import { useFormat } from '#client/state/use-format.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx'
import type { InvitationInfo } from '#shared/protocol/invitations.ts'

type OpenInvitationProps = { readonly invitation: InvitationInfo; readonly onRevoked: () => void }

/** For whom, as what, until when; who came by it; and its end. */
export function OpenInvitation({ invitation, onRevoked }: OpenInvitationProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, role, office, guest, invitedBy, joined, signatory } = invitation
  const as = [office, guest === null ? t(`invite.role.${role}`) : t('invite.open.guest')]
  const signs = signatory ? [t('invite.open.signs')] : []
  const parts = guest === null ? [] : [format.list(guest.parts.map(part => t(`board.${part}`)))]
  return (
    <article className="invite-row">
      <div>
        <p>
          <bdi className="invite-name">{name === '' ? t('invite.open.many') : name}</bdi>
        </p>
        <p className="invite-faint">{[...as, ...signs, ...parts].filter(Boolean).join(' · ')}</p>
        <p className="invite-faint">
          <StateWords invitation={invitation} /> {t('invite.open.by', { name: invitedBy.name })}
        </p>
        {joined.map(each => (
          <p key={each.member}>
            {t('invite.open.joined', { name: each.name, when: format.dateTime(each.at) })}
            {each.like === '' ? null : (
              <strong className="invite-like">{t('invite.open.like', { name: each.like })}</strong>
            )}
          </p>
        ))}
      </div>
      <Revoke invitation={invitation} onRevoked={onRevoked} />
    </article>
  )
}

function StateWords({ invitation }: { readonly invitation: InvitationInfo }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { usesLeft, expires } = invitation
  if (usesLeft === 0) return <>{t('invite.open.used')}</>
  if (expires <= browserClock.now()) return <>{t('invite.open.expired')}</>
  return <>{t('invite.open.left', { count: usesLeft, when: format.dateTime(expires) })}</>
}

// What is used up ends nothing any more, but for a guest: their stay ends with it.
function Revoke({ invitation, onRevoked }: OpenInvitationProps): ReactElement | null {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const { id, name, guest, joined, usesLeft } = invitation
  const isStay = guest !== null && joined.length > 0
  if (usesLeft === 0 && !isStay) return null
  const shown = joined[0]?.name ?? (name === '' ? t('invite.open.many') : name)
  const title = t(isStay ? 'invite.endStay.of' : 'invite.revoke.of', { name: shown })
  const button = t(isStay ? 'invite.endStay.button' : 'invite.revoke.button')
  return (
    <>
      <Button size="small" onPress={() => setAsked(true)} aria-label={title}>
        {button}
      </Button>
      <ConfirmDialog
        title={title}
        isOpen={isAsked}
        tone="danger"
        confirmLabel={button}
        cancelLabel={t('common.cancel')}
        onConfirm={async () => {
          await revokeInvitation(id)
          onRevoked()
        }}
        onClose={() => setAsked(false)}
      >
        {t(isStay ? 'invite.endStay.help' : 'invite.revoke.help')}
      </ConfirmDialog>
    </>
  )
}
