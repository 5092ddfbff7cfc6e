/** All ways in of one person, for whoever ends them at once. */
import type { Transaction } from 'kysely'
import type { Person } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import { endFeedsOf } from './feeds.ts'
import type { Doing } from './partnership-store.ts'
import type { Hash } from './store.ts'
import type { Tables } from './tables.ts'

/** By which somebody comes back, or what they began towards it. A sign-in name, an address, an account are free again then. */
const others = ['links', 'tokens', 'passwords', 'codes', 'passkeys', 'mailboxes', 'identities', 'challenges'] as const

/** Ends each way in of `member`, the addresses of their calendars, and the open invitations that they made. Gives the sessions that ended. */
export async function endWaysIn(
  db: Transaction<Tables>,
  { partnership, at }: Pick<Doing, 'partnership' | 'at'>,
  member: Id,
): Promise<Hash[]> {
  const sessions = await db.deleteFrom('sessions').where('member', '=', member).returning('token').execute()
  for (const table of others) await db.deleteFrom(table).where('member', '=', member).execute()
  await endFeedsOf(db, member, at)
  await revokeInvitations(db, partnership, member, at)
  return sessions.map(({ token }) => token)
}

async function revokeInvitations(db: Transaction<Tables>, partnership: Id, member: Id, at: number): Promise<void> {
  const open = await db
    .selectFrom('invitations')
    .select(['id', 'invited_by'])
    .where('partnership', '=', partnership)
    .where('revoked_at', 'is', null)
    .execute()
  const theirs = open.filter(({ invited_by }) => (JSON.parse(invited_by) as Person).member === member)
  const ids = theirs.map(({ id }) => id)
  if (ids.length > 0) await db.updateTable('invitations').set({ revoked_at: at }).where('id', 'in', ids).execute()
}
