/** What comes in with the calls around exports: the history, how far one is, and the pages to look at. */
import { z } from 'zod'
import { isId } from '#shared/ids.ts'
import { linedFormats } from '#shared/protocol/exports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { exportQuery } from './parse.ts'

const digits = z.string().regex(/^\d{1,9}$/)

export const madeExportsQuery = z.object({
  before: digits.transform(Number).default(Number.MAX_SAFE_INTEGER),
})

const key = z.string().refine(isId)

/** `progress`: made by the client for one download, so that it can ask how far that is. */
export const downloadQuery = exportQuery.extend({ progress: key.optional() })
export const progressPath = z.object({ key })

export const previewQuery = exportQuery.extend({
  pages: digits.transform(Number).pipe(z.number().min(1).max(limits.previewPages)).default(limits.previewPages),
})
export const linesPath = z.object({ board: key, format: z.enum(linedFormats) })
