/** `/api/boards/:board/preview`: how an export would look. Nobody is given a file by it, so it is not noted. */
import { Router } from 'express'
import type { LinesReply, PreviewReply } from '#shared/protocol/exports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { answer } from './answer.ts'
import { inputFor, optionsFor } from './exports.ts'
import { boardPath, exportQuery, parse } from './parse.ts'
import { linesPath, previewQuery } from './parse-exports.ts'
import type { HttpDeps } from './server.ts'

/** GET /api/boards/:board/preview and …/preview/:format, with the query of the export */
export function previewRouter(deps: HttpDeps): Router {
  const router = Router()
  router.get(
    '/boards/:board/preview',
    answer<PreviewReply>(async (request, { actor }) => {
      const { board } = parse(boardPath, request.params)
      const { version, pages, ...wanted } = parse(previewQuery, request.query)
      const { source, input } = await inputFor(deps, actor, board, version, request)
      return deps.renderPreview(input, optionsFor(source, wanted), pages)
    }),
  )
  router.get(
    '/boards/:board/preview/:format',
    answer<LinesReply>(async (request, { actor }) => {
      const { board, format } = parse(linesPath, request.params)
      const { version, ...wanted } = parse(exportQuery, request.query)
      const { source, input } = await inputFor(deps, actor, board, version, request)
      const file = await deps.renderExport(format, input, optionsFor(source, wanted))
      return beginningOf(new TextDecoder().decode(file.bytes))
    }),
  )
  return router
}

/** The first lines, long ones cut. */
function beginningOf(text: string): LinesReply {
  const all = text.trimEnd().split(/\r?\n/, limits.previewLines + 1)
  const lines = all.slice(0, limits.previewLines)
  const isCut = lines.some(line => line.length > limits.previewLineCharacters)
  return {
    lines: lines.map(line => line.slice(0, limits.previewLineCharacters).toWellFormed()),
    more: all.length > lines.length || isCut,
  }
}
