/** What a guest has to know: that they are one, who vouches for them, until when, and what they are shown. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useGuest } from '#client/state/part-context.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useLink } from '#client/state/use-link.ts'
import { Notice } from '#client/ui/notice.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import { type Guest, guestParts } from '#shared/agreement/roles.ts'

/** Nothing for members. */
export function GuestNotice(): ReactElement | null {
  const guest = useGuest()
  if (guest === null) return null
  return (
    <LateWords>
      <Words guest={guest} />
    </LateWords>
  )
}

function Words({ guest }: { readonly guest: Guest }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { readOnly } = useLink()
  const own = guestParts.filter(each => guest.parts.includes(each)).map(each => t(`board.${each}`))
  return (
    <Notice tone="info" className="board-notice">
      <p>
        <strong>{t('guest.youAre', { name: guest.invitedBy.name, until: format.dateTime(guest.until) })}</strong>
      </p>
      <p>
        {t('guest.youSee', { parts: format.list(own) })} {t(readOnly ? 'guest.youRead' : 'guest.youEdit')}
      </p>
    </Notice>
  )
}
