/** The session cookie (trust.md S7): its name, its flags, and how it is read from a request or an upgrade. */
import type { CookieOptions } from 'express'
import { limits } from '#shared/protocol/limits.ts'

/** The cookie's name. The prefix makes browsers insist on https and on this very host. */
export function cookieName(https: boolean): string {
  return https ? '__Host-twinboard' : 'twinboard'
}

/** How the cookie is set and, with the same flags, cleared. */
export function cookieFlags(https: boolean): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: https }
}

/** Lifetime of the cookie in milliseconds: as long as the session may last. */
export const cookieMs = limits.sessionMs

/** The value of cookie `name` in a `Cookie` header, or null. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value) return value
  }
  return null
}
