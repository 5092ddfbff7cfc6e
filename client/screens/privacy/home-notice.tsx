/** The city's notice at the top of my boards, as long as I have not read it. */
import { type ReactElement, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { useReply } from '#client/state/use-reply.ts'
import { LateWords } from '#client/words/late-words.tsx'
import { UnreadNotice } from './city-notice.tsx'

/** Nothing while it is asked for, and nothing when it cannot be had: then it is shown at the next visit. */
export function HomeNotice(): ReactElement | null {
  const { i18n } = useTranslation()
  const { language } = i18n
  const { api } = useApp()
  const [reply] = useReply(useCallback(() => api.privacy(language), [api, language]))
  if (reply.state !== 'here' || reply.value.notice.isRead) return null
  return (
    <LateWords>
      <UnreadNotice notice={reply.value.notice} />
    </LateWords>
  )
}
