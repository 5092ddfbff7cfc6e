/** A step that is begun in one browser and finished there, once: its secret is a cookie that no script reads. */
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import type { Challenge, ChallengeKind } from '#server/store/ways-store.ts'
import { sha256Hex } from '#shared/digest.ts'
import { newSecret } from './secret.ts'

type Deps = { readonly store: Store; readonly clock: Clock; readonly chance: Chance }
type Begun = Omit<Challenge, 'expires'> & { readonly ms: number }

/** Keeps the step for `ms` milliseconds and gives the secret that finishes it. */
export async function beginStep({ store, clock, chance }: Deps, { ms, ...begun }: Begun): Promise<string> {
  const [secret, now] = [newSecret(chance), clock.now()]
  await store.challenges.set(sha256Hex(secret), { ...begun, expires: now + ms }, now)
  return secret
}

/** The step of that kind which `secret` finishes, used up by this; null when there is none, or not any more. */
export async function finishStep(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  secret: string | null,
  kind: ChallengeKind,
): Promise<Challenge | null> {
  return secret === null ? null : store.challenges.take(sha256Hex(secret), kind, clock.now())
}
