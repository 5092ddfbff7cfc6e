/** What follows a change of people: whoever has a board open that it touches is asked again who they are, on every server. */
import type { Chance } from '#server/chance.ts'
import { newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/live/bus.ts'
import type { Doing, Touched } from '#server/store/partnership-store.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import { personOf } from './person.ts'

export type PeopleDeps = {
  readonly store: Store
  readonly bus: Bus
  readonly clock: Clock
  readonly chance: Chance
}

/** What the register will say of what `actor` does now. */
export function doingOf({ clock, chance }: Pick<PeopleDeps, 'clock' | 'chance'>, actor: Actor): Doing {
  return { id: newId(chance), partnership: actor.partnership, by: personOf(actor), at: clock.now() }
}

/** Waits for the change, then rings for what it touched. A ring that is lost is made up for by the round (trust.md S2). */
export async function ringFor({ bus }: PeopleDeps, change: Promise<Touched>): Promise<void> {
  const { boards, sessions } = await change
  for (const board of boards) bus.ring(board, 'access')
  for (const session of sessions) bus.ring(session, 'session')
}
