/** A value that changes and tells so: the other end of `Source`. */
import type { Source } from './board-state.ts'

export type Held<Value> = Source<Value> & {
  set(value: Value): void
  /** Nobody listens any more. */
  end(): void
}

/** Holds `first` until something else is set. */
export function held<Value>(first: Value): Held<Value> {
  const listeners = new Set<() => void>()
  let value = first
  return {
    get: () => value,
    set: next => {
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    end: () => listeners.clear(),
  }
}
