/** An address that was just made, and how it gets into a calendar. It is shown here and never again. */
import { CalendarPlus } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { feedAddresses } from '#client/state/feeds.ts'
import { CopyButton } from '#client/ui/copy-button.tsx'
import { Notice } from '#client/ui/notice.tsx'

/** The address, a button that copies it, and a link that opens it in the device's own calendar. */
export function FeedMade({ secret }: { readonly secret: string }): ReactElement {
  const { t } = useTranslation()
  const { address, opens } = feedAddresses(secret)
  return (
    <div className="feed-made">
      <Notice tone="ok" role="status">
        <p>
          <b>{t('calendar.made')}</b>
        </p>
        <p>{t('calendar.madeHelp')}</p>
      </Notice>
      <p className="feed-address" dir="ltr">
        {address}
      </p>
      <div className="feed-ways">
        <CopyButton text={address} label={t('calendar.copy')} copied={t('calendar.copied')} />
        <a className="ui-button ui-button-plain ui-button-normal" href={opens}>
          <CalendarPlus aria-hidden size={18} />
          <span className="ui-button-words">{t('calendar.open')}</span>
        </a>
      </div>
      <p className="feed-faint">{t('calendar.how')}</p>
    </div>
  )
}
