/** A handler that answers a member's call with JSON. */
import type { Request, RequestHandler } from 'express'
import type { Caller } from '#server/live/caller.ts'
import { callerOf } from './actor.ts'

/** Runs `handle` for the caller and sends what it gives; null stands for "done, nothing to say" (204). */
export function answer<Reply>(handle: (request: Request, caller: Caller) => Promise<Reply | null>): RequestHandler {
  return async (request, response) => {
    const reply = await handle(request, callerOf(response))
    if (reply === null) response.status(204).end()
    else response.json(reply)
  }
}
