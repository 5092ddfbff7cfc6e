/** The calls of the export sheet: who took out what, and how a file will look. No board needs them to open. */
import type { Id } from '#shared/ids.ts'
import type { ExportProgress, ExportsReply, LinedFormat, LinesReply, PreviewReply } from '#shared/protocol/exports.ts'
import type { ExportFormat } from '#shared/protocol/routes.ts'
import { type ExportChoice, exportAddress, get } from './api.ts'

/** Each rejects with a Refusal. `before`: the number of the last line that is there already. */
export function getMadeExports(board: Id, before?: number): Promise<ExportsReply> {
  return get(fetch, `/api/boards/${board}/exports${before === undefined ? '' : `?before=${before}`}`)
}

/** The first pages of the PDF, at most so many. */
export function getPreview(board: Id, choice: ExportChoice, pages: number): Promise<PreviewReply> {
  return get(fetch, `${previewAddress(board, 'pdf', '/preview', choice)}&pages=${pages}`)
}

/** How a file of text begins. */
export function getLines(board: Id, format: LinedFormat, choice: ExportChoice): Promise<LinesReply> {
  return get(fetch, previewAddress(board, format, `/preview/${format}`, choice))
}

/** How far the export is that was asked for under `key`. */
export function getProgress(key: string): Promise<ExportProgress> {
  return get(fetch, `/api/exports/progress/${key}`)
}

// The same query as the download's, so that what is looked at is what comes.
function previewAddress(board: Id, format: ExportFormat, path: string, choice: ExportChoice): string {
  return exportAddress(board, format, choice).replace(`/export/${format}`, path)
}
