/** The way back from the pages about people and data, in words: not everybody knows that the mark is a link. */
import { ArrowLeft } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'

/** Stands above the heading. */
export function ToBoards(): ReactElement {
  const { t } = useTranslation()
  return (
    <Link href="/" className="page-back">
      <ArrowLeft aria-hidden size={18} className="ui-flip" />
      {t('home.heading')}
    </Link>
  )
}
