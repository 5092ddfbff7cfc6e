/** `/api/boards/:board/export/:format`: a version or the draft as a file. */
import { type Request, Router } from 'express'
import { enter } from '#server/commands/access.ts'
import { certify } from '#server/commands/certify.ts'
import type { ExportFile, ExportInput, ExportOptions } from '#server/exports/input.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import { hex, sha256 } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import { freeze } from '#shared/plan/freeze.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { callerOf } from './actor.ts'
import { originOf } from './origin.ts'
import { exportPath, exportQuery, parse } from './parse.ts'
import type { HttpDeps } from './server.ts'

/** A plan to be rendered. `at`: when it was frozen, or last changed. */
type Source = { readonly plan: Plan; readonly digest: string; readonly at: number }

/** GET /api/boards/:board/export/:format?version=<n or draft>&language=&beside=&list= (for csv; the stops when it is not said) */
export function exportsRouter(deps: HttpDeps): Router {
  const router = Router()
  router.get('/boards/:board/export/:format', async (request, response) => {
    const { board, format } = parse(exportPath, request.params)
    const { version, language, beside, list } = parse(exportQuery, request.query)
    const { source, input } = await inputFor(deps, callerOf(response).actor, board, version, request)
    const options: ExportOptions = { language: language ?? source.plan.languages[0] ?? 'en', beside, list }
    const file = await deps.renderExport(format, input, options)
    response.attachment(file.fileName).type(file.mediaType)
    response.set('ETag', entityTag(source.digest, file)).set('Cache-Control', 'private, no-cache')
    // A file of ours is never a page of ours, even where a browser shows it instead of keeping it.
    response.set('Content-Security-Policy', "default-src 'none'; sandbox")
    response.send(Buffer.from(file.bytes))
  })
  return router
}

/** The plan's digest, and a part of the file's own: decisions are printed too, and they come after the plan is frozen. */
function entityTag(digest: string, { bytes }: ExportFile): string {
  return `"${digest}.${hex(sha256(bytes)).slice(0, 16)}"`
}

/** What an export of the board is made from, for somebody who may have it; the draft as it is now, or a version. */
export async function inputFor(
  deps: HttpDeps,
  actor: Actor,
  board: Id,
  version: number | 'draft',
  request: Request,
): Promise<{ source: Source; input: ExportInput }> {
  await enter(deps, actor, 'export', board)
  const [info, proposals] = await Promise.all([
    deps.store.people.boardInfo(board),
    deps.store.versions.proposals(board),
  ])
  if (info === null) throw new Refusal('not-found')
  const source = version === 'draft' ? await draftOf(deps, board, info.changedAt) : await frozenOf(deps, board, version)
  const { committees, members } = info
  const origin = originOf(deps, request)
  const number = version === 'draft' ? null : version
  const signed = number === null ? null : await certify(deps, board, number, origin)
  const input = {
    board,
    origin,
    plan: source.plan,
    version: number,
    at: source.at,
    committees,
    members,
    proposals,
    signed,
  }
  return { source, input }
}

async function draftOf({ rooms }: HttpDeps, board: Id, at: number): Promise<Source> {
  const room = await rooms.open(board)
  const plan = await room.plan()
  return { plan, digest: freeze(plan).digest, at }
}

async function frozenOf({ store }: HttpDeps, board: Id, number: number): Promise<Source> {
  const version = await store.versions.version(board, number)
  if (version === null) throw new Refusal('not-found')
  return { plan: JSON.parse(version.json), digest: version.digest, at: version.at }
}
