/**
 * Erasing a board's history: everything that was ever typed and is not in the plan any more. The plan is written down anew and
 * begins a new epoch, so that no copy of before can bring anything back (R5).
 */
import { newId } from '#server/chance.ts'
import { boardAnew } from '#server/live/replica-anew.ts'
import type { Erasure } from '#server/store/privacy-store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { enter } from './access.ts'
import { type EraseDeps, finishErasure } from './erased.ts'
import { personOf } from './person.ts'

/** Times that the plan is written anew because somebody went on writing meanwhile. */
const mostTries = 5

/** Erases it. Devices that have the board open load it anew; what they had not sent yet is kept there, and shown. */
export async function eraseHistory(deps: EraseDeps, actor: Actor, board: Id): Promise<void> {
  await enter(deps, actor, 'erase-history', board)
  const { store, clock, chance, rooms } = deps
  const erasure: Erasure = { id: newId(chance), kind: 'board', subject: board, at: clock.now() }
  for (let tries = 1; ; tries++) {
    try {
      const rebuilt = await boardAnew({ log: store.log, chance }, board, clock.now())
      await store.erasures.rebuild(rebuilt, erasure, personOf(actor))
      await rooms.catchUp()
      return await finishErasure(deps, erasure, rebuilt.update)
    } catch (error) {
      const moved = error instanceof Refusal && error.code === 'plan-moved'
      if (!moved || tries === mostTries) throw error
    }
  }
}
