/** `/api/privacy` and what goes with it: what is kept, erasing, the cities' notices, and the record of processing. */
import { Router } from 'express'
import { cityNotice, noteNoticeRead, setCityNotice } from '#server/commands/city-notice.ts'
import { eraseHistory } from '#server/commands/erase-history.ts'
import { eraseMyself, eraseRemoved } from '#server/commands/erase-member.ts'
import { loadWords } from '#server/exports/words.ts'
import { keptFor, processingRecord } from '#server/operations/processing-record.ts'
import { retentionRules } from '#server/operations/retention-rules.ts'
import { type Actor, may } from '#shared/agreement/roles.ts'
import type { PrivacyReply, RecordReply } from '#shared/protocol/privacy.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { callerOf } from './actor.ts'
import { answer } from './answer.ts'
import { cookieFlags, cookieName } from './cookie.ts'
import { boardPath, emptyBody, parse } from './parse.ts'
import { committeePath, eraseBody, languageQuery, memberPath, noticeBody, noticeReadBody } from './parse-privacy.ts'
import type { HttpDeps } from './server.ts'

/** GET /api/privacy, GET /api/privacy/record, and the POSTs of `shared/protocol/privacy.ts` */
export function privacyRouter(deps: HttpDeps): Router {
  const router = Router()
  reading(router, deps)
  erasing(router, deps)
  router.post(
    '/committees/:committee/notice',
    answer(async (request, { actor }) => {
      const { committee } = parse(committeePath, request.params)
      await setCityNotice(deps, actor, committee, parse(noticeBody, request.body).words)
      return null
    }),
  )
  router.post(
    '/me/notice',
    answer(async (request, { actor }) => {
      await noteNoticeRead(deps, actor, parse(noticeReadBody, request.body).version)
      return null
    }),
  )
  return router
}

function reading(router: Router, deps: HttpDeps): void {
  router.get(
    '/privacy',
    answer<PrivacyReply>(async (request, { actor }) => {
      const { words } = loadWords(parse(languageQuery, request.query).language, ['privacy'])
      const { hostName, privacyContact } = deps.host
      const kept = retentionRules.map(rule => keptFor(words, rule))
      const removed = runs(actor) ? await deps.store.personal.removed(actor.partnership) : []
      const notice = await cityNotice(deps, actor)
      return { host: hostName ?? '', contact: privacyContact ?? '', kept, notice, removed }
    }),
  )
  router.get(
    '/privacy/record',
    answer<RecordReply>(async (request, { actor }) => {
      if (!runs(actor)) throw new Refusal('not-allowed')
      const { words } = loadWords(parse(languageQuery, request.query).language, ['privacy'])
      return { sections: processingRecord(words, deps.host) }
    }),
  )
}

function erasing(router: Router, deps: HttpDeps): void {
  router.post('/me/erase', async (request, response) => {
    await eraseMyself(deps, callerOf(response).actor, parse(eraseBody, request.body).name)
    response.clearCookie(cookieName(deps.https), cookieFlags(deps.https))
    response.status(204).end()
  })
  router.post(
    '/members/:member/erase',
    answer(async (request, { actor }) => {
      parse(emptyBody, request.body)
      await eraseRemoved(deps, actor, parse(memberPath, request.params).member)
      return null
    }),
  )
  router.post(
    '/boards/:board/erase-history',
    answer(async (request, { actor }) => {
      parse(emptyBody, request.body)
      await eraseHistory(deps, actor, parse(boardPath, request.params).board)
      return null
    }),
  )
}

function runs(actor: Actor): boolean {
  return may(actor, 'run-partnership', { partnership: actor.partnership })
}
