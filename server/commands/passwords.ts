/** Passwords: how they are set, changed and removed, and how they let in and prove who is there. */
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Hash, Store } from '#server/store/store.ts'
import type { PasswordSignInRequest, SetPasswordRequest } from '#shared/protocol/account.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { signInName } from '#shared/protocol/sign-in-name.ts'
import { endOtherDevices } from './devices.ts'
import { type Device, type Opened, openSession } from './open-session.ts'
import { type CalledBy, ownSession } from './own-session.ts'
import { countsFrom, freshProof } from './proof.ts'
import { refuseWeak } from './weak-password.ts'

/** What is done with a password in plain, off the event loop. */
export type PasswordWork = {
  /** Its Argon2id hash in PHC form, with a new salt. */
  hash(password: string): Promise<string>
  /** Whether the hash is of the password. With null, the same work is done and the answer is no. */
  fits(password: string, hash: string | null): Promise<boolean>
  /** Whether it is among those that attackers try first. */
  isCommon(password: string): Promise<boolean>
}
type Deps = {
  readonly store: Store
  readonly clock: Clock
  readonly chance: Chance
  readonly passwords: PasswordWork
  readonly endSession: (session: Hash) => void
}

/**
 * Opens a session. Refusal('sign-in-wrong') for an unknown name, a wrong password and somebody who is let in no more: all by the
 * same way and after the same work, so that nobody learns which names there are.
 */
export async function signInByPassword(
  deps: Deps,
  { name, password }: PasswordSignInRequest,
  device: Device,
): Promise<Opened> {
  const found = await deps.store.passwords.named(signInName(name))
  const fits = await deps.passwords.fits(password, found?.hash ?? null)
  if (found === null || !fits) throw new Refusal('sign-in-wrong')
  return openSession(deps, found.member, 'password', device).catch(error => {
    throw error instanceof Refusal && error.code === 'link-invalid' ? new Refusal('sign-in-wrong') : error
  })
}

/** Notes that the caller has just proved who they are. Refusal('password-wrong'), also where there is no password. */
export async function proveByPassword(deps: Deps, caller: CalledBy, password: string): Promise<void> {
  const session = ownSession(caller)
  const found = await deps.store.passwords.of(caller.actor.member)
  const fits = await deps.passwords.fits(password, found?.hash ?? null)
  if (!fits) throw new Refusal('password-wrong')
  await deps.store.sessions.prove(session, deps.clock.now(), 'password')
}

/**
 * Sets the caller's first password, or another in its place, for which the last one or a fresh proof is needed. Refuses what is
 * too short or too common, and `name-taken`.
 */
export async function setPassword(deps: Deps, caller: CalledBy, request: SetPasswordRequest): Promise<void> {
  const { store, clock, passwords } = deps
  const { member } = caller.actor
  const session = ownSession(caller)
  const isChange = (await store.passwords.of(member)) !== null
  if (isChange) await refuseUnproved(deps, caller, request.current)
  const name = signInName(request.name)
  await refuseWeak(deps, caller.actor, name, request.password)
  const counts = await countsFrom(deps, caller)
  const hash = await passwords.hash(request.password)
  await store.passwords.set({ member, name, hash, at: clock.now(), countsFrom: counts })
  if (request.endOthers) await endOtherDevices(deps, member, session)
}

/** Takes the caller's password away. */
export async function removePassword(deps: Deps, caller: CalledBy, current: string): Promise<void> {
  await refuseUnproved(deps, caller, current)
  await deps.store.passwords.remove(caller.actor.member)
}

/** Whoever found a device signed in must not be able to take the password over: it takes the old one, or a fresh proof. */
async function refuseUnproved(deps: Deps, caller: CalledBy, current: string): Promise<void> {
  const session = await deps.store.sessions.find(ownSession(caller), deps.clock.now())
  if (current === '' && freshProof(session, deps.clock.now()) !== null) return
  if (current === '') throw new Refusal('proof-needed')
  await proveByPassword(deps, caller, current)
}
