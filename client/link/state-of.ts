/** How a board's state follows from what happened. Pure. */
import type { JoinReply } from '#shared/protocol/events.ts'
import type { BoardState, Connection, Saving } from './board-state.ts'
import { catchUpTalk, hasEarlier } from './talk-log.ts'

/** Before the first join. */
export const blankState: BoardState = {
  connection: 'connecting',
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
}): Saving {
  if (work.unsaved === 0) return 'saved'
  if (work.connection === 'online') return 'sending'
  return work.isKept ? 'kept' : 'unkept'
}
