/** What only a person at a device may do, and no tool with an access token: whatever opens or closes ways in. */
import type { Hash } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

/** Who calls, by which session; null for an access token, and then whether that was made for signing. */
export type CalledBy = { readonly actor: Actor; readonly session: Hash | null; readonly signs?: boolean }

/** The session of the caller. Refusal('not-allowed') for an access token. */
export function ownSession({ session }: CalledBy): Hash {
  if (session === null) throw new Refusal('not-allowed')
  return session
}
