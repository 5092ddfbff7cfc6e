/** What was begun in one browser or by one letter, and is finished once. Only hashes of the secrets come here. */
import type { Selectable } from 'kysely'
import type { Database, Reader } from './database.ts'
import { checked } from './sessions.ts'
import type { Hash } from './store.ts'
import type { Tables } from './tables.ts'
import type { Challenge, ChallengeKind, ChallengeStore } from './ways-store.ts'

/** Challenges over a database. */
export function challengesIn({ read, write }: Database): ChallengeStore {
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
        const one = await found(db, secret, kind)
        if (one !== undefined) await db.deleteFrom('challenges').where('secret', '=', secret).execute()
        return one
      })
      return standing(row, kind, at)
    },
    look: async (secret, kind, at) => standing(await found(read, secret, kind), kind, at),
    async forget(member, kind: ChallengeKind) {
      await write(member, db =>
        db.deleteFrom('challenges').where('member', '=', member).where('kind', '=', kind).execute(),
      )
    },
  }
}

type Row = Selectable<Tables['challenges']>

function found(db: Reader, secret: Hash, kind: ChallengeKind): Promise<Row | undefined> {
  const rows = db.selectFrom('challenges').selectAll().where('secret', '=', secret).where('kind', '=', kind)
  return rows.executeTakeFirst()
}

function standing(row: Row | undefined, kind: ChallengeKind, at: number): Challenge | null {
  if (row === undefined || at >= row.expires) return null
  const { member, content, expires } = row
  return { kind, member, content, expires }
}
