/** The invitations of a committee that wait to be used, and those by which somebody came lately. */
import './invite.css'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { openInvitations } from '#client/state/invitations.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { Id } from '#shared/ids.ts'
import type { InvitationInfo } from '#shared/protocol/invitations.ts'
import { OpenInvitation } from './open-invitation.tsx'

type OpenInvitationsProps = {
  readonly committee: { readonly id: Id }
  /** Another value asks again: after one was made. */
  readonly turn?: number
  /** Those to guests of this board only; all of the committee when not given. */
  readonly board?: Id
}

/** A list, newest first, each with a way to take it back. */
export function OpenInvitations({ turn = 0, ...props }: OpenInvitationsProps): ReactElement {
  return (
    <LateWords>
      <List key={turn} {...props} />
    </LateWords>
  )
}

function List({ committee, board }: Omit<OpenInvitationsProps, 'turn'>): ReactElement | null {
  const { t } = useTranslation()
  const [reply, again] = useReply(openInvitations)
  if (reply.state === 'asked') return <Spinner label={t('common.loading')} />
  if (reply.state === 'refused')
    return (
      <Notice tone="warn" role="alert">
        {t(`refusal.${reply.refusal.code}`, reply.refusal.facts)}
      </Notice>
    )
  const shown = reply.value.filter(each => isShown(each, committee.id, board))
  return (
    <section className="invite-open">
      <h3>{t('invite.open.title')}</h3>
      {shown.length === 0 ? <p>{t('invite.open.none')}</p> : null}
      <ul>
        {shown.map(each => (
          <li key={each.id}>
            <OpenInvitation invitation={each} onRevoked={again} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function isShown({ committee, board, guest }: InvitationInfo, of: Id, guestsOf: Id | undefined): boolean {
  return committee === of && (guestsOf === undefined || (guest !== null && board === guestsOf))
}
