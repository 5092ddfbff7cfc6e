/** What an invitation is to, as a short table: where, as what, until when. */
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { titleFor } from '#client/state/title-for.ts'
import { useFormat } from '#client/state/use-format.ts'
import type { Translated } from '#shared/plan/plan.ts'
import type { LookReply } from '#shared/protocol/invitations.ts'

/** One row a fact; what does not apply has none. */
export function Offer({ invitation }: { readonly invitation: LookReply }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { partnership, city, board, office, guest, expires } = invitation
  return (
    <dl className="join-offer">
      <Row name={t('invite.join.partnership')}>
        <bdi>{partnership}</bdi>
      </Row>
      {board === null ? null : (
        <Row name={t('invite.join.board')}>
          <BoardTitle title={board.title} />
        </Row>
      )}
      <Row name={t('invite.join.committee')}>
        <bdi>{city}</bdi>
        {office === '' ? null : ' · '}
        <bdi>{office}</bdi>
      </Row>
      <Row name={t('invite.join.as')}>
        <Rights invitation={invitation} />
      </Row>
      <Row name={guest === null ? t('invite.join.valid') : t('invite.join.stay')}>
        {format.dateTime(guest?.until ?? expires)}
      </Row>
    </dl>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function BoardTitle({ title }: { readonly title: Translated }): ReactElement {
  const { t, i18n } = useTranslation()
  const shown = titleFor(title, i18n.language)
  return shown === null ? (
    <span>{t('home.unnamed')}</span>
  ) : (
    <b lang={shown.language}>
      <bdi>{shown.text}</bdi>
    </b>
  )
}

/** The role, in words of what one may do. */
function Rights({ invitation }: { readonly invitation: LookReply }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { role, signatory, city, guest, invitedBy } = invitation
  if (guest !== null)
    return (
      <>
        <b>{t('board.guestOf', { name: invitedBy.name })}</b>
        <p>{t('invite.join.sees', { parts: format.list(guest.parts.map(part => t(`board.${part}`))) })}</p>
        <p>{t(`invite.guestMay.${role}`)}</p>
      </>
    )
  return (
    <>
      <b>{t(`invite.role.${role}`)}</b>
      <p>{t(`invite.may.${role}`)}</p>
      {signatory ? <p>{t('invite.join.signs', { city })}</p> : null}
    </>
  )
}
