/** Partnerships and members, and the actor that a member is. */
import type { Selectable, Transaction } from 'kysely'
import type { Actor, Guest, Role } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { accessTo, boardInfo, boardsFor, createBoard, touchBoard } from './boards.ts'
import { committeesOf, committeeWith, createCommittee } from './committees.ts'
import type { Database, Reader } from './database.ts'
import { namesOf } from './names.ts'
import type { NewMember, NewPartnership, PeopleStore } from './store.ts'
import type { Tables } from './tables.ts'

/** People and their boards over a database. */
export function peopleIn({ read, write }: Database): PeopleStore {
  return {
    createPartnership: row => write(row.id, db => createPartnership(db, row)),
    createCommittee: row => write(row.partnership, db => createCommittee(db, row)),
    createMember: row => write(row.committee, db => createMember(db, row)),
    createBoard: (row, seed) => write(row.id, db => createBoard(db, row, seed)),
    actor: async member => (await actorsOf(read, [member])).get(member) ?? null,
    names: members => namesOf(read, members),
    actors: members => actorsOf(read, members),
    access: board => accessTo(read, board),
    partnershipName: id => partnershipName(read, id),
    committee: id => committeeWith(read, id),
    committeesOf: partnership => committeesOf(read, partnership),
    boardsFor: actor => boardsFor(read, actor),
    boardInfo: board => boardInfo(read, board),
    touchBoard: (board, values) => write(board, db => touchBoard(db, board, values)),
    async isEmpty() {
      return (await read.selectFrom('partnerships').select('id').limit(1).executeTakeFirst()) === undefined
    },
  }
}

async function createPartnership(db: Transaction<Tables>, { id, name, at }: NewPartnership): Promise<void> {
  await db.insertInto('partnerships').values({ id, name, at }).execute()
}

async function partnershipName(db: Reader, id: Id): Promise<string | null> {
  const named = db.selectFrom('partnerships').select('name').where('id', '=', id)
  return (await named.executeTakeFirst())?.name ?? null
}

/** A row that comes and goes in one transaction: its page is written all the same, which a change to the same value is not. */
export async function writeAndUndo(db: Transaction<Tables>): Promise<void> {
  const row = { id: 'try-write', name: '', at: 0 }
  await db.insertInto('partnerships').values(row).execute()
  await db.deleteFrom('partnerships').where('id', '=', row.id).execute()
}

/** A row for a new member. */
export async function createMember(db: Transaction<Tables>, row: NewMember): Promise<void> {
  const { id, committee, name, role, office, signatory, owner = false, language = '', guest = null, at } = row
  const { invitation = null } = row
  const flags = { signatory: signatory ? 1 : 0, owner: owner ? 1 : 0 }
  const guestJson = guest === null ? null : JSON.stringify(guest)
  const values = { id, committee, name, role, office, ...flags, language, guest: guestJson, invitation, at }
  await db.insertInto('members').values(values).execute()
}

async function actorsOf(db: Reader, members: readonly Id[]): Promise<Map<Id, Actor>> {
  if (members.length === 0) return new Map()
  const rows = await db
    .selectFrom('members')
    .innerJoin('committees', 'committees.id', 'members.committee')
    .select(['members.id', 'name', 'committee', 'partnership', 'role', 'signatory', 'office', 'owner', 'guest'])
    .where('members.id', 'in', members)
    .where('removed_at', 'is', null)
    .execute()
  return new Map(rows.map(row => [row.id, actorOf(row)]))
}

type ActorColumn = 'id' | 'name' | 'committee' | 'role' | 'signatory' | 'office' | 'owner' | 'guest'
type ActorRow = Pick<Selectable<Tables['members']>, ActorColumn> & { readonly partnership: Id }

function actorOf({ id, name, committee, partnership, role, signatory, office, owner, guest }: ActorRow): Actor {
  return {
    member: id,
    name,
    committee,
    partnership,
    role: role as Role,
    signatory: signatory === 1,
    office,
    owner: owner === 1,
    guest: guest === null ? null : (JSON.parse(guest) as Guest),
  }
}
