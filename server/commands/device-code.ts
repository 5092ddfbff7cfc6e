/** A further device: a code shown on one that is signed in, typed on the other. */
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { CodeReply } from '#shared/protocol/account.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { type Device, type Opened, openSession } from './open-session.ts'
import { type CalledBy, ownSession } from './own-session.ts'
import { hashOfCode } from './proof.ts'
import { newCode } from './secret.ts'

type Deps = { readonly store: Store; readonly clock: Clock; readonly chance: Chance }

/** Makes a code that lets one further device of the caller in, within ten minutes. It is told here only. */
export async function giveDeviceCode({ store, clock, chance }: Deps, caller: CalledBy): Promise<CodeReply> {
  ownSession(caller)
  const [at, code] = [clock.now(), newCode(chance)]
  const expires = at + limits.codeMs
  await store.codes.create(sha256Hex(code), { member: caller.actor.member, at, expires, decision: null })
  return { code, expires }
}

/** Uses the code up and opens a session of its member. Refusal('code-invalid'), whatever is wrong with it. */
export async function signInByCode(deps: Deps, request: { code: string; device: Device }): Promise<Opened> {
  const { store, clock } = deps
  const member = await store.codes.spendForDevice(hashOfCode(request.code), clock.now())
  return openSession(deps, member, 'code', request.device).catch(error => {
    throw error instanceof Refusal && error.code === 'link-invalid' ? new Refusal('code-invalid') : error
  })
}
