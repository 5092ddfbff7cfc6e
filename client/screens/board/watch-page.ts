/** What the browser tells of the page: that it goes, sleeps, wakes, or has a line again. */
import type { BoardLine } from '#client/link/board-state.ts'

type WatchedLine = Pick<BoardLine, 'state' | 'check'> & {
  /** Numbers and keeps what was only just typed. */
  flush(): void
}

/**
 * What was only just typed is kept before the page can go, leaving with unsaved work asks first, and a page that wakes looks
 * at its line at once. Answers how to stop.
 */
export function watchPage(line: WatchedLine): () => void {
  const seen = () => (document.visibilityState === 'hidden' ? line.flush() : line.check())
  const ask = (event: BeforeUnloadEvent) => {
    line.flush()
    if (line.state.get().unsaved > 0) event.preventDefault()
  }
  return all(
    on(document, 'visibilitychange', seen),
    on(window, 'beforeunload', event => ask(event as BeforeUnloadEvent)),
    // Some browsers send a page away without hiding it first.
    on(window, 'pagehide', () => line.flush()),
    // Back from the browser's memory of pages, or from being frozen: the line may be long gone.
    on(window, 'pageshow', event => (event as PageTransitionEvent).persisted && line.check()),
    on(document, 'resume', () => line.check()),
    on(window, 'online', () => line.check()),
  )
}

function on(target: EventTarget, name: string, hear: (event: Event) => unknown): () => void {
  target.addEventListener(name, hear)
  return () => target.removeEventListener(name, hear)
}

function all(...stops: readonly (() => void)[]): () => void {
  return () => {
    for (const stop of stops) stop()
  }
}
