/** Whether a request comes from Twinboard's own pages or from another site in the same browser (trust.md S5, S7). */
import type { IncomingHttpHeaders } from 'node:http'
import type { Request } from 'express'

/** `unsaid`: no browser of the last years would keep silent, so it is a tool, or a browser older than these headers. */
export type Source = 'own' | 'foreign' | 'unsaid'

/**
 * Where the headers say that the request comes from. `origin` is the configured public address; null means whatever address
 * the browser named in `Host`.
 */
export function sourceOf(headers: IncomingHttpHeaders, origin: string | null): Source {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'foreign'
  if (headers.origin !== undefined) return isOwn(headers.origin, headers.host, origin) ? 'own' : 'foreign'
  return site === undefined ? 'unsaid' : 'own'
}

function isOwn(claimed: string, host: string | undefined, origin: string | null): boolean {
  if (origin !== null) return claimed === origin
  return host !== undefined && [`http://${host}`, `https://${host}`].includes(claimed)
}

/** The address that people reach this server under: as configured, or else as this request calls it. */
export function originOf({ origin }: { readonly origin: string | null }, request: Request): string {
  return origin ?? `${request.protocol}://${request.host}`
}
