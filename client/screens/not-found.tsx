/** An address with nothing behind it, or nothing for this person. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Page } from './page.tsx'

/** Says so, and shows the way home. */
export function NotFound(): ReactElement {
  const { t } = useTranslation()
  return (
    <Page title={t('board.notFound')}>
      <h1>{t('board.notFound')}</h1>
      <p>{t('board.notFoundHelp')}</p>
      <p>
        <Link href="/">{t('signin.toBoards')}</Link>
      </p>
    </Page>
  )
}
