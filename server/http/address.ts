/** From which address a request comes, where proxies stand in front that can be trusted to say so. */
import type { IncomingMessage } from 'node:http'

/**
 * The address that the outermost of `trustedProxies` proxies saw; each adds what it saw at the end of `X-Forwarded-For`. What
 * stands further in front is the client's own word and counts for nothing. As Express does it for `request.ip`.
 */
export function addressOf({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const forwarded = [headers['x-forwarded-for'] ?? ''].flat().join(',').split(',')
  const named = forwarded.map(address => address.trim()).filter(address => address !== '')
  const seen = [...named, socket.remoteAddress ?? '']
  return seen[Math.max(0, seen.length - 1 - trustedProxies)] ?? ''
}
