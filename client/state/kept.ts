/** Small choices of this person on this device. A browser that forbids storage forgets them, and nothing else happens. */

/** What `localStorage` is to this app: reading and writing short texts. */
export type Kept = { read(key: string): string | null; write(key: string, value: string): void }

/** Over the browser's storage, under one prefix. */
export function keptIn(storage: () => Storage): Kept {
  return {
    read: key => attempt(() => storage().getItem(`twinboard.${key}`)),
    write: (key, value) => {
      attempt(() => {
        storage().setItem(`twinboard.${key}`, value)
        return null
      })
    },
  }
}

// Private windows and strict settings throw a DOMException here. A choice that is not kept does no harm.
function attempt(run: () => string | null): string | null {
  try {
    return run()
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
