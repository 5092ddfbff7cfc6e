/** The frame of the screens that are no board: the mark, a narrow column, and the page's title. */
import './page.css'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Rings } from './rings.tsx'
import { SettingsMenu } from './settings-menu.tsx'
import { useTitle } from './use-title.ts'

type PageProps = {
  /** Title of the document, without the product's name. */
  readonly title: string
  readonly children: ReactNode
  /** At the end of the top bar. */
  readonly actions?: ReactNode
  readonly width?: 'narrow' | 'wide'
}

/** A page with a top bar and one landmark for its content. */
export function Page({ title, children, actions, width = 'narrow' }: PageProps): ReactElement {
  const { t } = useTranslation()
  useTitle(title)
  return (
    <div className="page">
      <a className="skip" href="#content">
        {t('common.skipToContent')}
      </a>
      <header className="page-top">
        <Link href="/" className="page-home">
          <Rings />
          <span>{t('common.product')}</span>
        </Link>
        <div className="page-actions">
          {actions}
          <SettingsMenu />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={`page-main page-${width}`}>
        {children}
      </main>
      <footer className="page-foot">
        <Link href="/privacy">{t('common.privacy')}</Link>
        <Link href="/verify">{t('common.verify')}</Link>
      </footer>
    </div>
  )
}
