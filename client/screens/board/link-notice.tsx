/** What people must know of the line: that it is down, or that the board goes no further without them. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { type LinkView, useBoardState, useLink } from '#client/state/use-link.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'

/** Nothing while all is well. */
export function LinkNotice({ onReopen }: { readonly onReopen: () => void }): ReactElement | null {
  const link = useLink()
  const setAside = useBoardState(state => state.setAside)
  if (link.refused !== null) return <Stopped link={link} setAside={setAside} onReopen={onReopen} />
  if (link.connection === 'offline') return <Offline link={link} />
  return null
}

function Offline({ link }: { readonly link: LinkView }): ReactElement {
  const { t } = useTranslation()
  return (
    <Notice tone={link.saving === 'unkept' ? 'warn' : 'info'} className="board-notice">
      <p>{link.saving === 'saved' ? t('link.offlineSaved') : t('link.offline')}</p>
      {link.saving === 'kept' ? <p>{t('link.keptWhy', { count: link.unsaved })}</p> : null}
      {link.saving === 'unkept' ? <p>{t('link.unkeptWhy')}</p> : null}
    </Notice>
  )
}

type StoppedProps = { readonly link: LinkView; readonly setAside: boolean; readonly onReopen: () => void }

function Stopped({ link, setAside, onReopen }: StoppedProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Notice tone="stop" role="alert" className="board-notice" action={<WayOut link={link} onReopen={onReopen} />}>
      <p>
        <strong>{t('link.stopped')}</strong>
      </p>
      <p>{t(`refusal.${link.refused}`)}</p>
      {setAside ? <p>{t('link.setAside')}</p> : null}
    </Notice>
  )
}

function WayOut({ link, onReopen }: Omit<StoppedProps, 'setAside'>): ReactElement {
  const { t } = useTranslation()
  if (link.refused === 'not-signed-in') return <Link href="/sign-in">{t('signin.title')}</Link>
  if (link.refused === 'client-outdated') return <Button onPress={() => location.reload()}>{t('common.reload')}</Button>
  return <Button onPress={onReopen}>{t('common.again')}</Button>
}
