/** The HTTP calls around a board's exports: how far one is, its pages to look at, and who has taken out what. */
import type { Id } from '../ids.ts'
import type { Language } from '../plan/plan.ts'
import type { ExportFormat } from './routes.ts'

/** The forms in which two languages can stand side by side. */
export const besideFormats: readonly ExportFormat[] = ['pdf', 'zip']

/** A file that somebody was given, as the history tells it. */
export type MadeExport = {
  /** Counts the board's exports. */
  readonly number: number
  /** As they were called then; whoever was erased since has no name. */
  readonly by: { readonly member: Id; readonly name: string; readonly committee: Id }
  readonly at: number
  readonly format: ExportFormat
  /** null for a draft. */
  readonly version: number | null
  /** Of the plan in it: what committees agree to. */
  readonly digest: string
  /** The language it was made in, and the second one where two stand side by side. */
  readonly languages: readonly Language[]
  /** Which list of the plan, for CSV. */
  readonly list: string | null
  readonly fileName: string
  readonly bytes: number
  /** SHA-256 of the file, 64 hex digits. */
  readonly fileDigest: string
}

/** GET /api/boards/:board/exports?before=<number> — the newest first, a page of them. */
export type ExportsReply = { readonly exports: readonly MadeExport[]; readonly more: boolean }

/**
 * GET /api/exports/progress/:key — how far the export is that I asked for with `&progress=<key>`. `unknown`: not begun,
 * over, or made by another server.
 */
export type ExportProgress =
  | { readonly stage: 'unknown' }
  /** `before`: how many others are made first. */
  | { readonly stage: 'waiting'; readonly before: number }
  /** `of`: how many parts it has; 0 for a file without parts. */
  | { readonly stage: 'making'; readonly done: number; readonly of: number }

/** GET /api/boards/:board/preview?version=&language=&beside=&pages=<most> — the first pages of the PDF as pictures. */
export type PreviewReply = {
  /** SVG, one text a page, each to be shown as a picture that stands alone. */
  readonly pages: readonly string[]
  /** How many pages the file has. */
  readonly of: number
}

/** GET /api/boards/:board/preview/:format?version=&language=&list= — how a file of text begins. */
export const linedFormats = ['csv', 'md', 'ics', 'gpx', 'kml', 'geojson', 'json'] as const satisfies ExportFormat[]
export type LinedFormat = (typeof linedFormats)[number]
export type LinesReply = {
  readonly lines: readonly string[]
  /** More comes after these. */
  readonly more: boolean
}
