/**
 * Who is let in after a restore. A backup holds sessions, links and rights as they were; what was ended, used up or taken away
 * since must not come back to life with it.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { Chance } from '#server/chance.ts'
import { newSecret } from '#server/commands/secret.ts'
import { sha256Hex } from '#shared/digest.ts'

type Deps = { readonly now: number; readonly chance: Chance; readonly hasPresent: boolean }

export type NewLink = { readonly name: string; readonly secret: string }

const week = 7 * 24 * 3_600_000
const waysIn = ['sessions', 'links', 'tokens', 'passwords', 'passkeys', 'mailboxes', 'identities'] as const
const rights = ['role', 'office', 'signatory', 'owner', 'guest', 'removed_at']
/** Not carried over: they hold for minutes, or for a day at most, and a press from before a restore is not repeated after it. */
const fleeting = ['codes', 'challenges', 'link_uses'] as const
const ofKnownMembers = 'member in (select id from main.members)'
const feedsOfNow = `${ofKnownMembers} and board in (select id from main.boards)`
const invitationsOfNow = `committee in (select id from main.committees)
  and (board is null or board in (select id from main.boards))`

/**
 * Ways in and rights become those of the present database, attached as `now`. Where that cannot say (it is gone, or is another
 * server's), all ways in end, and the answer is a new link for each chair; null otherwise.
 */
export function keepWaysIn(db: DatabaseSync, { now, chance, hasPresent }: Deps): NewLink[] | null {
  for (const table of [...waysIn, ...fleeting, 'invitations', 'feeds']) empty(db, table)
  if (!hasPresent || !isSameServer(db)) return linksForChairs(db, now, chance)
  for (const table of waysIn) copyTable(db, table, ofKnownMembers)
  copyTable(db, 'invitations', invitationsOfNow)
  copyTable(db, 'feeds', feedsOfNow)
  keepPortraits(db)
  keepRights(db)
  keepRegister(db)
  return null
}

/** As what people are let in, or that they are not: as it is now. A backup that is older knows less of it. */
function keepRights(db: DatabaseSync): void {
  const known = columnsOf(db, 'members').filter(name => rights.includes(name))
  const columns = known.join(', ')
  db.exec(`
    update main.members set (${columns}) =
      (select ${columns} from now.members present where present.id = main.members.id)
    where id in (select id from now.members)`)
}

/** What was done to people since the backup stays done, and stays written down. */
function keepRegister(db: DatabaseSync): void {
  const columns = columnsOf(db, 'register').join(', ')
  if (columns === '') return // there was none at the time of the backup
  db.exec(`
    insert into main.register (${columns}) select ${columns} from now.register
    where partnership in (select id from main.partnerships) and id not in (select id from main.register)`)
}

/** A server that was begun anew, and now gets its backup, knows nobody who is in it. */
function isSameServer(db: DatabaseSync): boolean {
  return db.prepare('select 1 from main.members where id in (select id from now.members) limit 1').get() !== undefined
}

/** Whether the tables are of a time that knew this one. */
function isThere(db: DatabaseSync, where: 'main' | 'now', table: string): boolean {
  return db.prepare(`select 1 from ${where}.sqlite_schema where type = 'table' and name = ?`).get(table) !== undefined
}

function empty(db: DatabaseSync, table: string): void {
  if (isThere(db, 'main', table)) db.exec(`delete from main.${table}`)
}

/** A picture that somebody took away stays away. */
function keepPortraits(db: DatabaseSync): void {
  empty(db, 'portraits')
  copyTable(db, 'portraits', ofKnownMembers)
}

/** Only what is about somebody or something in the backup; and column by name, since the backup's tables may be older. */
function copyTable(db: DatabaseSync, table: string, which: string): void {
  if (!isThere(db, 'main', table) || !isThere(db, 'now', table)) return
  const columns = columnsOf(db, table).join(', ')
  db.exec(`insert into main.${table} (${columns}) select ${columns} from now.${table} where ${which}`)
}

/** The columns that both databases have. */
function columnsOf(db: DatabaseSync, table: string): string[] {
  const named = (schema: string) =>
    db
      .prepare('select name from pragma_table_info(?, ?)')
      .all(table, schema)
      .map(row => String(row.name))
  const present = named('now')
  return named('main').filter(name => present.includes(name))
}

function linksForChairs(db: DatabaseSync, now: number, chance: Chance): NewLink[] {
  const isRemovable = db.prepare("select 1 from pragma_table_info('members') where name = 'removed_at'").get()
  const there = isRemovable === undefined ? '' : 'and removed_at is null'
  const chairs = db.prepare(`select id, name from members where role = 'chair' ${there} order by at, id`).all()
  return chairs.map(({ id, name }) => {
    const secret = newSecret(chance)
    const link = 'insert into links (secret, member, expires, uses_left) values (?, ?, ?, 1)'
    db.prepare(link).run(sha256Hex(secret), String(id), now + week)
    return { name: String(name), secret }
  })
}
