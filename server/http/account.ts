/** `/api/me/…`: one's own ways back, devices and proofs. */
import { Router } from 'express'
import { giveDeviceCode } from '#server/commands/device-code.ts'
import { endDevice, endOtherDevices, ownDevices } from '#server/commands/devices.ts'
import { type CalledBy, ownSession } from '#server/commands/own-session.ts'
import { proveByPassword, removePassword, setPassword } from '#server/commands/passwords.ts'
import { ownWays } from '#server/commands/ways.ts'
import type { CodeReply, DevicesReply, WaysReply } from '#shared/protocol/account.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { answer } from './answer.ts'
import { growingWaits } from './growing-waits.ts'
import { emptyBody, parse } from './parse.ts'
import { deviceNameBody, ownThingPath, proveBody, removePasswordBody, setPasswordBody } from './parse-account.ts'
import type { HttpDeps } from './server.ts'

/** Wrong passwords of somebody who is signed in already: whoever sits at a found device guesses no faster than from outside. */
const ownTries = { free: 5, firstMs: 2_000, mostMs: 15 * 60_000 }

/** GET /api/me/ways, POST /api/me/prove, /api/me/password and /api/me/password/remove, and what `devicesRouter` has */
export function accountRouter(deps: HttpDeps): Router {
  const router = Router()
  const waits = growingWaits(deps.clock, ownTries)
  /** Runs what looks at a password of the caller, if one is given. */
  const guessing = async (caller: CalledBy, password: string, work: () => Promise<void>): Promise<null> => {
    const { member } = caller.actor
    const ms = password === '' ? 0 : waits.attempt(member)
    if (ms > 0) throw new Refusal('wait', { seconds: Math.ceil(ms / 1000), ms })
    await work()
    if (password !== '') waits.right(member)
    return null
  }
  router.get(
    '/me/ways',
    answer<WaysReply>((_request, caller) => ownWays(deps, caller)),
  )
  router.post(
    '/me/prove',
    answer(async (request, caller) => {
      const { password } = parse(proveBody, request.body)
      return guessing(caller, password, () => proveByPassword(deps, caller, password))
    }),
  )
  router.post(
    '/me/password',
    answer(async (request, caller) => {
      const said = parse(setPasswordBody, request.body)
      return guessing(caller, said.current, () => setPassword(deps, caller, said))
    }),
  )
  router.post(
    '/me/password/remove',
    answer(async (request, caller) => {
      const { current } = parse(removePasswordBody, request.body)
      return guessing(caller, current, () => removePassword(deps, caller, current))
    }),
  )
  router.use(devicesRouter(deps))
  return router
}

/** POST /api/me/codes, GET /api/me/devices, POST …/:id/name, …/:id/end, …/end-others, and /api/me/tokens/:id/end */
function devicesRouter(deps: HttpDeps): Router {
  const router = Router()
  router.post(
    '/me/codes',
    answer<CodeReply>(async (request, caller) => {
      parse(emptyBody, request.body)
      return giveDeviceCode(deps, caller)
    }),
  )
  router.get(
    '/me/devices',
    answer<DevicesReply>((_request, caller) => ownDevices(deps, caller)),
  )
  router.post(
    '/me/devices/end-others',
    answer(async (request, caller) => {
      parse(emptyBody, request.body)
      await endOtherDevices(deps, caller.actor.member, ownSession(caller))
      return null
    }),
  )
  router.post(
    '/me/devices/:id/name',
    ownThing(async (caller, id, body) => {
      await deps.store.sessions.rename(caller.actor.member, id, parse(deviceNameBody, body).name)
    }),
  )
  router.post(
    '/me/devices/:id/end',
    ownThing(async (caller, id, body) => {
      parse(emptyBody, body)
      await endDevice(deps, caller, id)
    }),
  )
  router.post(
    '/me/tokens/:id/end',
    ownThing(async (caller, id, body) => {
      parse(emptyBody, body)
      await deps.store.tokens.end(caller.actor.member, id)
    }),
  )
  return router
}

/** A change to something of one's own, at a device and not by a tool. */
function ownThing(change: (caller: CalledBy, id: string, body: unknown) => Promise<void>) {
  return answer(async (request, caller) => {
    ownSession(caller)
    await change(caller, parse(ownThingPath, request.params).id, request.body)
    return null
  })
}
