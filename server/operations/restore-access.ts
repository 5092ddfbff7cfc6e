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
const waysIn = ['sessions', 'links', 'tokens', 'passwords'] as const
/** Not carried over: a code holds for ten minutes, and a press from before a restore is not repeated after it. */
const fleeting = ['codes', 'link_uses'] as const
const ofKnownMembers = 'member in (select id from main.members)'
const invitationsOfNow = `committee in (select id from main.committees)
  and (board is null or board in (select id from main.boards))`

/**
 * Ways in and rights become those of the present database, attached as `now`. Where that cannot say (it is gone, or is another
 * server's), all ways in end, and the answer is a new link for each chair; null otherwise.
 */
export function keepWaysIn(db: DatabaseSync, { now, chance, hasPresent }: Deps): NewLink[] | null {
  for (const table of [...waysIn, ...fleeting, 'invitations']) empty(db, table)
  if (!hasPresent || !isSameServer(db)) return linksForChairs(db, now, chance)
  for (const table of waysIn) copyTable(db, table, ofKnownMembers)
  copyTable(db, 'invitations', invitationsOfNow)
  keepPortraits(db)
  db.exec(`
    update main.members set (role, office, signatory) =
      (select role, office, signatory from now.members present where present.id = main.members.id)
    where id in (select id from now.members)`)
  return null
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
  const columns = db
    .prepare('select name from pragma_table_info(?)')
    .all(table)
    .map(row => String(row.name))
    .join(', ')
  db.exec(`insert into main.${table} (${columns}) select ${columns} from now.${table} where ${which}`)
}

function linksForChairs(db: DatabaseSync, now: number, chance: Chance): NewLink[] {
  const chairs = db.prepare("select id, name from members where role = 'chair' order by at, id").all()
  return chairs.map(({ id, name }) => {
    const secret = newSecret(chance)
    const link = 'insert into links (secret, member, expires, uses_left) values (?, ?, ?, 1)'
    db.prepare(link).run(sha256Hex(secret), String(id), now + week)
    return { name: String(name), secret }
  })
}
