/** Signing in: the secret of a personal link becomes a session on this device. */
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { newSecret } from './secret.ts'

type Deps = { readonly store: Store; readonly clock: Clock; readonly chance: Chance }
/** `device` is a name for the list of one's devices; `old` the token that the device held before, if any. */
type Request = { readonly secret: string; readonly device: string; readonly old: string | null }

/** Uses the link once and gives the token of a new session, the only place where it stands. Refuses `link-invalid`. */
export async function signIn(deps: Deps, request: Request): Promise<{ token: string; member: Id }> {
  const at = deps.clock.now()
  // biome-ignore lint/correctness/useHookAtTopLevel: it uses up a link; no React here
  const member = await deps.store.links.useLink(sha256Hex(request.secret), at)
  const token = newSecret(deps.chance)
  await deps.store.sessions.create(sha256Hex(token), {
    member,
    at,
    expires: at + limits.sessionMs,
    device: request.device,
  })
  // A token that stood in the browser before must not stay valid beside the new one.
  if (request.old !== null) await deps.store.sessions.end(sha256Hex(request.old))
  return { token, member }
}
