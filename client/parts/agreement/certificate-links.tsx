/** For agreed versions: the certificate as a file, and where anybody checks it. */
import { BadgeCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useBoard } from '#client/state/use-board.ts'

type CertificateProps = { readonly version: number; readonly className: string }

/** The download, for whoever may export. */
export function Certificate({ version, className }: CertificateProps): ReactElement | null {
  const { t } = useTranslation()
  const { id, may } = useBoard()
  if (!may('export')) return null
  return (
    <a className={className} href={`/api/boards/${id}/versions/${version}/certificate`} download>
      <BadgeCheck aria-hidden size={18} />
      {t('agreement.certificate', { version })}
    </a>
  )
}

/** The way to the page without an account. */
export function HowToCheck(): ReactElement {
  const { t } = useTranslation()
  return <Link href="/verify">{t('agreement.howToCheck')}</Link>
}
