/** What was begun in one browser or by one letter, and is finished once. Only hashes of the secrets come here. */
import type { Database } from './database.ts'
import { checked } from './sessions.ts'
import type { Challenge, ChallengeKind, ChallengeStore } from './ways-store.ts'

/** Challenges over a database. */
export function challengesIn({ write }: Database): ChallengeStore {
  return {
    async set(secret, challenge, at) {
      await write(secret, async db => {
        await db.deleteFrom('challenges').where('expires', '<=', at).execute()
        await db
          .insertInto('challenges')
          .values({ secret: checked(secret), ...challenge })
          .execute()
      })
    },
    async take(secret, kind, at) {
      const row = await write(secret, async db => {
        const found = db.selectFrom('challenges').selectAll().where('secret', '=', secret).where('kind', '=', kind)
        const one = await found.executeTakeFirst()
        if (one !== undefined) await db.deleteFrom('challenges').where('secret', '=', secret).execute()
        return one
      })
      if (row === undefined || at >= row.expires) return null
      const { member, content, expires } = row
      return { kind, member, content, expires } satisfies Challenge
    },
    async forget(member, kind: ChallengeKind) {
      await write(member, db =>
        db.deleteFrom('challenges').where('member', '=', member).where('kind', '=', kind).execute(),
      )
    },
  }
}
