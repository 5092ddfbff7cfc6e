/** What somebody has to come back with, and what answering a proposal would ask of them now. */
import type { Clock } from '#server/clock.ts'
import type { Mail } from '#server/mail/mail.ts'
import type { Store } from '#server/store/store.ts'
import type { WaysReply } from '#shared/protocol/account.ts'
import { addressForCodes, shortened } from './mailed-code.ts'
import { type CalledBy, ownSession } from './own-session.ts'
import { freshProof, provingWays } from './proof.ts'

type Deps = {
  readonly store: Store
  readonly clock: Clock
  /** null where no SMTP is set. */
  readonly mail: Mail | null
}

/** The caller's ways back. */
export async function ownWays(deps: Deps, caller: CalledBy): Promise<WaysReply> {
  const { store, clock, mail } = deps
  const { member } = caller.actor
  const [session, password, proving, vouchers, address] = await Promise.all([
    store.sessions.find(ownSession(caller), clock.now()),
    store.passwords.of(member),
    provingWays(deps, member),
    store.people.vouchers(member),
    mail === null ? null : addressForCodes(deps, member),
  ])
  const asked = proving.length > 0 ? 'prove' : 'code'
  const answering = freshProof(session, clock.now()) === null ? asked : 'free'
  const [signInName, countsFrom] = [password?.name ?? null, password?.countsFrom ?? null]
  const codesTo = address === null ? null : shortened(address)
  return { signInName, countsFrom, answering, proving, vouchers, codesTo }
}
