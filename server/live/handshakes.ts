/** How often live connections may be begun from one address, whoever is behind it (trust.md S6). */
import type { IncomingMessage } from 'node:http'
import type { Clock } from '#server/clock.ts'
import { networkOf } from '#server/network.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { Allowance } from './allowance.ts'

export type Handshakes = {
  /** Counts one. Refusal('too-many') when there were too many from this address of late. */
  count(request: IncomingMessage): void
}

/** `addressOf` tells the address of whoever asks, behind all proxies that are trusted. */
export function countHandshakes(clock: Clock, addressOf: (request: IncomingMessage) => string): Handshakes {
  const rate = { size: limits.handshakesAtOnce, perSecond: limits.handshakesPerSecond }
  const allowance = new Allowance(clock, rate)
  return {
    count(request) {
      const ms = allowance.take(networkOf(addressOf(request)), 1)
      if (ms > 0) throw new Refusal('too-many', { ms })
    },
  }
}
