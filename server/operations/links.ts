/** A sign-in link by hand, for a member who cannot get in any more: made also while the server runs. */
import type { DatabaseSync } from 'node:sqlite'
import type { Chance } from '#server/chance.ts'
import { newSecret } from '#server/commands/secret.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import { refuseStranger, within } from './tokens.ts'

type Wish = { readonly now: number; readonly chance: Chance; readonly lost: boolean }

/** How long the link holds; it works once. */
const dayMs = 24 * 3_600_000
/** What somebody who lost it all comes back without, where the tables are there. Mailboxes stay: mail goes to their owner. */
const lostWithAll = ['sessions', 'links', 'codes', 'passwords', 'passkeys'] as const

/**
 * The secret of a link that lets the member in once, within a day. `lost`: whoever has the member's devices, links, codes,
 * password or passkeys gets in with them no more. Throws when there is no such member, or one who was removed.
 */
export function makeLink(folder: string, member: Id, { now, chance, lost }: Wish): string {
  const secret = newSecret(chance)
  within(folder, db => {
    refuseStranger(db, member)
    refuseRemoved(db, member)
    db.exec('begin immediate')
    if (lost) for (const table of lostWithAll) forget(db, table, member)
    const link = db.prepare('insert into links (secret, member, expires, uses_left) values (?, ?, ?, 1)')
    link.run(sha256Hex(secret), member, now + dayMs)
    db.exec('commit')
  })
  return secret
}

function forget(db: DatabaseSync, table: string, member: Id): void {
  const there = db.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(table)
  if (there !== undefined) db.prepare(`delete from ${table} where member = ?`).run(member)
}

function refuseRemoved(db: DatabaseSync, member: Id): void {
  const removed = db.prepare('select 1 from members where id = ? and removed_at is not null').get(member)
  if (removed !== undefined) throw new Error(`The member ${member} was removed and is let in no more.`)
}
