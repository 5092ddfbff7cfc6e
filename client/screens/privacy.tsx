/** The page on people's data: what is stored, who sees it, how long; a copy of mine, and how to have it erased. */
import './privacy/privacy.css'
import { Download } from 'lucide-react'
import { type ReactElement, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useApp } from '#client/state/app-context.ts'
import { myDataAddress } from '#client/state/privacy.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import { may } from '#shared/agreement/roles.ts'
import type { PrivacyReply } from '#shared/protocol/privacy.ts'
import type { MeReply } from '#shared/protocol/routes.ts'
import { Page } from './page.tsx'
import { EraseHistory } from './privacy/erase-history.tsx'
import { EraseMe } from './privacy/erase-me.tsx'
import { ProcessingRecord, RemovedPeople } from './privacy/for-owners.tsx'
import { NoticeSection } from './privacy/notice-section.tsx'
import { Lines, Section } from './privacy/section.tsx'
import { ThisDevice } from './privacy/this-device.tsx'
import { Refused } from './refused.tsx'
import { ToBoards } from './to-boards.tsx'

/** The page at `/privacy`, for strangers too: they read what everybody may know. */
export function Privacy(): ReactElement {
  return (
    <LateWords>
      <PrivacyPage />
    </LateWords>
  )
}

function PrivacyPage(): ReactElement {
  const { t, i18n } = useTranslation()
  const { api } = useApp()
  const { language } = i18n
  const ask = useCallback(() => Promise.all([api.me(), api.privacy(language)]), [api, language])
  const [reply, again] = useReply(ask)
  const isStranger = reply.state === 'refused' && reply.refusal.code === 'not-signed-in'
  if (reply.state === 'refused' && !isStranger) return <Refused refusal={reply.refusal} onAgain={again} />
  const [me, privacy] = reply.state === 'here' ? reply.value : [null, null]
  return (
    <Page title={t('privacy.title')}>
      {me === null ? null : <ToBoards />}
      <div className="privacy">
        <h1>{t('privacy.title')}</h1>
        <p className="privacy-about">{t('privacy.about')}</p>
        <ForAll privacy={privacy} />
        {isStranger ? <Stranger /> : null}
        {reply.state === 'asked' ? <Spinner label={t('common.loading')} /> : null}
        {me === null || privacy === null ? null : <ForMembers me={me} privacy={privacy} onChanged={again} />}
      </div>
    </Page>
  )
}

function ForAll({ privacy }: { readonly privacy: PrivacyReply | null }): ReactElement {
  const { t } = useTranslation()
  const { host = '', contact = '', kept = [] } = privacy ?? {}
  const told = [
    ...(host === '' ? [] : [t('privacy.hostNamed', { host })]),
    ...(contact === '' ? [] : [t('privacy.contact', { contact })]),
  ]
  const stored = ['seat', 'words', 'signed', 'signIns'].map(each => t(`privacy.stored.${each}`))
  const who = ['members', 'host', 'nobody'].map(each => t(`privacy.who.${each}`))
  return (
    <>
      <Section title={t('privacy.stored.title')}>
        <Lines lines={stored} />
      </Section>
      <Section title={t('privacy.who.title')}>
        <Lines lines={[...who, ...told]} />
      </Section>
      {kept.length === 0 ? null : (
        <Section title={t('privacy.keptTitle')}>
          <Lines lines={kept} />
        </Section>
      )}
    </>
  )
}

function Stranger(): ReactElement {
  const { t } = useTranslation()
  return (
    <p>
      {t('privacy.signInForMore')} <Link href="/sign-in">{t('signin.title')}</Link>
    </p>
  )
}

type ForMembersProps = { readonly me: MeReply; readonly privacy: PrivacyReply; readonly onChanged: () => void }

function ForMembers({ me, privacy, onChanged }: ForMembersProps): ReactElement {
  const { t, i18n } = useTranslation()
  const { actor } = me
  const { partnership, committee } = actor
  const runs = may(actor, 'run-partnership', { partnership })
  return (
    <>
      <NoticeSection
        notice={privacy.notice}
        canEdit={may(actor, 'seat-members', { partnership, committee })}
        onChanged={onChanged}
      />
      <Section title={t('privacy.copy.title')}>
        <p>{t('privacy.copy.about')}</p>
        <a className="ui-button ui-button-plain ui-button-normal" href={myDataAddress(i18n.language)} download>
          <Download aria-hidden size={18} />
          <span className="ui-button-words">{t('privacy.copy.get')}</span>
        </a>
      </Section>
      <ThisDevice />
      <EraseHistory me={me} />
      {runs ? <RemovedPeople removed={privacy.removed} onErased={onChanged} /> : null}
      {runs ? <ProcessingRecord /> : null}
      <EraseMe actor={actor} />
    </>
  )
}
