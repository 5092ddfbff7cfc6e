/** What people must know of the line: that it is down, or that the board goes no further without them. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Cause } from '#client/link/board-state.ts'
import { useFormat } from '#client/state/use-format.ts'
import { type LinkView, useLink } from '#client/state/use-link.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'

/** Nothing while all is well. */
export function LinkNotice({ onReopen }: { readonly onReopen: () => void }): ReactElement | null {
  const link = useLink()
  if (link.refused !== null) return <Stopped link={link} onReopen={onReopen} />
  if (link.connection === 'offline') return <Offline link={link} />
  return null
}

function Offline({ link }: { readonly link: LinkView }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { saving, cause, offlineSince } = link
  const since = offlineSince === null ? null : format.clock(offlineSince)
  return (
    <Notice tone={saving === 'unkept' || cause === 'store-unavailable' ? 'warn' : 'info'} className="board-notice">
      <p>
        {cause === null ? null : `${t(causeWords(cause))} `}
        {cause === null && since !== null ? `${t('link.noneSince', { time: since })} ` : null}
        {saving === 'saved' ? t('link.allSaved') : t('link.goOn')}
      </p>
      {saving === 'kept' ? <p>{t('link.keptWhy', { count: link.unsaved })}</p> : null}
      {saving === 'unkept' ? <p>{t('link.unkeptWhy')}</p> : null}
    </Notice>
  )
}

function causeWords(cause: Cause): string {
  switch (cause) {
    case 'restart':
      return 'link.restart'
    case 'store-unavailable':
      return 'link.diskFull'
    default:
      return `refusal.${cause}`
  }
}

type StoppedProps = { readonly link: LinkView; readonly onReopen: () => void }

function Stopped({ link, onReopen }: StoppedProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Notice tone="stop" role="alert" className="board-notice" action={<WayOut link={link} onReopen={onReopen} />}>
      <p>
        <strong>{t('link.stopped')}</strong>
      </p>
      <p>{t(`refusal.${link.refused}`)}</p>
      {link.saving === 'unkept' ? <p>{t('link.stoppedUnkept')}</p> : null}
    </Notice>
  )
}

function WayOut({ link, onReopen }: StoppedProps): ReactElement {
  const { t } = useTranslation()
  if (link.refused === 'not-signed-in') return <Link href="/sign-in">{t('signin.title')}</Link>
  if (link.refused === 'client-outdated') return <Button onPress={() => location.reload()}>{t('common.reload')}</Button>
  return <Button onPress={onReopen}>{t('common.again')}</Button>
}
