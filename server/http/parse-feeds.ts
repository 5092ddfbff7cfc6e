/** What the calls about calendar addresses take in. */
import { z } from 'zod'
import { isId } from '#shared/ids.ts'
import { feedContents } from '#shared/protocol/feeds.ts'
import { language } from './parse.ts'

export const feedIdPath = z.object({ id: z.string().refine(isId) })
export const makeFeedBody = z.strictObject({ language: language.max(35), shows: z.enum(feedContents) })
