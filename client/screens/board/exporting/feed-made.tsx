/** An address that was just made, and how it gets into a calendar. It is shown here and never again. */
import { CalendarPlus, Check, ClipboardCopy } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { feedAddresses } from '#client/state/feeds.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import { Button } from '#client/ui/button.tsx'
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
        <CopyAddress address={address} />
        <a className="ui-button ui-button-plain ui-button-normal" href={opens}>
          <CalendarPlus aria-hidden size={18} />
          <span className="ui-button-words">{t('calendar.open')}</span>
        </a>
      </div>
      <p className="feed-faint">{t('calendar.how')}</p>
    </div>
  )
}

function CopyAddress({ address }: { readonly address: string }): ReactElement | null {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [isCopied, setCopied] = useState(false)
  if (navigator.clipboard === undefined) return null // only over https; the address stands above to be marked by hand
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    setCopied(true)
    announce(t('calendar.copied'))
  }
  const icon = isCopied ? <Check aria-hidden size={18} /> : <ClipboardCopy aria-hidden size={18} />
  return (
    <Button variant="primary" icon={icon} onPress={() => void copy()}>
      {t(isCopied ? 'calendar.copied' : 'calendar.copy')}
    </Button>
  )
}
