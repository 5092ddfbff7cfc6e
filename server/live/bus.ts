/**
 * The doorbell between the servers' rooms and commands. It says that something of a board is new and never what: whoever
 * hears it asks the store, so a ring that is lost costs a delay and nothing else (trust.md R10).
 */
import type { Id } from '#shared/ids.ts'

/**
 * What there is to look after: logged edits, talk, proposals and decisions, who may do what, who is here; or that a sign-in
 * session has ended, and then the ring is of that session and not of a board.
 */
export const rings = ['edits', 'talk', 'proposals', 'access', 'presence', 'session'] as const
export type Ring = (typeof rings)[number]

/** Called for each ring. `by` is the room that rang, if a room did, so that it need not answer its own bell. */
export type Listener = (of: Id, what: Ring, by?: Id) => void

export type Bus = {
  ring(of: Id, what: Ring, by?: Id): void
  /** The function that comes back ends the listening. */
  onRing(listener: Listener): () => void
  /** Called after a time in which rings of other servers may have gone unheard. */
  onGap(listener: () => void): () => void
  /** Rings what is still to be rung elsewhere, and ends. */
  close(): Promise<void>
}

/** A bus within one process. A listener that throws does not keep others from hearing: it is handed to `onError`. */
export function memoryBus(onError: (error: unknown) => void): Bus {
  const listeners = new Set<Listener>()
  const tell = (listener: Listener, of: Id, what: Ring, by?: Id) => {
    try {
      listener(of, what, by)
    } catch (error) {
      onError(error)
    }
  }
  return {
    ring(of, what, by) {
      for (const listener of [...listeners]) tell(listener, of, what, by)
    },
    onRing(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onGap: () => () => undefined,
    close: async () => undefined,
  }
}
