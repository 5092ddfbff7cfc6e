/**
 * `/api/boards/:board/imports`, `/api/imports/plan` and `/api/imports/board`: files that are brought in. The first two only say
 * what is in a file. They stand before the guard that wants JSON; no form of another site can send such a call without asking first.
 */
import express, { type RequestHandler, Router } from 'express'
import { enter } from '#server/commands/access.ts'
import { beginBoard, lookIntoPlan, mayBeginBoards } from '#server/commands/begin-board.ts'
import type { ImportContext } from '#server/imports/context.ts'
import type { Id } from '#shared/ids.ts'
import type { ImportReply, PlanFileReply } from '#shared/protocol/imports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { CreateBoardReply } from '#shared/protocol/routes.ts'
import { callerOf } from './actor.ts'
import { boardPath, parse } from './parse.ts'
import { importQuery, newBoardQuery } from './parse-import.ts'
import type { HttpDeps } from './server.ts'

/** Whatever the file is: its first bytes say what, and what its sender calls it counts for nothing. */
const fileType = 'application/octet-stream'
/** Files that are on their way at once: each may be of many megabytes, and all are held in memory. */
const mostAtOnce = 4

/** POST with the bytes of a file. `members` lets nobody else through, and each call asks who may do this, before a byte is read. */
export function importsRouter(deps: HttpDeps, ...members: RequestHandler[]): Router {
  const router = Router()
  const file = [notTooManyAtOnce(), express.raw({ type: fileType, limit: limits.importBytes, inflate: false })]
  const mayImport: RequestHandler = async (request, response, next) => {
    await enter(deps, callerOf(response).actor, 'import', parse(boardPath, request.params).board)
    next()
  }
  router.post('/boards/:board/imports', ...members, mayImport, ...file, async (request, response) => {
    const { board } = parse(boardPath, request.params)
    const choice = parse(importQuery, request.query)
    const context = await contextOf(deps, board)
    response.json((await deps.files.readRecords(bytesOf(request.body), context, choice)) satisfies ImportReply)
  })
  router.post('/imports/plan', ...members, mayBegin, ...file, async (request, response) => {
    const { actor } = callerOf(response)
    const shown = await lookIntoPlan({ ...deps, ...deps.files }, actor, bytesOf(request.body))
    response.json(shown satisfies PlanFileReply)
  })
  router.post('/imports/board', ...members, mayBegin, ...file, async (request, response) => {
    const { committees } = parse(newBoardQuery, request.query)
    const { actor } = callerOf(response)
    const made = await beginBoard({ ...deps, ...deps.files }, actor, committees, bytesOf(request.body))
    response.json(made satisfies CreateBoardReply)
  })
  return router
}

const mayBegin: RequestHandler = (_request, response, next) => {
  if (!mayBeginBoards(callerOf(response).actor)) throw new Refusal('not-allowed')
  next()
}

function notTooManyAtOnce(): RequestHandler {
  let under = 0
  return (_request, response, next) => {
    if (under >= mostAtOnce) throw new Refusal('too-many', { ms: 5000 })
    under += 1
    response.once('close', () => (under -= 1))
    next()
  }
}

function bytesOf(body: unknown): Uint8Array {
  if (!Buffer.isBuffer(body)) throw new Refusal('bad-request', { part: 'Content-Type' })
  return body
}

/** What names in a file can mean on this board. */
async function contextOf({ store, rooms }: HttpDeps, board: Id): Promise<ImportContext> {
  const info = await store.people.boardInfo(board)
  if (info === null) throw new Refusal('not-found')
  const plan = await (await rooms.open(board)).plan()
  return {
    committees: info.committees.map(({ id, city }) => ({ id, name: city })),
    members: info.members.map(({ id, name }) => ({ id, name })),
    stops: plan.stops.map(({ id, name, alias, station, zone, arrive, depart }) => {
      const aliases = Object.values(alias).map(({ text }) => text)
      const labels = aliases.map(text => `${name} (${text})`)
      return { id, names: [name, ...aliases, ...labels], station, zone, arrive, depart }
    }),
    currency: plan.currency,
  }
}
