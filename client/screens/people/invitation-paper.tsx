/** The invitation as a sheet of paper, in the language of whoever gets it. It stands in the page for the printer only. */
import type { ReactElement } from 'react'
import { createPortal } from 'react-dom'
import { type InterfaceLanguage, languageNames } from '#shared/words/words.ts'
import { invitingWords, type Letter } from './invitation-words.ts'
import { QrPicture } from './qr-picture.tsx'

type InvitationPaperProps = { readonly letter: Letter; readonly language: InterfaceLanguage }

/** Who invites to what, the picture, the steps, and the address for whoever has no camera. */
export function InvitationPaper({ letter, language }: InvitationPaperProps): ReactElement {
  const { invitation, address, t, format } = letter
  const { name, office, expires, usesLeft, invitedBy } = invitation
  return createPortal(
    <section className="invite-paper" lang={language} dir={languageNames[language].dir} aria-hidden>
      <p className="invite-paper-product">{t('common.product')}</p>
      <h1>{t('invite.join.title')}</h1>
      {name === '' ? null : (
        <p className="invite-paper-name">
          <bdi>{[name, office].filter(Boolean).join(', ')}</bdi>
        </p>
      )}
      <p>{invitingWords(letter)}</p>
      <QrPicture address={address} name="" />
      <ol>
        <li>{t('invite.sheet.camera')}</li>
        <li>{t('invite.sheet.press')}</li>
        <li>{t('invite.sheet.in')}</li>
      </ol>
      <p>{t('invite.sheet.type')}</p>
      <p className="invite-address" dir="ltr">
        {address}
      </p>
      <p>{t('invite.mail.until', { when: format.dateTime(expires) })}</p>
      <p>{usesLeft === 1 ? t('invite.sheet.once') : t('invite.sheet.many', { count: usesLeft })}</p>
      <p>
        <bdi>{invitedBy.name}</bdi>
      </p>
    </section>,
    document.body,
  )
}
