/** What members are called, those who are gone included: what they wrote and signed stays theirs. */
import type { Guest } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { committeeOf } from './committees.ts'
import type { Reader } from './database.ts'
import type { NamedMember } from './store.ts'

/** The members by id; nobody who never was. */
export async function namesOf(db: Reader, members: readonly Id[]): Promise<Map<Id, NamedMember>> {
  if (members.length === 0) return new Map()
  const rows = await db
    .selectFrom('members')
    .innerJoin('committees', 'committees.id', 'members.committee')
    .selectAll('committees')
    .select(['members.id as member', 'name', 'guest', 'removed_at'])
    .where('members.id', 'in', members)
    .execute()
  return new Map(
    rows.map(row => {
      const guest = row.guest === null ? null : (JSON.parse(row.guest) as Guest)
      return [row.member, { name: row.name, committee: committeeOf(row), guest, isGone: row.removed_at !== null }]
    }),
  )
}
