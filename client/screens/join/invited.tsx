/** What an invitation says, and coming in by it. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import type { LookReply } from '#shared/protocol/invitations.ts'
import { AlreadySignedIn } from './already.tsx'
import { JoinForm } from './join-form.tsx'
import { Offer } from './offer.tsx'

export type InvitedProps = { readonly invitation: LookReply; readonly secret: string }

/** Who invites, to what, as what; then the form, or first the question to somebody who is signed in already. */
export function Invited({ invitation, secret }: InvitedProps): ReactElement {
  const { t } = useTranslation()
  const { api } = useApp()
  const [me] = useReply(api.me)
  const [isNew, setNew] = useState(false)
  const { name, office, city } = invitation.invitedBy
  return (
    <>
      <div>
        <h1>{t('invite.join.invites', { name })}</h1>
        <p className="sign-in-about">{[office, city].filter(Boolean).join(', ')}</p>
      </div>
      <Offer invitation={invitation} />
      {me.state === 'asked' ? <Spinner label={t('common.loading')} /> : null}
      {me.state === 'here' && !isNew ? (
        <AlreadySignedIn me={me.value} board={invitation.board?.id ?? null} onNew={() => setNew(true)} />
      ) : null}
      {me.state === 'refused' || isNew ? <JoinForm invitation={invitation} secret={secret} /> : null}
    </>
  )
}
