/** The ways in that hang on what this server and this browser have: passkeys, letters, the town hall. */
import type { ReactElement } from 'react'
import { useReply } from '#client/state/use-reply.ts'
import { askOfferedWays } from '#client/state/way-calls.ts'
import { TownHallOutcome } from '../account/oidc-outcome.tsx'
import { MailWay } from './mail-way.tsx'
import { TownHallWay } from './oidc-way.tsx'
import { PasskeyWay } from './passkey-way.tsx'

/** Each that is offered, and nothing of the others. The late words must be there. */
export function OfferedWays(): ReactElement | null {
  const [reply] = useReply(askOfferedWays)
  if (reply.state !== 'here') return null // the ways that always work stand beneath
  const { passkey, mail, oidc } = reply.value
  return (
    <>
      <TownHallOutcome />
      {passkey ? <PasskeyWay /> : null}
      {oidc === null ? null : <TownHallWay name={oidc.name} />}
      {mail ? <MailWay /> : null}
    </>
  )
}
