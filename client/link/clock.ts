/** Time as the link needs it. The browser's stands in `client/state/clock.ts`; tests turn one by hand. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once after `ms`; the answer calls it off. */
  after(ms: number, run: () => void): () => void
}
