/** Whether a request comes from Twinboard's own pages and not from another site in the same browser (trust.md S5, S7). */
import type { IncomingHttpHeaders } from 'node:http'

/**
 * True when the headers say that one of our own pages sent the request. `origin` is the configured public address; null
 * means the one that the browser named in `Host`. A request that says nothing about its source does not count as ours.
 */
export function fromOwnPage(headers: IncomingHttpHeaders, origin: string | null): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (headers.origin !== undefined) return isOwn(headers.origin, headers.host, origin)
  return site !== undefined
}

function isOwn(claimed: string, host: string | undefined, origin: string | null): boolean {
  if (origin !== null) return claimed === origin
  return host !== undefined && [`http://${host}`, `https://${host}`].includes(claimed)
}
