/** What is said in the calls about oneself (`shared/protocol/account.ts`). */
import { z } from 'zod'
import { isId } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { isPlainText } from '#shared/protocol/plain-text.ts'

const id = z.string().refine(isId)
/** Any characters: what is too long to be meant is refused before it is hashed. */
const password = z.string().min(1).max(limits.passwordCharactersMost)
const noneYet = z.string().max(limits.passwordCharactersMost)
const name = z.string().refine(isPlainText).trim().min(1).max(200)

export const codeSignInBody = z.strictObject({ code: z.string().min(1).max(100) })
export const passwordSignInBody = z.strictObject({ name, password })
export const setPasswordBody = z.strictObject({
  name: name.min(2).max(100),
  password,
  current: noneYet,
  endOthers: z.boolean(),
})
export const removePasswordBody = z.strictObject({ current: noneYet })
export const proveBody = z.strictObject({ password })
export const signingCodeBody = z.strictObject({ member: id })
export const ownThingPath = z.object({ id: z.string().regex(/^[\w-]{1,40}$/) })
export const deviceNameBody = z.strictObject({ name: name.max(80) })
