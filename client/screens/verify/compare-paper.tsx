/** Comparing the fingerprint that was signed with the one on the paper in somebody's hand. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LineField } from '#client/ui/line-field.tsx'
import { Notice } from '#client/ui/notice.tsx'

/** Digits that are enough: nobody finds another plan that begins with them. */
const least = 16

/** A field that answers while one types. */
export function ComparePaper({ digest }: { readonly digest: string }): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const digits = typed.toLowerCase().replace(/^\s*sha-?256|[\s:·-]/g, '')
  const isDigits = /^[0-9a-f]*$/.test(digits)
  const isEnough = isDigits && digits.length >= least
  return (
    <section className="verify-section">
      <h2>{t('verify.paper.title')}</h2>
      <LineField
        label={t('verify.paper.label')}
        description={t('verify.paper.help')}
        autoComplete="off"
        dir="ltr"
        value={typed}
        onChange={setTyped}
        error={isDigits && digits.length <= digest.length ? undefined : t('verify.paper.short')}
      />
      <div role="status">{isEnough ? <Compared isSame={digest.startsWith(digits)} /> : null}</div>
    </section>
  )
}

function Compared({ isSame }: { readonly isSame: boolean }): ReactElement {
  const { t } = useTranslation()
  return <Notice tone={isSame ? 'ok' : 'stop'}>{t(isSame ? 'verify.paper.same' : 'verify.paper.other')}</Notice>
}
