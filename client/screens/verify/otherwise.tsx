/** How to check without trusting this page: with OpenSSL and the key that the board publishes. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { keysAddress } from '#client/state/verify-calls.ts'

const command = 'openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in certificate.json -sigfile certificate.sig'

/** Folded away, since most people never need it. */
export function Otherwise(): ReactElement {
  const { t } = useTranslation()
  return (
    <details className="verify-otherwise">
      <summary>{t('verify.otherwise.title')}</summary>
      <p>{t('verify.otherwise.text')}</p>
      <pre dir="ltr">{command}</pre>
      <p>{t('verify.otherwise.pin')}</p>
      <p>
        <a href={keysAddress}>{t('verify.otherwise.keys')}</a>
      </p>
    </details>
  )
}
