/** The one way in for what comes from outside: a zod schema for each body, path and query; a mismatch is `bad-request`. */
import { z } from 'zod'
import { decisionKinds } from '#shared/agreement/standing.ts'
import { isId } from '#shared/ids.ts'
import { certificateFiles } from '#shared/protocol/certificates.ts'
import { limits } from '#shared/protocol/limits.ts'
import { isPlainText } from '#shared/protocol/plain-text.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { csvLists, exportFormats } from '#shared/protocol/routes.ts'

/** `value` as `schema` describes it. Throws `bad-request`, naming the first part that does not fit. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const part = parsed.error.issues[0]?.path.join('.')
  throw new Refusal('bad-request', part ? { part } : {})
}

const id = z.string().refine(isId)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
export const language = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)
const digits = z.string().regex(/^\d{1,9}$/)
const version = digits.transform(Number).pipe(z.number().min(1))

/** `/api/boards/:board` and what lies under it. */
export const boardPath = z.object({ board: id })
export const versionPath = z.object({ board: id, number: version })
export const certificatePath = z.object({ file: z.enum(certificateFiles).optional() })
export const proposalPath = z.object({ board: id, proposal: id })
export const exportPath = z.object({ board: id, format: z.enum(exportFormats) })

export const createBoardBody = z.strictObject({
  title: z.string().refine(isPlainText).trim().min(1).max(200),
  language,
  committees: z.array(id).min(1).max(50),
})
export const proposeBody = z.strictObject({ digest })
export const decideBody = z.strictObject({
  digest,
  kind: z.enum(decisionKinds),
  comment: z.string().refine(isPlainText).trim().max(limits.messageCharacters),
  code: z.string().max(100).nullish(),
})
/** A call that needs nothing said: `{}`. */
export const emptyBody = z.strictObject({})

export const exportQuery = z.object({
  version: z.union([z.literal('draft'), version]).default('draft'),
  language: language.optional(),
  beside: language.optional(),
  list: z.enum(csvLists).optional(),
})
export const placesQuery = z.object({
  q: z.string().trim().max(100),
  language: language.default('en'),
  limit: digits.transform(Number).pipe(z.number().min(1).max(50)).default(10),
})
const degrees = (most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,15})?$/)
    .transform(Number)
    .pipe(z.number().min(-most).max(most))
export const zoneQuery = z.object({ lat: degrees(90), lon: degrees(180) })
