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

/** The choice that says whether others use this device, too. */
export const sharedKey = 'shared'

/** Where choices are kept: for good on one's own device, as long as the browser's window on a shared one. */
export function keptHere(lasting: () => Storage, passing: () => Storage): Kept {
  const [own, shared] = [keptIn(lasting), keptIn(passing)]
  const kept = () => (own.read(sharedKey) === 'yes' ? shared : own)
  return { read: key => kept().read(key), write: (key, value) => kept().write(key, value) }
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
