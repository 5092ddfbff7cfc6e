/** The ways to come back that hang on what this server and this browser have: passkeys, letters, the town hall. */
import type { ReactElement } from 'react'
import { useReply } from '#client/state/use-reply.ts'
import { askOfferedWays } from '#client/state/way-calls.ts'
import { Mail } from './mail.tsx'
import { TownHall } from './oidc.tsx'
import { Passkeys } from './passkeys.tsx'

/** Each that is offered, and nothing of the others. */
export function OtherWays(): ReactElement | null {
  const [reply] = useReply(askOfferedWays)
  if (reply.state !== 'here') return null // nothing is lost by that: the ways that always work stand above
  const { passkey, mail, oidc } = reply.value
  return (
    <>
      {passkey ? <Passkeys /> : null}
      {mail ? <Mail /> : null}
      {oidc === null ? null : <TownHall name={oidc.name} />}
    </>
  )
}
