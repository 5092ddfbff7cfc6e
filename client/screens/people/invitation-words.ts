/** What an invitation says to whoever gets it, by mail or on paper, in their language. */
import type { TFunction } from 'i18next'
import type { Format } from '#client/state/format.ts'
import type { InvitationInfo } from '#shared/protocol/invitations.ts'

export type Letter = {
  readonly invitation: InvitationInfo
  readonly partnership: string
  readonly address: string
  readonly t: TFunction
  readonly format: Format
}

/** "Anke Kallrath invites you to …": the one sentence that mail and paper begin with. */
export function invitingWords({ invitation, partnership, t }: Omit<Letter, 'address' | 'format'>): string {
  return t('invite.sheet.invites', { name: invitation.invitedBy.name, title: partnership })
}

/** The address that begins a mail with the whole letter in it. No address of a person is known, and none is asked for. */
export function mailTo(letter: Letter): string {
  const { invitation, partnership, address, t, format } = letter
  const { name, expires } = invitation
  const lines = [
    name === '' ? t('invite.mail.helloAll') : t('invite.mail.hello', { name }),
    invitingWords(letter),
    t('invite.mail.open'),
    address,
    t('invite.mail.until', { when: format.dateTime(expires) }),
    t('invite.mail.keep'),
    invitation.invitedBy.name,
  ]
  const query = { subject: t('invite.mail.subject', { title: partnership }), body: lines.join('\r\n\r\n') }
  const encoded = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return `mailto:?${encoded.join('&')}`
}
