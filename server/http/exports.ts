/** `/api/boards/:board/export/:format`: a version or the draft as a file. */
import { createHash } from 'node:crypto'
import { type Request, Router } from 'express'
import { enter } from '#server/commands/access.ts'
import { certify } from '#server/commands/certify.ts'
import { type Made, noteExport } from '#server/commands/note-export.ts'
import type { ExportFile, ExportInput, ExportOptions } from '#server/exports/input.ts'
import { ExportsUnderWay } from '#server/exports/under-way.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { freeze } from '#shared/plan/freeze.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { besideFormats, type ExportProgress } from '#shared/protocol/exports.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { ExportFormat } from '#shared/protocol/routes.ts'
import { callerOf } from './actor.ts'
import { answer } from './answer.ts'
import { notFromElsewhere } from './guards.ts'
import { originOf } from './origin.ts'
import { exportPath, parse } from './parse.ts'
import { downloadQuery, progressPath } from './parse-exports.ts'
import type { HttpDeps } from './server.ts'

/** A plan to be rendered. `at`: when it was frozen, or last changed. */
type Source = { readonly plan: Plan; readonly digest: string; readonly at: number }

/**
 * GET /api/boards/:board/export/:format?version=<n or draft>&language=&beside=&list= (for csv; the stops when it is not said)
 * and &progress=<key>, by which GET /api/exports/progress/:key tells how far it is.
 */
export function exportsRouter(deps: HttpDeps): Router {
  const router = Router()
  const underWay = new ExportsUnderWay()
  router.get('/boards/:board/export/:format', notFromElsewhere(deps.origin), async (request, response) => {
    const { board, format } = parse(exportPath, request.params)
    const { version, progress, ...wanted } = parse(downloadQuery, request.query)
    const { actor } = callerOf(response)
    const { source, input } = await inputFor(deps, actor, board, version, request)
    const options = optionsFor(source, wanted)
    const file = await underWay.during(actor.member, progress ?? null, onProgress =>
      deps.renderExport(format, input, options, onProgress),
    )
    const fileDigest = createHash('sha256').update(file.bytes).digest('hex')
    response.attachment(file.fileName).type(file.mediaType)
    response.set('ETag', entityTag(source.digest, fileDigest)).set('Cache-Control', 'private, no-cache')
    // A file of ours is never a page of ours, even where a browser shows it instead of keeping it.
    response.set('Content-Security-Policy', "default-src 'none'; sandbox")
    const isHandedOut = request.method === 'GET' && !request.fresh && !response.closed
    const made = {
      format,
      version: input.version,
      digest: source.digest,
      ...lineOf(file, fileDigest, { ...options, format }),
    }
    if (isHandedOut) await noteExport(deps, actor, board, made)
    response.send(Buffer.from(file.bytes))
  })
  router.get(
    '/exports/progress/:key',
    answer<ExportProgress>(async (request, { actor }) => {
      return underWay.progressOf(actor.member, parse(progressPath, request.params).key)
    }),
  )
  return router
}

/** As it was asked for; in the plan's first language when nobody said one. */
export function optionsFor(source: Source, wanted: Partial<ExportOptions>): ExportOptions {
  const { language = source.plan.languages[0] ?? 'en', beside, list } = wanted
  return { language, beside, list }
}

/** What the history tells of the file itself. */
function lineOf(
  { fileName, bytes }: ExportFile,
  fileDigest: string,
  { format, language, beside, list }: ExportOptions & { readonly format: ExportFormat },
): Pick<Made, 'fileName' | 'bytes' | 'fileDigest' | 'languages' | 'list'> {
  const second = beside !== undefined && besideFormats.includes(format) ? [beside] : []
  const isList = format === 'csv'
  return {
    fileName,
    bytes: bytes.byteLength,
    fileDigest,
    languages: [language, ...second],
    list: isList ? (list ?? 'stops') : null,
  }
}

/** The plan's digest, and a part of the file's own: decisions are printed too, and they come after the plan is frozen. */
function entityTag(digest: string, fileDigest: string): string {
  return `"${digest}.${fileDigest.slice(0, 16)}"`
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
