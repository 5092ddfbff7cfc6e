/** How much each member may ask of the server, over all their connections: a bucket of tokens that fills up again (S6). */
import type { Clock } from '#server/clock.ts'
import type { Id } from '#shared/ids.ts'

/** Tokens that a full bucket holds, and that come back each second. An edit costs one and one more for each 4 KiB. */
const size = 1200
const perSecond = 300
const bytesPerToken = 4096
/** Above so many members, those whose bucket is full again are forgotten. */
const mostKept = 2000

type Bucket = { tokens: number; at: number }

/** Tokens that a request over `bytes` costs, on top of `base`. Never more than a bucket holds. */
export function costOf(base: number, bytes = 0): number {
  return Math.min(size, base + bytes / bytesPerToken)
}

export class Allowance {
  readonly #clock: Clock
  readonly #buckets = new Map<Id, Bucket>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Takes `cost` tokens of the member. Answers 0, or after how many milliseconds there will be enough; then none are taken. */
  take(member: Id, cost: number): number {
    const bucket = this.#filled(member)
    if (bucket.tokens < cost) return Math.ceil(((cost - bucket.tokens) / perSecond) * 1000)
    bucket.tokens -= cost
    return 0
  }

  /** Members whose bucket is remembered. */
  get kept(): number {
    return this.#buckets.size
  }

  #filled(member: Id): Bucket {
    const now = this.#clock.now()
    const bucket = this.#buckets.get(member) ?? { tokens: size, at: now }
    bucket.tokens = Math.min(size, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    if (!this.#buckets.has(member) && this.#buckets.size >= mostKept) this.#forgetFull(now)
    this.#buckets.set(member, bucket)
    return bucket
  }

  #forgetFull(now: number): void {
    for (const [member, { tokens, at }] of this.#buckets) {
      if (tokens + ((now - at) / 1000) * perSecond >= size) this.#buckets.delete(member)
    }
  }
}
