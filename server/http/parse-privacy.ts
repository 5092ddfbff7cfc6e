/** What comes from outside about people's data. */
import { z } from 'zod'
import { isId } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { isPlainText } from '#shared/protocol/plain-text.ts'

const id = z.string().refine(isId)
const language = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)
const text = z.string().refine(isPlainText).trim().max(limits.fieldCharacters)

export const memberPath = z.object({ member: id })
export const committeePath = z.object({ committee: id })
export const languageQuery = z.object({ language: language.default('en') })
export const eraseBody = z.strictObject({ name: z.string().max(200) })
export const noticeBody = z.strictObject({ words: z.record(language, text) })
export const noticeReadBody = z.strictObject({ version: z.int().min(0) })
