/** Signing in: the secret of a personal link, or of one that came by mail, becomes a session on this device. */
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import { sha256Hex } from '#shared/digest.ts'
import { type Device, type Opened, openSession } from './open-session.ts'
import { finishStep } from './step.ts'

type Deps = { readonly store: Store; readonly clock: Clock; readonly chance: Chance }
type Request = { readonly secret: string; readonly device: Device }

/** Uses the link once and opens a session. Refuses `link-invalid`. */
export async function signIn(deps: Deps, { secret, device }: Request): Promise<Opened> {
  const mailed = await finishStep(deps, secret, 'mail-in')
  if (mailed !== null && mailed.member !== null) return openSession(deps, mailed.member, 'mail', device)
  // biome-ignore lint/correctness/useHookAtTopLevel: it uses up a link; no React here
  const member = await deps.store.links.useLink(sha256Hex(secret), deps.clock.now())
  return openSession(deps, member, 'link', device)
}
