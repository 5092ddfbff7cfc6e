/** The headers that keep a page from being framed, sniffed, or made to run what is not ours (trust.md S10). */
import type { RequestHandler, Response } from 'express'

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)',
} as const

/** Sets the headers on every response. `https` adds the order to come back by https only. */
export function securityHeaders(https: boolean): RequestHandler {
  return (request, response, next) => {
    response.set(always)
    response.set('Content-Security-Policy', contentPolicy(request.headers.host, null))
    if (https) response.set('Strict-Transport-Security', 'max-age=31536000')
    next()
  }
}

/** Lets the style elements that the page's own script makes carry `nonce`; for the page itself. */
export function allowStyles(response: Response, host: string | undefined, nonce: string): void {
  response.set('Content-Security-Policy', contentPolicy(host, nonce))
}

/**
 * The policy. Style attributes are let through: the text editor and the map set them, and they run nothing. Style elements
 * are not, but for those with the nonce. The sockets stand beside 'self' because Safari before 15.4 does not count them in.
 */
function contentPolicy(host: string | undefined, nonce: string | null): string {
  const named = host !== undefined && /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : ''
  const style = nonce === null ? "'self'" : `'self' 'nonce-${nonce}'`
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src ${style}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${named}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
