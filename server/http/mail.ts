/** `/api/mail` for those who ask for a letter or hold one, `/api/me/mail` for one's own address. Nothing of it without SMTP. */
import { Router } from 'express'
import {
  beginMailbox,
  confirmMailbox,
  type MailDeps,
  removeMailbox,
  sendSignInLinks,
} from '#server/commands/mailbox.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { MailReply } from '#shared/protocol/ways.ts'
import { answer } from './answer.ts'
import { type Buckets, buckets } from './bucket.ts'
import { jsonBody, strangersNotTooOften } from './guards.ts'
import { emptyBody, parse } from './parse.ts'
import { mailBody, mailSecretBody } from './parse-ways.ts'
import type { HttpDeps } from './server.ts'

/** Letters to one mailbox at once, whoever asks for them, and the milliseconds after which one more goes out. */
const lettersAtOnce = 3
const letterEveryMs = 10 * 60_000

/** So that neither strangers nor members can fill a mailbox, the doors of both count together. */
export function mailRouters(deps: HttpDeps): { readonly strangers: Router; readonly members: Router } {
  const left = buckets(deps.clock, lettersAtOnce, letterEveryMs)
  return { strangers: forStrangers(deps, left), members: forMembers(deps, left) }
}

function forStrangers(deps: HttpDeps, left: Buckets): Router {
  const router = Router()
  router.use('/mail', strangersNotTooOften(deps.clock), jsonBody)
  router.post('/mail/link', (request, response) => {
    const asked = parse(mailBody, request.body)
    const sending = withMail(deps)
    takeLetter(left, asked.address)
    response.status(204).end() // before it is known whether anybody gets mail there, so that the time tells nothing either
    sendSignInLinks(sending, asked).catch(error => {
      if (!(error instanceof Refusal)) deps.log.error('letter.unexpected', { error })
    })
  })
  router.post('/mail/confirm', async (request, response) => {
    const { secret } = parse(mailSecretBody, request.body)
    await confirmMailbox(withMail(deps), secret)
    response.status(204).end()
  })
  return router
}

function forMembers(deps: HttpDeps, left: Buckets): Router {
  const router = Router()
  router.get(
    '/me/mail',
    answer<MailReply>(async (_request, { actor }) => {
      const box = await deps.store.mailboxes.of(actor.member)
      return { address: box?.address ?? null }
    }),
  )
  router.post(
    '/me/mail',
    answer(async (request, caller) => {
      const asked = parse(mailBody, request.body)
      const sending = withMail(deps)
      takeLetter(left, asked.address)
      await beginMailbox(sending, caller, asked)
      return null
    }),
  )
  router.post(
    '/me/mail/remove',
    answer(async (request, caller) => {
      parse(emptyBody, request.body)
      await removeMailbox(deps, caller)
      return null
    }),
  )
  return router
}

/** The deps where there is mail. Refusal('not-found') where there is none. */
export function withMail(deps: HttpDeps): MailDeps {
  if (deps.mail === null) throw new Refusal('not-found')
  return { ...deps, mail: deps.mail }
}

function takeLetter(left: Buckets, address: string): void {
  if (!left.take(address.toLowerCase())) throw new Refusal('too-many', { ms: letterEveryMs })
}
