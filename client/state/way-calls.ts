/** The HTTP calls of the other ways to come back (`shared/protocol/ways.ts`). A no comes back as a thrown Refusal. */
import type { Id } from '#shared/ids.ts'
import type { MailReply, OfferedWays, OidcBegunReply, OidcReply, PasskeysReply } from '#shared/protocol/ways.ts'
import { get, post } from './api.ts'

/** What this server offers. */
export const askOfferedWays = () => get<OfferedWays>(fetch, '/api/ways')

export const askPasskeys = () => get<PasskeysReply>(fetch, '/api/me/passkeys')
export const removePasskey = (id: Id) => post<void>(fetch, `/api/me/passkeys/${id}/remove`, {})

export const askMail = () => get<MailReply>(fetch, '/api/me/mail')
export const sendConfirmation = (address: string, language: string) =>
  post<void>(fetch, '/api/me/mail', { address, language })
export const removeMail = () => post<void>(fetch, '/api/me/mail/remove', {})
export const sendLink = (address: string, language: string) =>
  post<void>(fetch, '/api/mail/link', { address, language })
export const confirmMail = (secret: string) => post<void>(fetch, '/api/mail/confirm', { secret })

export const askTownHall = () => get<OidcReply>(fetch, '/api/me/oidc')
export const disconnectTownHall = () => post<void>(fetch, '/api/me/oidc/remove', {})
/** Goes to the town hall's own page, which sends the browser back here. */
export const goToTownHall = async (begin: '/api/oidc/begin' | '/api/me/oidc/begin') => {
  const { location: next } = await post<OidcBegunReply>(fetch, begin, {})
  location.assign(next)
}
