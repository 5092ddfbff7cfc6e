/** What a guest has to know: that they are one, who vouches for them, until when, and what they are shown. */
import { UserRoundCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useGuest } from '#client/state/part-context.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useLink } from '#client/state/use-link.ts'
import { Notice } from '#client/ui/notice.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { Guest } from '#shared/agreement/roles.ts'
import { parts } from './parts.tsx'

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
  const own = parts.filter(each => guest.parts.some(part => part === each)).map(each => t(`board.${each}`))
  return (
    <Notice tone="info" className="board-notice" icon={<UserRoundCheck aria-hidden size={18} />}>
      <p>
        <strong>{t('guest.youAre', { name: guest.invitedBy.name, until: format.dateTime(guest.until) })}</strong>
      </p>
      <p>
        {t('guest.youSee', { parts: format.list(own) })} {t(readOnly ? 'guest.youRead' : 'guest.youEdit')}
      </p>
    </Notice>
  )
}
