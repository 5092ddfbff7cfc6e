/** The lines that the server itself writes into a board's talk when something happened to a proposal. */
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/live/bus.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { SystemEvent } from '#shared/talk/message.ts'
import { personOf } from './person.ts'

type Deps = { readonly store: Store; readonly bus: Bus; readonly clock: Clock }

/** Language tag of a line without words of its own, or whose language nobody named (BCP 47). */
const undetermined = 'und'

/**
 * Writes the line about `proposal`, with `comment` as its text, and tells everybody who has the board open. Once more for the
 * same event adds no line: the id says what it is about, with a dot, which no device can send in an id.
 */
export async function announce(
  deps: Deps,
  board: Id,
  actor: Actor,
  system: SystemEvent,
  proposal: Id,
  comment = '',
): Promise<void> {
  await deps.store.talk.say({
    id: [proposal, system.event, ...(system.event === 'decided' ? [actor.committee] : [])].join('.'),
    board,
    by: personOf(actor),
    at: deps.clock.now(),
    language: undetermined,
    text: comment,
    about: { kind: 'proposal', id: proposal },
    system,
  })
  deps.bus.ring(board, 'proposals')
  deps.bus.ring(board, 'talk')
}
