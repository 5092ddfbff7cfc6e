/** For an agreed version: the certificate as a file, and where anybody checks it. */
import { BadgeCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useBoard } from '#client/state/use-board.ts'

/** A download and a link to the page without an account. */
export function CertificateLinks({ version }: { readonly version: number }): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  return (
    <p className="agreement-certificate">
      <a
        className="ui-button ui-button-plain ui-button-normal"
        href={`/api/boards/${id}/versions/${version}/certificate`}
        download
      >
        <BadgeCheck aria-hidden size={18} />
        <span className="ui-button-words">{t('agreement.certificate')}</span>
      </a>
      <Link href="/verify">{t('agreement.howToCheck')}</Link>
    </p>
  )
}
