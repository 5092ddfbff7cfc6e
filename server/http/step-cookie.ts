/** The cookie of a step that is begun and finished in one browser: short-lived, and for no script to read. */
import type { Request, Response } from 'express'
import { cookieFlags, readCookie } from './cookie.ts'

export type StepCookie = {
  set(response: Response, secret: string): void
  /** The secret, and the browser forgets it: it is good for one time. */
  take(request: Request, response: Response): string | null
}

/**
 * The cookie of one kind of step. `strict`: it comes back from our own pages only; otherwise also when another site sends the
 * browser here, as a town hall does.
 */
export function stepCookie(https: boolean, kind: 'passkey' | 'oidc', ms: number): StepCookie {
  const name = `${https ? '__Host-' : ''}twinboard-${kind}`
  const flags = { ...cookieFlags(https), sameSite: kind === 'passkey' ? ('strict' as const) : ('lax' as const) }
  return {
    set: (response, secret) => void response.cookie(name, secret, { ...flags, maxAge: ms }),
    take(request, response) {
      response.clearCookie(name, flags)
      return readCookie(request.headers.cookie, name)
    },
  }
}
