/**
 * The doorbell between the servers' rooms and commands. It says that something of a board is new and never what: whoever
 * hears it asks the store, so a ring that is lost costs a delay and nothing else (trust.md R10).
 */
import type { Id } from '#shared/ids.ts'

/** What there is to look after: logged edits, talk, proposals and decisions, or who may do what. */
export type Ring = 'edits' | 'talk' | 'proposals' | 'access'

/** Called for each ring. `by` is the room that rang, if a room did, so that it need not answer its own bell. */
export type Listener = (board: Id, what: Ring, by?: Id) => void

export type Bus = {
  ring(board: Id, what: Ring, by?: Id): void
  /** The function that comes back ends the listening. */
  onRing(listener: Listener): () => void
}

/** A bus within one process. A listener that throws does not keep others from hearing: it is handed to `onError`. */
export function memoryBus(onError: (error: unknown) => void): Bus {
  const listeners = new Set<Listener>()
  const tell = (listener: Listener, board: Id, what: Ring, by?: Id) => {
    try {
      listener(board, what, by)
    } catch (error) {
      onError(error)
    }
  }
  return {
    ring(board, what, by) {
      for (const listener of [...listeners]) tell(listener, board, what, by)
    },
    onRing(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
