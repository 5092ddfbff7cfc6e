/** What comes from outside about invitations and links: who is invited to what, and who comes in. */
import { z } from 'zod'
import { guestParts, roles } from '#shared/agreement/roles.ts'
import { isId } from '#shared/ids.ts'
import { guestRoles, rolesByLink } from '#shared/protocol/invitations.ts'
import { limits } from '#shared/protocol/limits.ts'
import { nameFrom } from '#shared/protocol/names.ts'
import { isInterfaceLanguage } from '#shared/words/words.ts'

const id = z.string().refine(isId)
const secret = z.string().min(1).max(200)
/** Drawn by the browser; shorter ones could be guessed by somebody who holds the same link. */
const key = z.string().regex(/^[\w-]{22,86}$/)
const line = z
  .string()
  .max(4 * limits.nameCharacters)
  .transform(nameFrom)
const name = line.pipe(z.string().min(1).max(limits.nameCharacters))
const office = line.pipe(z.string().max(limits.nameCharacters))
const days = z.number().int().min(1).max(limits.invitationDaysAtMost)
const board = id.nullable()

const personal = z.strictObject({
  kind: z.literal('member'),
  ...{ committee: id, name, role: z.enum(roles), office, signatory: z.boolean(), board, days },
})
const link = z.strictObject({
  kind: z.literal('link'),
  ...{ committee: id, role: z.enum(rolesByLink), board, days },
  uses: z.number().int().min(1).max(limits.invitationUses),
})
const guest = z.strictObject({
  kind: z.literal('guest'),
  ...{ board: id, name, role: z.enum(guestRoles), days },
  parts: z
    .array(z.enum(guestParts))
    .min(1)
    .transform(list => guestParts.filter(part => list.includes(part))),
  stayDays: z.number().int().min(1).max(limits.guestDaysAtMost),
})
export const inviteBody = z.discriminatedUnion('kind', [personal, link, guest])
export const invitationPath = z.object({ id })

/** What opens a link, as it stood in the fragment. */
export const lookBody = z.strictObject({ secret, key: key.optional() })
export const signInBody = z.strictObject({ secret, key: key.optional() })
export const acceptBody = z.strictObject({ secret, key, name, language: z.string().refine(isInterfaceLanguage) })
