/** Every way in ends here: the new session's token goes into the cookie, and the one that stood there before is over. */
import type { Request, Response } from 'express'
import type { Device, Opened } from '#server/commands/open-session.ts'
import type { Hash } from '#server/store/store.ts'
import { sha256Hex } from '#shared/digest.ts'
import { cookieFlags, cookieMs, cookieName, readCookie } from './cookie.ts'
import { deviceName } from './device.ts'

type Deps = { readonly https: boolean; readonly endSession: (session: Hash) => void }

/** The device that asks, with the token that it holds. */
export function deviceOf({ https }: Pick<Deps, 'https'>, { headers }: Request): Device {
  return { name: deviceName(headers['user-agent']), old: readCookie(headers.cookie, cookieName(https)) }
}

/** Gives the device the token of its new session. */
export function letIn({ https, endSession }: Deps, response: Response, { old }: Device, { token }: Opened): void {
  if (old !== null) endSession(sha256Hex(old))
  response.cookie(cookieName(https), token, { ...cookieFlags(https), maxAge: cookieMs })
}
