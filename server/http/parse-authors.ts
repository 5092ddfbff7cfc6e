/** What a question about authors may name. */
import { z } from 'zod'
import { isId } from '#shared/ids.ts'
import { isLanguage } from '#shared/plan/fields.ts'
import { listKinds } from '#shared/plan/kinds.ts'

const id = z.string().refine(isId)

/** `/api/boards/:board/authors/:kind/:id`; the plan itself is `plan/plan`. */
export const recordPath = z.object({ board: id, kind: z.enum([...listKinds, 'plan']), id })
/** `/api/boards/:board/texts/:section/:language/authors` */
export const textPath = z.object({ board: id, section: id, language: z.string().refine(isLanguage) })
