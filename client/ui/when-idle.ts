/** Work that can wait until the page has nothing better to do. */

const withoutIdleMs = 1000

/** Runs `run` in the browser's next idle time; where none is known (Safari), a second later. Answers how to call it off. */
export function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(run, withoutIdleMs)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(run)
  return () => cancelIdleCallback(asked)
}
