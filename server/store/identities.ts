/** Accounts of members elsewhere, at whom the configuration names as issuer. */
import type { Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { Identity, IdentityStore } from './ways-store.ts'

/** Identities over a database. */
export function identitiesIn({ read, write }: Database): IdentityStore {
  return {
    connect: (identity, member, at) => write(identity.issuer, db => connect(db, identity, member, at)),
    async memberOf({ issuer, subject }) {
      const row = read.selectFrom('identities').select('member').where('issuer', '=', issuer)
      return (await row.where('subject', '=', subject).executeTakeFirst())?.member ?? null
    },
    async since(issuer, member) {
      const row = read.selectFrom('identities').select('at').where('issuer', '=', issuer).where('member', '=', member)
      return (await row.executeTakeFirst())?.at ?? null
    },
    async disconnect(issuer, member) {
      await write(issuer, db =>
        db.deleteFrom('identities').where('issuer', '=', issuer).where('member', '=', member).execute(),
      )
    },
  }
}

async function connect(
  db: Transaction<Tables>,
  { issuer, subject }: Identity,
  member: Id,
  at: number,
): Promise<boolean> {
  const other = await db
    .selectFrom('identities')
    .innerJoin('members', 'members.id', 'identities.member')
    .select(['member', 'removed_at'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  if (other !== undefined && other.member !== member && other.removed_at === null) return false
  const those = db.deleteFrom('identities').where('issuer', '=', issuer)
  await those.where(({ eb, or }) => or([eb('member', '=', member), eb('subject', '=', subject)])).execute()
  await db.insertInto('identities').values({ issuer, subject, member, at }).execute()
  return true
}
