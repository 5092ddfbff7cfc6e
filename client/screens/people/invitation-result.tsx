/** An invitation that was just made, and the ways in which it gets to its person. Its link is shown here and never again. */
import { Share2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { browserClock } from '#client/link/clock.ts'
import { formatFor } from '#client/state/format.ts'
import { Button } from '#client/ui/button.tsx'
import { CopyButton } from '#client/ui/copy-button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import type { InviteReply } from '#shared/protocol/invitations.ts'
import { bestLanguage, languageNames, languages } from '#shared/words/words.ts'
import { invitationAddress } from './invitation-address.ts'
import { InvitationPaper } from './invitation-paper.tsx'
import { type Letter, mailTo } from './invitation-words.ts'
import { QrPicture } from './qr-picture.tsx'
import { useWordsIn } from './use-words-in.ts'

type InvitationResultProps = {
  readonly made: InviteReply
  /** What people are invited to: the name of the partnership, or the title of the board. */
  readonly partnership: string
  readonly onAgain: () => void
  readonly onDone: () => void
}

/** The link, the picture of it, and the sheet of paper that is printed. */
export function InvitationResult({ made, partnership, onAgain, onDone }: InvitationResultProps): ReactElement {
  const { t } = useTranslation()
  const address = invitationAddress(made.secret)
  const { name } = made.invitation
  return (
    <div className="invite-result">
      <Notice tone="ok" role="status">
        <p>
          <b>{name === '' ? t('invite.result.madeMany') : t('invite.result.made', { name })}</b>
        </p>
        <p>{t('invite.result.once')}</p>
      </Notice>
      <div className="invite-link">
        <QrPicture address={address} name={t('invite.result.picture')} />
        <p className="invite-address" dir="ltr">
          {address}
        </p>
      </div>
      <Ways invitation={made.invitation} partnership={partnership} address={address} />
      <div className="invite-foot">
        <Button onPress={onDone}>{t('common.done')}</Button>
        <Button variant="quiet" onPress={onAgain}>
          {t('invite.result.another')}
        </Button>
      </div>
    </div>
  )
}

type WaysProps = Pick<Letter, 'invitation' | 'partnership' | 'address'>

function Ways({ invitation, partnership, address }: WaysProps): ReactElement {
  const { t, i18n } = useTranslation()
  const [theirs, setTheirs] = useState(() => bestLanguage([i18n.language]))
  const words = useWordsIn(theirs)
  const format = formatFor(languageNames[theirs].locale, browserClock.now)
  const letter: Letter | null = words === null ? null : { invitation, partnership, address, t: words, format }
  return (
    <>
      <div className="invite-ways">
        <CopyButton text={address} label={t('invite.result.copy')} copied={t('invite.result.copied')} />
        {navigator.share === undefined ? null : <Share partnership={partnership} address={address} />}
      </div>
      <SelectField
        label={t('invite.result.language')}
        value={theirs}
        options={languages.map(value => ({ value, label: languageNames[value].name, lang: value }))}
        onChange={setTheirs}
      />
      <div className="invite-ways">
        <Button isDisabled={letter === null} onPress={() => window.print()}>
          {t('invite.result.print')}
        </Button>
        {letter === null ? null : (
          <a className="ui-button ui-button-plain ui-button-normal" href={mailTo(letter)}>
            <span className="ui-button-words">{t('invite.result.mail')}</span>
          </a>
        )}
      </div>
      {letter === null ? null : <InvitationPaper letter={letter} language={theirs} />}
    </>
  )
}

function Share({ partnership, address }: { readonly partnership: string; readonly address: string }): ReactElement {
  const { t } = useTranslation()
  const share = async () => {
    try {
      await navigator.share({ title: t('invite.mail.subject', { title: partnership }), url: address })
    } catch (error) {
      // Whoever closes the device's own sheet has changed their mind.
      if (!(error instanceof DOMException)) throw error
    }
  }
  return (
    <Button icon={<Share2 aria-hidden size={18} />} onPress={() => void share()}>
      {t('invite.result.share')}
    </Button>
  )
}
