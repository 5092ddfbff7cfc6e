/**
 * Which press used a link. When the answer to a press is lost, the person presses again: the same browser then names the same
 * key, and is given what the first press was given, though the link is used up (trust.md S8).
 */
import type { Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Reader } from './database.ts'
import type { Press } from './invitation-store.ts'
import type { Hash } from './store.ts'
import type { Tables } from './tables.ts'

/** The member that this very press was given lately; null for a new press. */
export async function repeatedUse(db: Reader, secret: Hash, { key, at }: Press): Promise<Id | null> {
  const use = db.selectFrom('link_uses').select('member').where('secret', '=', secret).where('key', '=', key)
  return (await use.where('at', '>', at - limits.repeatUseMs).executeTakeFirst())?.member ?? null
}

/** Notes the press, and forgets those that are too long ago to be repeated. */
export async function noteUse(db: Transaction<Tables>, secret: Hash, { key, at }: Press, member: Id): Promise<void> {
  await db
    .deleteFrom('link_uses')
    .where('at', '<=', at - limits.repeatUseMs)
    .execute()
  await db.insertInto('link_uses').values({ secret, key, member, at }).execute()
}
