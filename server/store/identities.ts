/** Accounts of members elsewhere, at whom the configuration names as issuer. */
import type { Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { Identity, IdentityStore, Since } from './ways-store.ts'

/** Identities over a database. */
export function identitiesIn({ read, write }: Database): IdentityStore {
  return {
    connect: (identity, member, since) => write(identity.issuer, db => connect(db, identity, member, since)),
    async memberOf({ issuer, subject }) {
      const rows = read.selectFrom('identities').selectAll().where('issuer', '=', issuer)
      const row = await rows.where('subject', '=', subject).executeTakeFirst()
      return row === undefined ? null : { member: row.member, at: row.at, countsFrom: row.counts_from }
    },
    async since(issuer, member) {
      const rows = read.selectFrom('identities').selectAll().where('issuer', '=', issuer)
      const row = await rows.where('member', '=', member).executeTakeFirst()
      return row === undefined ? null : { at: row.at, countsFrom: row.counts_from }
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
  { at, countsFrom }: Since,
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
  await db.insertInto('identities').values({ issuer, subject, member, at, counts_from: countsFrom }).execute()
  return true
}
