/** How every way in ends over HTTP: the device is named, and the browser gets the cookie of its new session. */
import type { Request, Response } from 'express'
import type { Device, Opened } from '#server/commands/open-session.ts'
import { sha256Hex } from '#shared/digest.ts'
import { cookieFlags, cookieMs, cookieName, readCookie } from './cookie.ts'
import { deviceName } from './device.ts'
import type { HttpDeps } from './server.ts'

type Deps = Pick<HttpDeps, 'https' | 'endSession'>

/** The device that a request comes from, with the session that it held before. */
export function deviceOf({ headers }: Request, { https }: Pick<Deps, 'https'>): Device {
  return { name: deviceName(headers['user-agent']), old: readCookie(headers.cookie, cookieName(https)) }
}

/** Gives the browser its cookie. Connections of the session that it held before are closed. */
export function letIn(response: Response, { https, endSession }: Deps, { token }: Opened, { old }: Device): void {
  if (old !== null) endSession(sha256Hex(old))
  response.cookie(cookieName(https), token, { ...cookieFlags(https), maxAge: cookieMs })
}
