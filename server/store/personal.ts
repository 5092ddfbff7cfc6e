/** A person's rows: collected for them, and emptied of them when they are erased. Both go by the list in `traces.ts`. */
import { sql, type Transaction } from 'kysely'
import type { Person } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { Database, Reader } from './database.ts'
import { noteErasure } from './erasures.ts'
import { raiseNews } from './news.ts'
import type { Erased, Erasure, PersonalRows, PersonalStore } from './privacy-store.ts'
import type { Tables } from './tables.ts'
import { type Row, rowsAt, type Who, whoIs, withoutName } from './trace-rows.ts'
import { formerName, type Trace, traces } from './traces.ts'

/** People's data over a database. */
export function personalIn({ read, write }: Database): PersonalStore {
  return {
    rowsOf: member => rowsOf(read, member),
    erase: (member, erasure, by) => write(member, db => erase(db, member, erasure, by)),
    removed: partnership => removed(read, partnership),
    isOnlyOwner: (member, partnership) => isOnlyOwner(read, member, partnership),
    async versionsWith(board, text) {
      const versions = read.selectFrom('versions').select(['number', 'json']).where('board', '=', board)
      const rows = await versions.orderBy('number').execute()
      return rows.filter(({ json }) => json.includes(text)).map(({ number }) => number)
    },
  }
}

async function rowsOf(db: Reader, member: Id): Promise<PersonalRows[]> {
  const who = await whoIs(db, member)
  const shown = traces.filter(trace => trace.given.length > 0)
  return Promise.all(
    shown.map(async trace => {
      const rows = await rowsAt(db, trace, who)
      return { trace, rows: rows.map(row => Object.fromEntries(trace.given.map(column => [column, row[column]]))) }
    }),
  )
}

async function removed(db: Reader, partnership: Id): Promise<{ id: Id; name: string; removedAt: number }[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('committees', 'committees.id', 'members.committee')
    .select(['members.id', 'name', 'removed_at'])
    .where('partnership', '=', partnership)
    .where('removed_at', 'is not', null)
    .where('name', '!=', '')
    .orderBy('removed_at')
    .execute()
  return rows.map(({ id, name, removed_at }) => ({ id, name, removedAt: removed_at ?? 0 }))
}

async function isOnlyOwner(db: Reader, member: Id, partnership: Id): Promise<boolean> {
  const owners = await db
    .selectFrom('members')
    .innerJoin('committees', 'committees.id', 'members.committee')
    .select('members.id')
    .where('partnership', '=', partnership)
    .where('owner', '=', 1)
    .where('removed_at', 'is', null)
    .execute()
  return owners.length === 1 && owners[0]?.id === member
}

async function erase(db: Transaction<Tables>, member: Id, erasure: Erasure, by: Person | null): Promise<Erased> {
  const who = await whoIs(db, member)
  const sessions = await db.selectFrom('sessions').select('token').where('member', '=', member).execute()
  // The seat comes last: it holds the name that others are found by.
  const seatLast = [...traces].sort((a, b) => Number(a.erased === 'seat') - Number(b.erased === 'seat'))
  for (const trace of seatLast) await eraseAt(db, trace, who, erasure.at)
  const isNew = await noteErasure(db, erasure)
  if (isNew && who.partnership !== null) await register(db, who.partnership, erasure, by)
  const boards = await boardsOf(db, member)
  for (const board of boards) await raiseNews(db, board)
  return { sessions: sessions.map(({ token }) => token), boards }
}

async function eraseAt(db: Transaction<Tables>, trace: Trace, who: Who, at: number): Promise<void> {
  const { erased } = trace
  if (erased === 'row') await deleteAt(db, trace, who)
  if (erased === 'name') await renameAt(db, trace, who)
  if (erased === 'words') await silence(db, who.id)
  if (erased === 'seat') await emptySeat(db, who.id, at)
}

async function deleteAt(db: Transaction<Tables>, trace: Trace, who: Who): Promise<void> {
  const { table, column } = trace
  const found = new Set((await rowsAt(db, trace, who)).map(row => row[column]))
  for (const value of found) await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${value}`.execute(db)
}

/** Rows are told apart by the very JSON that is changed: equal ones are changed alike. Records of decisions keep the name. */
async function renameAt(db: Transaction<Tables>, trace: Trace, who: Who): Promise<void> {
  const { table, column } = trace
  for (const old of new Set((await rowsAt(db, trace, who)).map(row => String(row[column])))) {
    const anew = JSON.stringify(withoutName(JSON.parse(old), trace, who))
    const change = sql`update ${sql.table(table)} set ${sql.ref(column)} = ${anew} where ${sql.ref(column)} = ${old}`
    await (table === 'messages' ? sql`${change} and system is null` : change).execute(db)
  }
}

/** The lines stay, so that the talk has no gap; what they said goes. */
async function silence(db: Transaction<Tables>, member: Id): Promise<void> {
  const own = db.updateTable('messages').set({ text: formerName, language: 'und' })
  await own.where('member', '=', member).where('system', 'is', null).execute()
}

/** Their own row, and the name on the invitation by which they came. */
async function emptySeat(db: Transaction<Tables>, member: Id, at: number): Promise<void> {
  const came = db.selectFrom('members').select('invitation').where('id', '=', member)
  await db.updateTable('invitations').set({ name: '' }).where('id', 'in', came).execute()
  const empty = { name: '', office: '', signatory: 0, owner: 0, language: '' }
  await db.updateTable('members').set(empty).where('id', '=', member).execute()
  const seat = db.updateTable('members').set({ removed_at: at })
  await seat.where('id', '=', member).where('removed_at', 'is', null).execute()
}

/** A line that says what was done, and nothing of the person. Whoever erased themselves stands in it as nobody. */
async function register(
  db: Transaction<Tables>,
  partnership: Id,
  { id, subject, at }: Erasure,
  by: Person | null,
): Promise<void> {
  const done_by = JSON.stringify(by ?? { member: subject, name: formerName, committee: '', office: '' })
  const event = JSON.stringify({ event: 'member-erased' })
  const line = db.insertInto('register').values({ id, partnership, at, done_by, event })
  await line.onConflict(conflict => conflict.doNothing()).execute() // a restore brought it back, and erases again
}

/** Boards on which the member had a seat, or said something. */
async function boardsOf(db: Reader, member: Id): Promise<Id[]> {
  const { rows } = await sql<{ board: Id }>`
    select board from board_committees join members on members.committee = board_committees.committee
      where members.id = ${member}
    union select board from messages where member = ${member}
    order by board`.execute(db)
  return rows.map(({ board }: Row & { board: Id }) => board)
}
