/** How a board's state follows from what happened. Pure. */
import type { JoinReply } from '#shared/protocol/events.ts'
import type { RefusalCode } from '#shared/protocol/refusals.ts'
import type { BoardState, Cause, Connection, Saving } from './board-state.ts'
import type { LinkState } from './link.ts'
import type { GivenUp } from './outbox.ts'
import { catchUpTalk, hasEarlier } from './talk-log.ts'

/** Before the first join. */
export const blankState: BoardState = {
  connection: 'connecting',
  offlineSince: null,
  cause: null,
  saving: 'saved',
  unsaved: 0,
  hasPlan: false,
  readOnly: true,
  refused: null,
  setAside: false,
  actor: null,
  connectionId: null,
  presence: [],
  messages: [],
  moreTalk: false,
  unsent: [],
  proposals: [],
}

/** After a join. */
export function joinedState(state: BoardState, reply: JoinReply): BoardState {
  const messages = catchUpTalk(state.messages, reply.messages)
  return {
    ...state,
    hasPlan: true,
    readOnly: !reply.canEdit,
    actor: reply.actor,
    connectionId: reply.connection,
    presence: reply.presence,
    messages,
    moreTalk: hasEarlier(messages),
    proposals: reply.proposals,
  }
}

/** Where my work is. Said from acks and from the device's transactions, never from the state of the line alone. */
export function savingOf(work: {
  readonly unsaved: number
  readonly connection: Connection
  /** All of it is committed by this device's storage. */
  readonly isKept: boolean
  readonly givenUp: GivenUp
}): Saving {
  if (work.unsaved === 0) return work.givenUp === 'none' ? 'saved' : work.givenUp
  if (work.connection === 'online') return 'sending'
  return work.isKept && work.givenUp !== 'unkept' ? 'kept' : 'unkept'
}

/** Since when the line is broken: from its break, or from a "later" of the server, until the board is joined again. */
export function offlineSince(before: number | null, state: LinkState, now: number): number | null {
  switch (state) {
    case 'offline':
    case 'waiting':
      return before ?? now
    case 'online':
      return null
    default:
      return before
  }
}

/** Why there is no connection, once the link has come to `state`. */
export function causeOf(before: Cause | null, state: LinkState, code: RefusalCode): Cause | null {
  switch (state) {
    case 'waiting':
      return code
    case 'online':
      return null
    case 'offline':
      return before === 'restart' ? before : null
    default:
      return before
  }
}
