/**
 * `/api/boards/:board/letters`: letters of invitation and for a visa. The names in them come with the call and leave with the
 * file; nothing here keeps them, and no error tells them on.
 */
import { Router } from 'express'
import type { ExportInput } from '#server/exports/input.ts'
import { letterFileName, letterJob } from '#server/exports/letter/print.ts'
import type { LetterRequest } from '#shared/protocol/letters.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { dayOf, knowsZone, toLocal } from '#shared/time.ts'
import { callerOf } from './actor.ts'
import { inputFor } from './exports.ts'
import { boardPath, parse } from './parse.ts'
import { letterBody } from './parse-letters.ts'
import type { HttpDeps } from './server.ts'

/** POST /api/boards/:board/letters */
export function lettersRouter(deps: HttpDeps): Router {
  const router = Router()
  router.post('/boards/:board/letters', async (request, response) => {
    const { board } = parse(boardPath, request.params)
    const asked = parse(letterBody, request.body)
    const { input } = await inputFor(deps, callerOf(response).actor, board, asked.version, request)
    const letter = dated(asked, input, deps.clock.now())
    const bytes = await printed(deps, input, letter)
    response.attachment(letterFileName(input, letter)).type('application/pdf')
    response.set('Content-Security-Policy', "default-src 'none'; sandbox")
    response.send(Buffer.from(bytes))
  })
  return router
}

/** The request with its day. Refuses a committee that takes no part, and a signature of somebody who does not sit on it. */
function dated(asked: LetterRequest, { committees, members }: ExportInput, now: number): LetterRequest {
  const committee = committees.find(each => each.id === asked.from)
  if (committee === undefined) throw new Refusal('bad-request', { part: 'from' })
  const isSeated = members.some(
    each => each.id === asked.signer && each.committee === asked.from && each.guest === null,
  )
  if (asked.signer !== null && !isSeated) throw new Refusal('bad-request', { part: 'signer' })
  const today = () => dayOf(toLocal(now, knowsZone(committee.zone) ? committee.zone : 'UTC'))
  return { ...asked, day: asked.day === '' ? today() : asked.day }
}

/** What goes wrong here may quote what could not be printed. So only that it did is told, and the names reach no log. */
async function printed({ print }: HttpDeps, input: ExportInput, letter: LetterRequest): Promise<Uint8Array> {
  try {
    return await print(letterJob(input, letter))
  } catch {
    throw new Error('A letter could not be printed. The reason is left out, since it may quote what was typed.')
  }
}
