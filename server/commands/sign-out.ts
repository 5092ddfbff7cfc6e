/** Signing out: the session ends here and now, and with it the connections it opened. */
import type { Hash, Store } from '#server/store/store.ts'

type Deps = { readonly store: Store }

/** Ends the session. Ending one that is over is no error. */
export async function signOut({ store }: Deps, session: Hash): Promise<void> {
  await store.sessions.end(session)
}
