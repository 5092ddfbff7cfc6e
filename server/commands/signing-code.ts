/** A code to sign: a chair or an owner gives it to a signatory whom they know, by telephone or across the table. */
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import { may } from '#shared/agreement/roles.ts'
import type { Person } from '#shared/agreement/standing.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import type { CodeReply } from '#shared/protocol/account.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { enter } from './access.ts'
import { type CalledBy, ownSession } from './own-session.ts'
import { personOf } from './person.ts'
import { provingWays } from './proof.ts'
import { newCode } from './secret.ts'

type Deps = { readonly store: Store; readonly clock: Clock; readonly chance: Chance }
/** What the code is for: this member's answer to this proposal of this board, and no other. */
export type ToSign = { readonly board: Id; readonly proposal: Id; readonly member: Id }

/**
 * Makes the code and tells it to the caller, who is somebody else than the signatory. Refusal('code-not-needed') where the
 * signatory has a password or passkey; ('not-allowed') where the caller may not vouch for them.
 */
export async function giveSigningCode(deps: Deps, caller: CalledBy, toSign: ToSign): Promise<CodeReply> {
  ownSession(caller)
  const { store } = deps
  const access = await enter(deps, caller.actor, 'read', toSign.board)
  const signatory = await store.people.actor(toSign.member)
  if (signatory === null || !may(signatory, 'decide', access)) throw new Refusal('not-found')
  const { partnership, committee, member } = signatory
  if (member === caller.actor.member || !may(caller.actor, 'vouch', { partnership, committee }))
    throw new Refusal('not-allowed')
  const proposals = await store.versions.proposals(toSign.board)
  if (!proposals.some(({ id }) => id === toSign.proposal)) throw new Refusal('not-found')
  if ((await provingWays(deps, member)).length > 0) throw new Refusal('code-not-needed')
  return newSigningCode(deps, toSign, personOf(caller.actor))
}

/** Makes the code itself. `by` gave it; null when it goes by mail to the signatory's own address. */
export async function newSigningCode(
  { store, clock, chance }: Deps,
  { member, proposal }: Pick<ToSign, 'member' | 'proposal'>,
  by: Person | null,
): Promise<CodeReply> {
  const [at, code] = [clock.now(), newCode(chance)]
  const expires = at + limits.codeMs
  await store.codes.create(sha256Hex(code), { member, at, expires, decision: { proposal, by } })
  return { code, expires }
}
