/** Invitations over a database. That one is used no more often than it may be is decided in the transaction that uses it. */
import type { Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import type { RegisterEvent } from '#shared/protocol/invitations.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Database, Reader } from './database.ts'
import { invitationOf } from './invitation-row.ts'
import type { Acceptance, Deed, Invitation, InvitationStore } from './invitation-store.ts'
import { invitationsOf } from './invitations-list.ts'
import { noteUse, repeatedUse } from './link-uses.ts'
import { raiseNews } from './news.ts'
import { createMember } from './people.ts'
import { checked } from './sessions.ts'
import type { Hash } from './store.ts'
import type { Tables } from './tables.ts'

/** The invitations of all partnerships. */
export function invitationsIn({ read, write }: Database): InvitationStore {
  return {
    create: (secret, invitation, line) => write(invitation.committee, db => create(db, secret, invitation, line)),
    async open(secret, at, key) {
      const found = await find(read, secret)
      const isOpen = found !== null && at < found.expires && found.usesLeft > 0
      return isOpen || (key !== undefined && (await repeatedUse(read, secret, { key, at })) !== null) ? found : null
    },
    find: secret => find(read, secret),
    accept: (secret, acceptance) => write(secret, db => accept(db, secret, acceptance)),
    of: ({ partnership }) => invitationsOf(read, partnership),
    revoke: (id, deed) => write(id, db => revoke(db, id, deed)),
  }
}

async function create(db: Transaction<Tables>, secret: Hash, invitation: Invitation, line: Id): Promise<void> {
  const { id, partnership, committee, board, name, role, office, signatory, guest, invitedBy, at, expires } = invitation
  await refuseTooMany(db, committee, at)
  const flags = { signatory: signatory ? 1 : 0, guest: guest === null ? null : JSON.stringify(guest) }
  const said = { ...flags, invited_by: JSON.stringify(invitedBy), uses_left: invitation.usesLeft, used: 0 }
  const values = {
    id,
    secret: checked(secret),
    partnership,
    committee,
    board,
    name,
    role,
    office,
    at,
    expires,
    ...said,
  }
  await db.insertInto('invitations').values(values).execute()
  const event = { kind: 'invited', invitation: id, committee, name, role, guest: guest !== null } as const
  await note(db, partnership, { by: invitedBy, at, line }, event)
}

async function refuseTooMany(db: Transaction<Tables>, committee: Id, at: number): Promise<void> {
  const open = await db
    .selectFrom('invitations')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('committee', '=', committee)
    .where('revoked_at', 'is', null)
    .where('expires', '>', at)
    .where('uses_left', '>', 0)
    .executeTakeFirstOrThrow()
  const most = limits.openInvitations
  if (open.count >= most) throw new Refusal('invitations-full', { most })
}

async function find(db: Reader, secret: Hash): Promise<Invitation | null> {
  const one = db.selectFrom('invitations').selectAll().where('secret', '=', secret).where('revoked_at', 'is', null)
  const row = await one.executeTakeFirst()
  return row ? invitationOf(row) : null
}

async function accept(db: Transaction<Tables>, secret: Hash, acceptance: Acceptance): Promise<Id> {
  const { member, at, line } = acceptance
  const known = await find(db, secret)
  if (known === null) throw new Refusal('link-invalid')
  const before = await repeatedUse(db, secret, acceptance)
  if (before !== null) return before
  const used = await db
    .updateTable('invitations')
    .set(({ eb }) => ({ uses_left: eb('uses_left', '-', 1), used: eb('used', '+', 1) }))
    .where('secret', '=', secret)
    .where('revoked_at', 'is', null)
    .where('expires', '>', at)
    .where('uses_left', '>', 0)
    .returning('id')
    .executeTakeFirst()
  if (!used) throw new Refusal('link-invalid')
  await createMember(db, member)
  await noteUse(db, secret, acceptance, member.id)
  const by = { member: member.id, name: member.name, committee: member.committee, office: member.office }
  await note(db, known.partnership, { by, at, line }, { kind: 'joined', invitation: used.id, committee: by.committee })
  return member.id
}

async function revoke(db: Transaction<Tables>, id: Id, deed: Deed): Promise<readonly Id[]> {
  const row = await db
    .updateTable('invitations')
    .set({ revoked_at: deed.at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(['partnership', 'committee', 'board', 'guest'])
    .executeTakeFirst()
  if (!row) return [] // it is revoked already
  const { partnership, committee, board, guest } = row
  await note(db, partnership, deed, { kind: 'revoked', invitation: id, committee })
  if (guest === null || board === null) return []
  const stays = db.updateTable('members').set({ removed_at: deed.at }).where('invitation', '=', id)
  const left = await stays.where('removed_at', 'is', null).returning('id').execute()
  if (left.length === 0) return []
  await raiseNews(db, board)
  return [board]
}

async function note(db: Transaction<Tables>, partnership: Id, { by, at, line }: Deed, event: RegisterEvent) {
  const said = { done_by: JSON.stringify(by), event: JSON.stringify(event) }
  await db
    .insertInto('register')
    .values({ id: line, partnership, at, ...said })
    .execute()
}
