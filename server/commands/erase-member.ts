/** Erasing a person: their name, their ways in and their words. What committees agreed on keeps the names that it needs. */
import { newId } from '#server/chance.ts'
import type { Erasure } from '#server/store/privacy-store.ts'
import { type Actor, may } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { type EraseDeps, finishErasure } from './erased.ts'
import { personOf } from './person.ts'

/**
 * Erases the actor, who has typed their own name to say that they mean it. Refusal('bad-request') for another name, and
 * ('last-owner') for whoever runs the partnership alone: it would be nobody's.
 */
export async function eraseMyself(deps: EraseDeps, actor: Actor, typed: string): Promise<void> {
  if (typed.trim() !== actor.name.trim()) throw new Refusal('bad-request', { part: 'name' })
  const { personal } = deps.store
  if (actor.owner && (await personal.isOnlyOwner(actor.member, actor.partnership))) throw new Refusal('last-owner')
  await erase(deps, actor.member, null)
}

/** An owner erases somebody who was removed. Refusal('not-found') for anybody else, also one who is still there. */
export async function eraseRemoved(deps: EraseDeps, actor: Actor, member: Id): Promise<void> {
  const { partnership } = actor
  if (!may(actor, 'run-partnership', { partnership })) throw new Refusal('not-allowed')
  const removed = await deps.store.personal.removed(partnership)
  if (!removed.some(({ id }) => id === member)) throw new Refusal('not-found')
  await erase(deps, member, actor)
}

async function erase(deps: EraseDeps, member: Id, by: Actor | null): Promise<void> {
  const { store, chance, clock, bus } = deps
  const erasure: Erasure = { id: newId(chance), kind: 'member', subject: member, at: clock.now() }
  const { sessions, boards } = await store.personal.erase(member, erasure, by === null ? null : personOf(by))
  for (const session of sessions) bus.ring(session, 'session')
  for (const board of boards) bus.ring(board, 'access')
  await finishErasure(deps, erasure, null)
}
