/** `/api/me/data`: everything that is stored about the caller, as a file for them. */
import { type Response, Router } from 'express'
import { myDataFile } from '#server/exports/my-data.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { callerOf } from './actor.ts'
import { buckets } from './bucket.ts'
import { parse } from './parse.ts'
import { languageQuery } from './parse-privacy.ts'
import type { HttpDeps } from './server.ts'

/** Files of one member at once, and the milliseconds after which one more is made: each reads all tables. */
const filesAtOnce = 3
const fileEveryMs = 10 * 60_000

/** GET /api/me/data?language= */
export function myDataRouter(deps: HttpDeps): Router {
  const router = Router()
  const left = buckets(deps.clock, filesAtOnce, fileEveryMs)
  router.get('/me/data', async (request, response) => {
    const { language } = parse(languageQuery, request.query)
    const { actor } = callerOf(response)
    if (!left.take(actor.member)) throw new Refusal('too-many', { ms: fileEveryMs })
    await sendMyData(deps, actor, language, response)
  })
  return router
}

async function sendMyData(deps: HttpDeps, actor: Actor, language: string, response: Response): Promise<void> {
  const { store, clock } = deps
  const [found, committee, boards] = await Promise.all([
    store.personal.rowsOf(actor.member),
    store.people.committee(actor.committee),
    store.people.boardsFor(actor),
  ])
  const titles = boards.map(({ id, title }) => {
    const wording = title[language] ?? Object.values(title)[0]
    return [id, wording?.text ?? id] as const
  })
  const file = myDataFile(
    {
      tables: found.map(({ trace, rows }) => ({ table: trace.table, rows })),
      ...{ name: actor.name, at: clock.now(), zone: committee?.zone ?? 'UTC', boards: new Map(titles) },
    },
    language,
  )
  response.attachment(file.fileName).type(file.mediaType)
  response.set('Content-Security-Policy', "default-src 'none'; sandbox")
  response.send(Buffer.from(file.bytes))
}
