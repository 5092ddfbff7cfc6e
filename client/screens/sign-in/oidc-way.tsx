/** Signing in with an account of the town hall: one press leads to its own page, which sends the browser back. */
import { Landmark } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useSending } from '#client/state/use-sending.ts'
import { goToTownHall } from '#client/state/way-calls.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'

/** `name`: what the town hall is called. */
export function TownHallWay({ name }: { readonly name: string }): ReactElement {
  const { t } = useTranslation()
  const { isPending, refusal, send } = useSending()
  return (
    <section className="come-back-way">
      <Button
        className="come-back-open"
        icon={<Landmark aria-hidden size={20} />}
        isPending={isPending}
        onPress={() => send(() => goToTownHall('/api/oidc/begin'))}
      >
        {t('account.oidc.signIn', { name })}
      </Button>
      {refusal === null ? null : (
        <Notice tone="warn" role="alert">
          {t(`refusal.${refusal.code}`, refusal.facts)}
        </Notice>
      )}
    </section>
  )
}
