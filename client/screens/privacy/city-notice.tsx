/** What a city tells its people about their data: on the page of invitations, after signing in, and to be read again. */
import './privacy.css'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { noteNoticeRead } from '#client/state/privacy.ts'
import { Button } from '#client/ui/button.tsx'
import type { Translated } from '#shared/plan/plan.ts'
import type { CityNotice } from '#shared/protocol/privacy.ts'

/** The words alone, in the reader's language or else in another one that is named to the reader's software. */
export function NoticeWords({ words }: { readonly words: Translated }): ReactElement {
  const { t, i18n } = useTranslation()
  const language = words[i18n.language] === undefined ? Object.keys(words)[0] : i18n.language
  const text = language === undefined ? undefined : words[language]?.text
  if (text === undefined) return <p className="privacy-words">{t('privacy.notice.default')}</p>
  return (
    <p className="privacy-words" lang={language} dir="auto">
      {text}
    </p>
  )
}

/** The same as a part of a page that can be opened, for those who are just coming in: it costs them no press. */
export function NoticeDisclosure({ city, words }: Pick<CityNotice, 'city' | 'words'>): ReactElement {
  const { t } = useTranslation()
  return (
    <details className="privacy-disclosure">
      <summary>{t('privacy.notice.title', { city })}</summary>
      <NoticeWords words={words} />
      <Link href="/privacy">{t('privacy.notice.more')}</Link>
    </details>
  )
}

/** For somebody who has not read this version yet. It stands beside what they came for and is in nobody's way. */
export function UnreadNotice({ notice }: { readonly notice: CityNotice }): ReactElement | null {
  const { t } = useTranslation()
  const [isDone, setDone] = useState(notice.isRead)
  const read = async () => {
    await noteNoticeRead(notice.version)
    setDone(true)
  }
  if (isDone) return null
  return (
    <section className="privacy-notice" aria-label={t('privacy.notice.title', { city: notice.city })}>
      <h2>{t('privacy.notice.title', { city: notice.city })}</h2>
      <NoticeWords words={notice.words} />
      <div className="privacy-buttons">
        <Button onPress={() => void read()}>{t('privacy.notice.read')}</Button>
        <Link href="/privacy">{t('privacy.notice.more')}</Link>
      </div>
    </section>
  )
}
