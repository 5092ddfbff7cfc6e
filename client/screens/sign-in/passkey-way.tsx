/** Signing in with a passkey: one press, and the device asks for finger, face or its code. */
import { Fingerprint } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signInByPasskey, type Without } from '#client/state/passkey.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'

/** The button, and beneath it why it did not work. */
export function PasskeyWay(): ReactElement {
  const { t } = useTranslation()
  const [without, setWithout] = useState<Without | null>(null)
  const { isPending, refusal, send } = useSending()
  const enter = () =>
    send(signInByPasskey, done => {
      setWithout('without' in done ? done.without : null)
      if ('value' in done) location.replace('/') // anew, so that nothing of an earlier person stays in memory
    })
  const wrong =
    refusal === null ? without && t(`account.passkey.${without}`) : t(`refusal.${refusal.code}`, refusal.facts)
  return (
    <section className="come-back-way">
      <Button
        className="come-back-open"
        icon={<Fingerprint aria-hidden size={20} />}
        isPending={isPending}
        onPress={enter}
      >
        {t('account.passkey.signIn')}
      </Button>
      {wrong === null ? null : (
        <Notice tone="warn" role="alert">
          {wrong}
        </Notice>
      )}
    </section>
  )
}
