/** What may be said in the calls of `shared/protocol/ways.ts`. */
import { z } from 'zod'
import { isId } from '#shared/ids.ts'
import { isPlainText } from '#shared/protocol/plain-text.ts'
import { languages } from '#shared/words/words.ts'

const base64url = (most: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(most)
/** What every answer of an authenticator has around it. What else a browser adds is left out. */
const credential = { id: base64url(1400), rawId: base64url(1400), type: z.literal('public-key') }
const nothing = z.unknown().transform(() => ({}))

/** A new key, as `PublicKeyCredential.toJSON()` gives it. */
export const newPasskeyBody = z.strictObject({
  name: z.string().refine(isPlainText).trim().max(60).default(''),
  response: z.object({
    ...credential,
    clientExtensionResults: nothing,
    response: z.object({
      attestationObject: base64url(20_000),
      clientDataJSON: base64url(4000),
      transports: z
        .array(z.string().regex(/^[a-z-]{1,20}$/))
        .max(10)
        .default([]),
    }),
  }),
})
/** A use of a key. */
export const passkeyBody = z.strictObject({
  response: z.object({
    ...credential,
    clientExtensionResults: nothing,
    response: z.object({
      authenticatorData: base64url(4000),
      clientDataJSON: base64url(4000),
      signature: base64url(8000),
      userHandle: base64url(100).optional(),
    }),
  }),
})
export const passkeyPath = z.object({ passkey: z.string().refine(isId) })

const language = z.enum(languages)
/** One mailbox, in the form that every mail server takes. Nothing in it ends a line or begins another address. */
const address = z.email().max(254)
export const mailBody = z.strictObject({ address, language })
export const mailCodeBody = z.strictObject({ language })
export const mailSecretBody = z.strictObject({ secret: base64url(100) })
