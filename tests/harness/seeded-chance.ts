/** Chance that can be repeated: the same seed gives the same test run. */
import type { Chance } from '#server/chance.ts'

export type SeededChance = Chance & {
  /** A whole number from 0 up to and without `end`. */
  below(end: number): number
  /** One of `choices`. */
  pick<T>(choices: readonly [T, ...T[]]): T
}

/** Chance by mulberry32 (Tommy Ettinger, public domain), which is even enough for tests and useless for secrets. */
export function seededChance(seed: number): SeededChance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (end: number) => next() % end
  return {
    below,
    pick: choices => choices[below(choices.length)] ?? choices[0],
    bytes: count => Uint8Array.from({ length: count }, () => next() & 255),
  }
}
