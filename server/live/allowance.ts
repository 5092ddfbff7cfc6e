/** How much somebody, a member or an address, may ask of the server: a bucket of tokens that fills up again (S6). */
import type { Clock } from '#server/clock.ts'
import type { Guest } from '#shared/agreement/roles.ts'
import { limits } from '#shared/protocol/limits.ts'

/** Tokens that a full bucket holds, and that come back each second. */
export type Rate = { readonly size: number; readonly perSecond: number }

/** What a member may ask over all their connections. An edit costs one and one more for each 4 KiB. */
export const memberRate: Rate = { size: 1200, perSecond: 300 }
const bytesPerToken = 4096
/** To send is cheaper than to take in: nothing is checked or written. */
const servedBytesPerToken = 16_384
/** What an edit costs that no honest client sends, since others may have had to load the board again for it: two seconds. */
export const rejectionCost = 600
/** Above so many keys, those whose bucket is full again are forgotten. */
const mostKept = 2000

type Bucket = { tokens: number; at: number }

/** Tokens that a request over `bytes` costs, on top of `base`. Never more than a bucket holds. */
export function costOf(base: number, bytes = 0): number {
  return Math.min(memberRate.size, base + bytes / bytesPerToken)
}

/** Tokens that an answer of `bytes` costs whoever asked for it. */
export function costOfAnswer(bytes: number): number {
  return bytes / servedBytesPerToken
}

/** Tokens that it costs to bring somebody level with a board. For a guest all of it is looked through, however little is theirs. */
export function costOfBoard(bytes: number, guest: Guest | null): number {
  return costOfAnswer(guest === null ? bytes : limits.boardBytes)
}

export class Allowance {
  readonly #clock: Clock
  readonly #rate: Rate
  readonly #buckets = new Map<string, Bucket>()

  constructor(clock: Clock, rate: Rate = memberRate) {
    this.#clock = clock
    this.#rate = rate
  }

  /** Takes `cost` tokens of `key`. Answers 0, or after how many milliseconds there will be enough; then none are taken. */
  take(key: string, cost: number): number {
    const bucket = this.#filled(key)
    if (bucket.tokens < cost) return Math.ceil(((cost - bucket.tokens) / this.#rate.perSecond) * 1000)
    bucket.tokens -= cost
    return 0
  }

  /** Takes what is known only afterwards. The bucket may end in debt, by one filling at most, and then the next has to wait. */
  owe(key: string, cost: number): void {
    const bucket = this.#filled(key)
    bucket.tokens = Math.max(-this.#rate.size, bucket.tokens - cost)
  }

  /** Keys whose bucket is remembered. */
  get kept(): number {
    return this.#buckets.size
  }

  #filled(key: string): Bucket {
    const now = this.#clock.now()
    const bucket = this.#buckets.get(key) ?? { tokens: this.#rate.size, at: now }
    bucket.tokens = this.#tokensAt(now, bucket)
    bucket.at = now
    if (!this.#buckets.has(key) && this.#buckets.size >= mostKept) this.#forgetFull(now)
    this.#buckets.set(key, bucket)
    return bucket
  }

  #tokensAt(now: number, { tokens, at }: Bucket): number {
    const { size, perSecond } = this.#rate
    return Math.min(size, tokens + (Math.max(0, now - at) / 1000) * perSecond)
  }

  #forgetFull(now: number): void {
    for (const [key, bucket] of this.#buckets) {
      if (this.#tokensAt(now, bucket) >= this.#rate.size) this.#buckets.delete(key)
    }
  }
}
