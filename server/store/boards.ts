/** Boards as rows: made together with their seed, listed for people, and who takes part in them. */
import type { Selectable, Transaction } from 'kysely'
import type { Actor, BoardAccess, Role } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { Translated } from '#shared/plan/plan.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { BoardSummary, Committee, MemberInfo } from '#shared/protocol/routes.ts'
import { logRow } from './checksum.ts'
import { committeeOf, committeesOf } from './committees.ts'
import type { Reader } from './database.ts'
import { type BoardInfo, type NewBoard, portraitName, type Seed, serverDevice, serverMember } from './store.ts'
import type { Tables } from './tables.ts'

/** R4: the board, who takes part, its seed as seq 1 and the owner of the seed's client ids, or nothing of it. */
export async function createBoard(db: Transaction<Tables>, row: NewBoard, seed: Seed): Promise<void> {
  await refuseStrangers(db, row)
  const { id, partnership, by, at } = row
  const title = JSON.stringify(row.title)
  const values = { id, partnership, title, made_by: by, at, changed_at: at, epoch: 1, seq: 1, news: 0 }
  await db.insertInto('boards').values(values).execute()
  const seats = row.committees.map((committee, i) => ({ board: id, committee, place: i + 1 }))
  await db.insertInto('board_committees').values(seats).execute()
  const first = { board: id, device: serverDevice, n: 1, member: by, at, ...seed }
  await db
    .insertInto('log')
    .values(logRow(first, 1, 1))
    .execute()
  const owned = seed.clients.map(client => ({ board: id, client, member: serverMember }))
  if (owned.length > 0) await db.insertInto('client_ids').values(owned).execute()
}

async function refuseStrangers(db: Transaction<Tables>, { partnership, committees }: NewBoard): Promise<void> {
  const known = new Set((await committeesOf(db, partnership)).map(c => c.id))
  const distinct = new Set(committees).size === committees.length
  if (committees.length === 0 || !distinct || !committees.every(id => known.has(id))) throw new Refusal('bad-request')
}

/** Keeps what lists of boards show. */
export async function touchBoard(
  db: Transaction<Tables>,
  board: Id,
  { title, at }: { title: Translated; at: number },
): Promise<void> {
  const values = { title: JSON.stringify(title), changed_at: at }
  await db.updateTable('boards').set(values).where('id', '=', board).execute()
}

/** What `may` needs to know; null when there is no such board. */
export async function accessTo(db: Reader, board: Id): Promise<BoardAccess | null> {
  const rows = await db
    .selectFrom('boards')
    .innerJoin('board_committees', 'board_committees.board', 'boards.id')
    .select(['partnership', 'committee'])
    .where('boards.id', '=', board)
    .orderBy('place')
    .execute()
  const [first] = rows
  return first ? { board, partnership: first.partnership, committees: rows.map(row => row.committee) } : null
}

/** Boards that the actor's committee takes part in, newest change first. */
export async function boardsFor(db: Reader, actor: Actor): Promise<BoardSummary[]> {
  const rows = await db
    .selectFrom('boards')
    .innerJoin('board_committees', 'board_committees.board', 'boards.id')
    .select(['boards.id', 'title', 'changed_at'])
    .where('committee', '=', actor.committee)
    .where('partnership', '=', actor.partnership)
    .orderBy('changed_at', 'desc')
    .orderBy('boards.id')
    .execute()
  const seated = await committeesByBoard(
    db,
    rows.map(row => row.id),
  )
  const { guest } = actor
  const open = guest === null ? rows : rows.filter(row => row.id === guest.board)
  return open.map(row => ({
    id: row.id,
    title: JSON.parse(row.title) as Translated,
    committees: seated.get(row.id) ?? [],
    changedAt: row.changed_at,
  }))
}

/** The title as a record of something else prints it, whatever language it is in. */
export async function printedTitle(db: Reader, board: Id): Promise<string> {
  const row = await db.selectFrom('boards').select('title').where('id', '=', board).executeTakeFirstOrThrow()
  return Object.values(JSON.parse(row.title) as Translated)[0]?.text ?? ''
}

/** The board with everybody seated at it; null when there is no such board. */
export async function boardInfo(db: Reader, board: Id): Promise<BoardInfo | null> {
  const row = await db.selectFrom('boards').selectAll().where('id', '=', board).executeTakeFirst()
  if (!row) return null
  const committees = (await committeesByBoard(db, [board])).get(board) ?? []
  return {
    id: board,
    partnership: row.partnership,
    title: JSON.parse(row.title) as Translated,
    committees,
    members: await membersOf(db, committees, board),
    changedAt: row.changed_at,
  }
}

/** A member as others see them, from their row. */
export function memberInfo(row: Selectable<Tables['members']>): MemberInfo {
  const { id, name, committee, office, role, signatory, owner, guest } = row
  const flags = { signatory: signatory === 1, owner: owner === 1 }
  return { id, name, committee, office, role: role as Role, ...flags, guest: guest === null ? null : JSON.parse(guest) }
}

/** The same with the name of their picture, from a row with its digest. */
export function seenMember(row: Selectable<Tables['members']> & { readonly digest: string | null }): MemberInfo {
  return { ...memberInfo(row), ...(row.digest && { portrait: portraitName(row.digest) }) }
}

async function committeesByBoard(db: Reader, boards: readonly Id[]): Promise<Map<Id, Committee[]>> {
  if (boards.length === 0) return new Map()
  const rows = await db
    .selectFrom('board_committees')
    .innerJoin('committees', 'committees.id', 'board_committees.committee')
    .selectAll('committees')
    .select('board')
    .where('board', 'in', boards)
    .orderBy('board_committees.place')
    .execute()
  return new Map([...Map.groupBy(rows, row => row.board)].map(([board, seats]) => [board, seats.map(committeeOf)]))
}

/** Who is let in there now: the members of the committees, and the board's own guests. */
async function membersOf(db: Reader, committees: readonly Committee[], board: Id): Promise<MemberInfo[]> {
  const ids = committees.map(c => c.id)
  const rows = await db
    .selectFrom('members')
    .leftJoin('portraits', 'portraits.member', 'members.id')
    .selectAll('members')
    .select('digest')
    .where('committee', 'in', ids)
    .where('removed_at', 'is', null)
    .orderBy('members.at')
    .orderBy('members.id')
    .execute()
  return rows.map(seenMember).filter(({ guest }) => guest === null || guest.board === board)
}
