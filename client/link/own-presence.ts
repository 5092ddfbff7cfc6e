/** Tells the server where I am: at most ten times a second, and again before it would forget me. */
import { limits } from '#shared/protocol/limits.ts'
import type { OwnPresence } from './board-state.ts'
import type { Clock } from './clock.ts'

/** Milliseconds between two tellings. */
const thinMs = 100
const renewMs = limits.presenceMs / 2.5

export type OwnPresenceTeller = {
  /** Changes a part of it; told soon when the board is joined, otherwise after joining. */
  set(change: Partial<OwnPresence>): void
  readonly now: OwnPresence
  start(): void
  stop(): void
}

/** `tell` sends; it is called only between `start` and `stop`. */
export function ownPresence(clock: Clock, tell: (presence: OwnPresence) => void): OwnPresenceTeller {
  let presence: OwnPresence = { place: null, caret: null, typing: false }
  let isJoined = false
  let callOff: (() => void) | null = null
  const plan = (ms: number) => {
    callOff?.()
    callOff = clock.after(ms, send)
  }
  const send = () => {
    callOff = null
    if (!isJoined) return
    tell(presence)
    plan(renewMs)
  }
  let isThinned = false
  return {
    set: change => {
      const next = { ...presence, ...change }
      // Saying again what is known would only wake everybody else.
      const isNew = JSON.stringify(next) !== JSON.stringify(presence)
      presence = next
      if (!isNew || !isJoined || isThinned) return
      isThinned = true
      clock.after(thinMs, () => {
        isThinned = false
        send()
      })
    },
    get now() {
      return presence
    },
    start: () => {
      isJoined = true
      send()
    },
    stop: () => {
      isJoined = false
      callOff?.()
      callOff = null
    },
  }
}
