/** The invitations of a partnership with those who came by them, for whoever may revoke one. */
import type { Selectable } from 'kysely'
import type { Id } from '#shared/ids.ts'
import type { InvitationInfo, Joined } from '#shared/protocol/invitations.ts'
import { lookAlike } from '#shared/protocol/names.ts'
import type { Reader } from './database.ts'
import { invitationOf } from './invitation-row.ts'
import type { Tables } from './tables.ts'

/** Those that are not revoked, newest first. */
export async function invitationsOf(db: Reader, partnership: Id): Promise<readonly InvitationInfo[]> {
  const rows = await db
    .selectFrom('invitations')
    .selectAll()
    .where('partnership', '=', partnership)
    .where('revoked_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  const seated = await seatedBeside(db, [...new Set(rows.map(row => row.committee))])
  return rows.map(row => {
    const { partnership: _bond, ...invitation } = invitationOf(row)
    const joined = seated.filter(each => each.invitation === row.id)
    return { ...invitation, joined: joined.map(each => joinedOf(each, seated)) }
  })
}

type Seated = Pick<Selectable<Tables['members']>, 'id' | 'committee' | 'name' | 'at' | 'invitation'>

/** Everybody who sits on these committees now, oldest first. */
async function seatedBeside(db: Reader, committees: readonly Id[]): Promise<readonly Seated[]> {
  if (committees.length === 0) return []
  return await db
    .selectFrom('members')
    .select(['id', 'committee', 'name', 'at', 'invitation'])
    .where('committee', 'in', committees)
    .where('removed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

function joinedOf(member: Seated, seated: readonly Seated[]): Joined {
  const { id, name, at } = member
  const before = seated.slice(0, seated.indexOf(member)).filter(each => each.committee === member.committee)
  return { member: id, name, at, like: before.find(each => lookAlike(each.name, name))?.name ?? '' }
}
