/** Who can vouch for a member: those whom `may` lets do it, found in one query. */
import type { Id } from '#shared/ids.ts'
import type { Voucher } from '#shared/protocol/account.ts'
import type { Reader } from './database.ts'

/** The chairs of the member's committee and the owners of their partnership, without the member and without guests. */
export async function vouchersOf(db: Reader, member: Id): Promise<Voucher[]> {
  const own = db
    .selectFrom('members')
    .innerJoin('committees', 'committees.id', 'members.committee')
    .where('members.id', '=', member)
  const seat = await own.select(['committee', 'partnership']).executeTakeFirst()
  if (seat === undefined) return []
  return db
    .selectFrom('members')
    .innerJoin('committees', 'committees.id', 'members.committee')
    .select(['members.id as member', 'name', 'office', 'city'])
    .where('partnership', '=', seat.partnership)
    .where('members.id', '!=', member)
    .where('removed_at', 'is', null)
    .where('guest', 'is', null)
    .where(({ eb, and, or }) =>
      or([eb('owner', '=', 1), and([eb('role', '=', 'chair'), eb('committee', '=', seat.committee)])]),
    )
    .orderBy('members.at')
    .orderBy('members.id')
    .execute()
}
