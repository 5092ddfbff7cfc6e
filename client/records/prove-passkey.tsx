/** One press that shows by passkey that it is me. */
import { Fingerprint } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { proveByPasskey, type Without } from '#client/state/passkey.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'

/** The button, and beneath it why it did not work. The late words must be there. */
export function ProvePasskey({ onProved }: { readonly onProved: () => void }): ReactElement {
  const { t } = useTranslation()
  const [without, setWithout] = useState<Without | null>(null)
  const { isPending, refusal, send } = useSending()
  const prove = () =>
    send(proveByPasskey, done => {
      setWithout('without' in done ? done.without : null)
      if ('value' in done) onProved()
    })
  const wrong =
    refusal === null ? without && t(`account.passkey.${without}`) : t(`refusal.${refusal.code}`, refusal.facts)
  return (
    <>
      <Button icon={<Fingerprint aria-hidden size={18} />} isPending={isPending} onPress={prove}>
        {t('account.passkey.prove')}
      </Button>
      {wrong === null ? null : (
        <Notice tone="warn" role="alert">
          {wrong}
        </Notice>
      )}
    </>
  )
}
