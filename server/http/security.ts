/** The headers that keep a page from being framed, sniffed, or made to run what is not ours (trust.md S10). */
import type { Request, RequestHandler, Response } from 'express'

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const

/**
 * Sets the headers on every response. `origin` is the configured public address; the one of the request stands in for it.
 * Under https, browsers are told to come back by https only, also to hosts below this one.
 */
export function securityHeaders(origin: string | null): RequestHandler {
  const https = origin?.startsWith('https:') ?? false
  return (request, response, next) => {
    response.set(always)
    response.set('Content-Security-Policy', contentPolicy(hostOf(request, origin), null))
    if (https) response.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    next()
  }
}

/** Lets the style elements that the page's own script makes carry `nonce`; for the page itself. */
export function allowStyles(request: Request, response: Response, origin: string | null, nonce: string): void {
  response.set('Content-Security-Policy', contentPolicy(hostOf(request, origin), nonce))
}

/** Where our own sockets are. What a request calls us counts only while nobody has said how we are called. */
function hostOf(request: Request, origin: string | null): string | undefined {
  return origin === null ? request.headers.host : new URL(origin).host
}

/** Who may turn text into markup: `client/ui/no-markup.ts`, two fixed words only; and the editor, for what is pasted. */
const policies = 'default ProseMirrorClipboard'

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
    "require-trusted-types-for 'script'",
    `trusted-types ${policies}`,
  ].join('; ')
}
