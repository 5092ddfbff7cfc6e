/** The HTTP calls of the ways to come back that need more than a word: passkeys, letters, the account of a town hall. */
import type { Id } from '../ids.ts'

/** GET /api/ways, open to strangers: what this server offers. */
export type OfferedWays = {
  /** false where browsers make no passkeys: by plain http, or on an address of numbers. */
  readonly passkey: boolean
  readonly mail: boolean
  /** `name` is what the button says. */
  readonly oidc: { readonly name: string } | null
}

/** GET /api/me/passkeys, and the reply to a new one. */
export type PasskeysReply = { readonly passkeys: readonly PasskeyInfo[] }
export type PasskeyInfo = {
  readonly id: Id
  readonly name: string
  readonly at: number
  readonly usedAt: number | null
  /** It is copied to the person's other devices. */
  readonly backedUp: boolean
}
/**
 * POST /api/passkeys/begin · /api/passkeys/sign-in { response }, both open to strangers
 * POST /api/me/passkeys/begin · /api/me/passkeys { name, response } · /api/me/passkeys/:id/remove
 * POST /api/me/prove/passkey/begin · /api/me/prove/passkey { response }
 * What begins answers with the options for `navigator.credentials` and sets a cookie that finishes it.
 */

/** GET /api/me/mail. `open` is an address that was not confirmed yet. POST /api/me/mail { address, language } · /api/me/mail/remove */
export type MailReply = { readonly address: string | null }
/** POST /api/mail/link { address, language } · /api/mail/confirm { secret }, both open to strangers */

/** GET /api/me/oidc. POST /api/me/oidc/begin · /api/me/oidc/remove, and /api/oidc/begin, open to strangers */
export type OidcReply = { readonly connectedAt: number | null }
/** Where the browser goes next. */
export type OidcBegunReply = { readonly location: string }

/** How signing in at a town hall ended, as `?oidc=` of the page that the browser comes back to. */
export const oidcOutcomes = ['connected', 'unknown', 'taken', 'failed'] as const
export type OidcOutcome = (typeof oidcOutcomes)[number]
