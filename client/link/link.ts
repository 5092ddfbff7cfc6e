/** The life of a board's connection as a table: what each state does with each event. Pure; `board.ts` acts on it. */
import type { RefusalCode } from '#shared/protocol/refusals.ts'
import type { Connection } from './board-state.ts'

export const linkStates = ['idle', 'opening', 'joining', 'online', 'offline', 'waiting', 'stopped', 'closed'] as const
/**
 * `idle` not begun · `opening` the first line is being made · `joining` the line stands and the board was asked for ·
 * `online` joined · `offline` the line broke and is being made again · `waiting` the server said "later" ·
 * `stopped` the server said no · `closed` the page has ended it.
 */
export type LinkState = (typeof linkStates)[number]

export const linkEvents = ['open', 'up', 'down', 'joined', 'resync', 'later', 'tick', 'refused', 'close'] as const
/**
 * `open` the page wants the board · `up`, `down` the line stands, is broken · `joined` the board answered · `resync` the
 * server wants a new join · `later` a no that passes · `tick` the wait is over · `refused` a no that stays · `close` the
 * page leaves.
 */
export type LinkEvent = (typeof linkEvents)[number]

/** The state that is entered, the same one included (then it is begun anew); null where the event means nothing. */
export const transitions: Readonly<Record<LinkState, Readonly<Record<LinkEvent, LinkState | null>>>> = {
  idle: row({ open: 'opening', close: 'closed' }),
  opening: row({ up: 'joining', down: 'offline', refused: 'stopped', close: 'closed' }),
  joining: row({
    joined: 'online',
    down: 'offline',
    resync: 'joining',
    later: 'waiting',
    refused: 'stopped',
    close: 'closed',
  }),
  online: row({ down: 'offline', resync: 'joining', later: 'waiting', refused: 'stopped', close: 'closed' }),
  offline: row({ up: 'joining', refused: 'stopped', close: 'closed' }),
  waiting: row({ tick: 'joining', down: 'offline', refused: 'stopped', close: 'closed' }),
  stopped: row({ close: 'closed' }),
  closed: row({}),
}

function row(given: Partial<Record<LinkEvent, LinkState>>): Record<LinkEvent, LinkState | null> {
  const none = { open: null, up: null, down: null, joined: null, resync: null, later: null, tick: null }
  return { ...none, refused: null, close: null, ...given }
}

/** The connection in the words that people see. */
export function connectionOf(state: LinkState): Connection {
  switch (state) {
    case 'online':
      return 'online'
    case 'idle':
    case 'opening':
    case 'joining':
      return 'connecting'
    case 'offline':
    case 'waiting':
    case 'stopped':
    case 'closed':
      return 'offline'
    default:
      return state satisfies never
  }
}

/** What a refusal of a join or an edit does to the link. */
export function eventOf(code: RefusalCode): 'resync' | 'later' | 'refused' {
  switch (code) {
    case 'resync':
      return 'resync'
    case 'too-many':
    case 'room-unavailable':
    case 'store-unavailable':
    case 'unexpected':
      return 'later'
    default:
      return 'refused'
  }
}

/** A number from 0 up to, not including, 1. Comes in from outside: chance has one door in the client. */
export type Chance = () => number

/**
 * Milliseconds to wait before the n-th try (from 0): doubling from one second to `most`. Half of it is left to chance, or
 * all pages that lost the server in one moment would come back in one.
 */
export function waitBefore(tries: number, chance: Chance, most = 15_000): number {
  const whole = Math.min(most, 1000 * 2 ** tries)
  return whole / 2 + (chance() * whole) / 2
}
