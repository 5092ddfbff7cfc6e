/** The door of a board for commands and readers: who may not read it is told that there is none. */
import type { Store } from '#server/store/store.ts'
import { type Actor, type BoardAccess, type BoardAction, may } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

/**
 * What `may` knows of the board, once `actor` may do `action` there. Refuses `not-found` to somebody who may not even read:
 * that a board exists is already known to its committees only.
 */
export async function enter(
  { store }: { readonly store: Store },
  actor: Actor,
  action: BoardAction,
  board: Id,
): Promise<BoardAccess> {
  const access = await store.people.access(board)
  if (access === null || !may(actor, 'read', access)) throw new Refusal('not-found')
  if (!may(actor, action, access)) throw new Refusal('not-allowed')
  return access
}
