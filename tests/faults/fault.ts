/**
 * A fault that the server or the client must live through (trust.md, the fault table): one file a fault, in two sizes. The
 * short one runs in `npm test`, the long one in `npm run faults`, which prints the figures as a table.
 */
export type Size = 'short' | 'long'

/** What was seen. `most` and `least` are what must hold; a figure without them is told and not judged. */
export type Figure = {
  readonly what: string
  readonly value: number
  /** Of `value`: `ms`, `MB`, `edits`. Counts have none. */
  readonly unit?: string
  readonly most?: number
  readonly least?: number
  /** A time on a busy machine says little: judged in the long run only. */
  readonly timed?: boolean
}

export type Fault = {
  /** What this machine lacks to run it, where it needs more than Node. Null: nothing. */
  readonly lacks?: string | null
  /** Begins with its number, as all titles of tests begin with the rule they prove: `F1 kill -9 while eight write`. */
  readonly title: string
  /** Everything that chance decides comes from `seed`. Throws only when the run itself was impossible. */
  run(size: Size, seed: number): Promise<readonly Figure[]>
}

/** True when the figure is as it must be. */
export function holds({ value, most, least }: Figure): boolean {
  return !Number.isNaN(value) && (most === undefined || value <= most) && (least === undefined || value >= least)
}

/** A figure that must be 0. */
export function none(what: string, value: number): Figure {
  return { what, value, most: 0 }
}

/** The value below which `share` (0 to 1) of all lie: 0.5 is the middle one. NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
