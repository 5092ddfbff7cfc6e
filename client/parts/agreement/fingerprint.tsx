/** The digest of a version, in groups that can be compared by eye or read out on the telephone. */
import { Copy } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '#client/ui/announcer.tsx'
import { Button } from '#client/ui/button.tsx'
import { groupsOf } from './digest-text.ts'

/** Heading, the 64 digits, and a button to copy them. */
export function Fingerprint({ version, digest }: { readonly version: number; readonly digest: string }): ReactElement {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const copy = () => navigator.clipboard.writeText(digest).then(() => announce(t('agreement.fingerprint.copied')))
  return (
    <section className="agreement-block">
      <h3>{t('agreement.fingerprint.title', { version })}</h3>
      <div className="agreement-digest">
        <code dir="ltr">sha256 {groupsOf(digest)}</code>
        {navigator.clipboard === undefined ? null : (
          <Button size="small" variant="quiet" icon={<Copy aria-hidden size={16} />} onPress={copy}>
            {t('agreement.fingerprint.copy')}
          </Button>
        )}
      </div>
      <p className="agreement-hint">{t('agreement.fingerprint.hint')}</p>
    </section>
  )
}
