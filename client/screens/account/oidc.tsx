/** My account of the town hall: connected or not. */
import { Landmark } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { useReply } from '#client/state/use-reply.ts'
import { askTownHall, disconnectTownHall, goToTownHall } from '#client/state/way-calls.ts'
import { Button } from '#client/ui/button.tsx'
import { NotYet } from './not-yet.tsx'
import { TownHallOutcome } from './oidc-outcome.tsx'
import { type Changing, useChanging } from './use-changing.tsx'

/** `name`: what the town hall is called. */
export function TownHall({ name }: { readonly name: string }): ReactElement {
  const { t } = useTranslation()
  const [reply, again] = useReply(askTownHall)
  const changing = useChanging()
  return (
    <div className="account-way">
      <h3>{t('account.oidc.title')}</h3>
      <p className="account-hint">{t('account.oidc.help', { name })}</p>
      <TownHallOutcome />
      <NotYet reply={reply} />
      {reply.state === 'here' ? (
        <Mine name={name} since={reply.value.connectedAt} changing={changing} onChanged={again} />
      ) : null}
      {changing.asking}
    </div>
  )
}

type MineProps = {
  readonly name: string
  readonly since: number | null
  readonly changing: Changing
  readonly onChanged: () => void
}

function Mine({ name, since, changing, onChanged }: MineProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { change, isPending } = changing
  if (since === null)
    return (
      <Button
        icon={<Landmark aria-hidden size={18} />}
        isPending={isPending}
        onPress={() => change(() => goToTownHall('/api/me/oidc/begin'))}
      >
        {t('account.oidc.connect', { name })}
      </Button>
    )
  return (
    <>
      <p>{t('account.oidc.since', { name, when: format.dateTime(since) })}</p>
      <Button variant="quiet" isPending={isPending} onPress={() => change(disconnectTownHall, onChanged)}>
        {t('account.oidc.remove')}
      </Button>
    </>
  )
}
