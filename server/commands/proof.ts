/**
 * Whether it is really the signatory who answers a proposal (trust.md S9). A cookie alone does not show it: a tablet lies about,
 * a link is passed on. So a sign-in or proof of the last quarter of an hour is asked for, or a code that a colleague gave.
 */
import type { Clock } from '#server/clock.ts'
import type { NewDecision, Session, Store } from '#server/store/store.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import type { ProvingWay } from '#shared/protocol/account.ts'
import { readCode } from '#shared/protocol/codes.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { CalledBy } from './own-session.ts'

type Deps = { readonly store: Store; readonly clock: Clock }
export type Shown = NewDecision['shown']

/**
 * How the caller shows who they are. Refusal('proof-needed') where they have a password or passkey and it was not used of late;
 * ('code-needed') where they have none and gave no code; ('code-invalid') for what cannot be one.
 */
export async function shownBy(deps: Deps, caller: CalledBy, code: string | null): Promise<Shown> {
  const { session, signs, actor } = caller
  if (session === null) {
    if (signs === true) return { how: { way: 'token' } }
    throw new Refusal('proof-needed')
  }
  const proved = freshProof(await deps.store.sessions.find(session, deps.clock.now()), deps.clock.now())
  if (proved !== null) return { how: { way: proved } }
  if ((await provingWays(deps, actor.member)).length > 0) throw new Refusal('proof-needed')
  if (code === null) throw new Refusal('code-needed')
  return { code: hashOfCode(code) }
}

/** By which way the person behind the session proved who they are, within the last quarter of an hour; null when not. */
export function freshProof(session: Session | null, now: number): ProvingWay | 'oidc' | null {
  if (session === null || session.provedAt + limits.proofMs <= now) return null
  const { provedBy } = session
  return provedBy === 'password' || provedBy === 'passkey' || provedBy === 'oidc' ? provedBy : null
}

/** The ways by which the member can prove who they are when they sign. */
export async function provingWays({ store, clock }: Deps, member: Id): Promise<readonly ProvingWay[]> {
  const password = await store.passwords.of(member)
  return password !== null && password.countsFrom <= clock.now() ? ['password'] : []
}

/**
 * From when on a way that the caller adds now counts at signing. Whoever found a device signed in could otherwise set a
 * password on it and sign with that. So at first a colleague's code is asked for as before; only a proof, or having no
 * colleague who could give a code, makes it count at once.
 */
export async function countsFrom({ store, clock }: Deps, { actor, session }: CalledBy): Promise<number> {
  const now = clock.now()
  const proved = session === null ? null : freshProof(await store.sessions.find(session, now), now)
  if (proved !== null) return now
  const vouchers = await store.people.vouchers(actor.member)
  return vouchers.length === 0 ? now : now + limits.newPasswordMs
}

/** How a typed code is looked for. Refusal('code-invalid') for what cannot be one. */
export function hashOfCode(typed: string): string {
  const code = readCode(typed)
  if (code === null) throw new Refusal('code-invalid')
  return sha256Hex(code)
}
