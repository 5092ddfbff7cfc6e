/** How often live connections may be begun from one address, whoever is behind it (trust.md S6). */
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import type { Clock } from '#server/clock.ts'
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

/** The address, or of IPv6 the first half of it: one line at home has all addresses that begin like this. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(group => group !== '')
  const after = tail?.split(':').filter(group => group !== '') ?? []
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
