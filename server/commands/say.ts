/** Saying something in a board's talk. */
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/live/bus.ts'
import type { Store } from '#server/store/store.ts'
import { seesAbout } from '#shared/agreement/guest-view.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { SayRequest } from '#shared/protocol/events.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Message } from '#shared/talk/message.ts'
import { enter } from './access.ts'
import { personOf } from './person.ts'

type Deps = { readonly store: Store; readonly bus: Bus; readonly clock: Clock }

/** Writes the message down and tells everybody who has the board open. The same id again answers the line that is there. */
export async function say(deps: Deps, actor: Actor, request: SayRequest): Promise<Message> {
  await enter(deps, actor, 'talk', request.board)
  if (actor.guest !== null && !seesAbout(actor.guest.parts, request.about))
    throw new Refusal('not-allowed', { part: 'about' })
  const text = request.text.trim()
  if (text === '') throw new Refusal('bad-request', { part: 'text' })
  if (text.length > limits.messageCharacters) throw new Refusal('too-large', { characters: limits.messageCharacters })
  const { id, board, language, about } = request
  const line = { id, board, language, text, about, by: personOf(actor), at: deps.clock.now(), system: null }
  const { message, repeated } = await deps.store.talk.say(line)
  if (!repeated) deps.bus.ring(board, 'talk')
  return message
}
