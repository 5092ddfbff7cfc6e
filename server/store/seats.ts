/** Who sits on a committee and as what: changes, removal, and an office that goes from one to another. */
import type { Selectable, Transaction } from 'kysely'
import type { Role } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { RegisterEvent } from '#shared/protocol/people.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Reader } from './database.ts'
import type { Doing, HandOver, MemberChange, Seated, Touched } from './partnership-store.ts'
import { note } from './register.ts'
import type { Tables } from './tables.ts'
import { touch, untouched } from './touched.ts'
import { endWaysIn } from './ways-in.ts'

type Row = Selectable<Tables['members']> & { readonly partnership: Id; readonly city: string }

/** Where somebody sits or sat; null for nobody. */
export async function seated(db: Reader, member: Id): Promise<Seated | null> {
  const row = await rowOf(db, member)
  if (row === undefined) return null
  const { partnership, committee, owner, removed_at } = row
  return { partnership, committee, owner: owner === 1, isRemoved: removed_at !== null }
}

/** Another name, office, role or right of somebody who is there. */
export async function changeMember(
  db: Transaction<Tables>,
  doing: Doing,
  member: Id,
  change: MemberChange,
): Promise<Touched> {
  const before = await present(db, doing, member)
  const after = changed(before, change)
  const events = differences(before, after)
  if (events.length === 0) return untouched
  if (after.guest !== null) refuseGuest(after)
  if (before.role === 'chair' && after.role !== 'chair') await refuseChairless(db, before, 'always')
  if (before.owner > after.owner) await refuseOwnerless(db, before)
  const { name, office, role, signatory, owner } = after
  await db.updateTable('members').set({ name, office, role, signatory, owner }).where('id', '=', member).execute()
  await note(db, doing, events)
  return touch(db, before.committee)
}

/** They are let in no more; what they did keeps their name. */
export async function removeMember(db: Transaction<Tables>, doing: Doing, member: Id): Promise<Touched> {
  const row = await rowOf(db, member)
  if (row === undefined || row.partnership !== doing.partnership) throw new Refusal('not-found')
  if (row.removed_at !== null) return untouched
  if (row.role === 'chair' && row.guest === null) await refuseChairless(db, row, 'with others')
  if (row.owner === 1) await refuseOwnerless(db, row)
  const values = { removed_at: doing.at, owner: 0 }
  await db.updateTable('members').set(values).where('id', '=', member).execute()
  const sessions = await endWaysIn(db, doing, member)
  await note(db, doing, [{ event: 'removed', name: row.name, city: row.city }])
  return touch(db, row.committee, sessions)
}

/** The office is the other one's, with what was said to go with it, or nothing changes. */
export async function handOver(db: Transaction<Tables>, doing: Doing, given: HandOver): Promise<Touched> {
  const { office, signatory, chair } = given
  const [from, to] = [await present(db, doing, given.from), await present(db, doing, given.to)]
  const within = from.id !== to.id && from.committee === to.committee && from.guest === null && to.guest === null
  if (!within) throw new Refusal('bad-request')
  if (from.office === '' && to.office === office) return untouched // the answer to the first one was lost
  const holds = from.office === office && (!signatory || from.signatory === 1) && (!chair || from.role === 'chair')
  if (!holds) throw new Refusal('people-moved')
  const left = { office: '', ...(signatory ? { signatory: 0 } : {}), ...(chair ? { role: 'editor' } : {}) }
  const gained = { office, ...(signatory ? { signatory: 1 } : {}), ...(chair ? { role: 'chair' } : {}) }
  await db.updateTable('members').set(left).where('id', '=', from.id).execute()
  await db.updateTable('members').set(gained).where('id', '=', to.id).execute()
  const names = { from: from.name, to: to.name }
  await note(db, doing, [{ event: 'handed-over', office, ...names, signatory, chair }])
  return touch(db, from.committee)
}

function rowOf(db: Reader, member: Id): Promise<Row | undefined> {
  return db
    .selectFrom('members')
    .innerJoin('committees', 'committees.id', 'members.committee')
    .selectAll('members')
    .select(['partnership', 'city'])
    .where('members.id', '=', member)
    .executeTakeFirst()
}

/** Refusal('not-found') for those of other partnerships, and for those who were removed. */
async function present(db: Reader, { partnership }: Doing, member: Id): Promise<Row> {
  const row = await rowOf(db, member)
  if (row === undefined || row.partnership !== partnership || row.removed_at !== null) throw new Refusal('not-found')
  return row
}

function changed(row: Row, { name, office, role, signatory, owner }: MemberChange): Row {
  return {
    ...row,
    name: name ?? row.name,
    office: office ?? row.office,
    role: role ?? row.role,
    signatory: flag(signatory, row.signatory),
    owner: flag(owner, row.owner),
  }
}

function flag(value: boolean | undefined, before: number): number {
  return value === undefined ? before : value ? 1 : 0
}

/** What is otherwise, a line for each. */
function differences(before: Row, after: Row): RegisterEvent[] {
  const { name } = after
  const lines: RegisterEvent[] = []
  if (name !== before.name) lines.push({ event: 'renamed', from: before.name, to: name })
  if (after.office !== before.office) lines.push({ event: 'office', name, from: before.office, to: after.office })
  if (after.role !== before.role) lines.push({ event: 'role', name, from: before.role as Role, to: after.role as Role })
  if (after.signatory !== before.signatory) lines.push({ event: 'signatory', name, may: after.signatory === 1 })
  if (after.owner !== before.owner) lines.push({ event: 'owner', name, may: after.owner === 1 })
  return lines
}

/** A guest holds no office, signs nothing, and leads nothing. */
function refuseGuest({ role, office, signatory, owner }: Row): void {
  if (role === 'chair' || office !== '' || signatory === 1 || owner === 1) throw new Refusal('bad-request')
}

/** A committee with people keeps a chair: nobody else could let people in, or see them out. */
async function refuseChairless(
  db: Reader,
  { id, committee, city }: Row,
  when: 'always' | 'with others',
): Promise<void> {
  const others = await db
    .selectFrom('members')
    .select('role')
    .where('committee', '=', committee)
    .where('id', '!=', id)
    .where('removed_at', 'is', null)
    .where('guest', 'is', null)
    .execute()
  const isMissed = when === 'always' || others.length > 0
  if (isMissed && !others.some(({ role }) => role === 'chair')) throw new Refusal('last-chair', { city })
}

async function refuseOwnerless(db: Reader, { id, partnership }: Row): Promise<void> {
  const other = await db
    .selectFrom('members')
    .innerJoin('committees', 'committees.id', 'members.committee')
    .select('members.id')
    .where('partnership', '=', partnership)
    .where('members.id', '!=', id)
    .where('owner', '=', 1)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (other === undefined) throw new Refusal('last-owner')
}
